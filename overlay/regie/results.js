// A vote's result as the host reads it at a glance: one compact view per method.

import { secondsSince } from "../shared/clock.js";
import { clock, number, percent } from "../shared/format.js";
import { knows, t } from "../shared/i18n.js";
import { clean, said } from "../shared/said.js";
import { slide } from "../shared/slide.js";
import { h } from "../shared/view.js";
import { mention } from "../overlay/grades.js";
import { drawProfile, placesOf } from "../overlay/merit.js";
import { degrees, moodOf } from "../overlay/mood.js";
import { winsOf } from "../overlay/ranked.js";
import { peopleOf, sidesOf } from "../overlay/river.js";

const TINTS = ["leaf", "plum", "sky", "sun", "coral", "slate"];
const SIDE_TINTS = { for: "leaf", doubt: "slate", against: "plum" };
const LABEL = 80;
const RESULTS = { "majority-judgment": drawMerits, ranked: drawOrder, "moving-debate": drawSides, consent: drawConsent, temperature: drawMood };

/** Return the name of a method. */
export function methodName(method) {
  const key = `method_${method}`;
  return knows(key) ? t(key) : method;
}

/** Describe the result of an open poll; its choices where there is none yet. */
export function drawResults(poll) {
  const draw = poll.detail && Object.hasOwn(RESULTS, poll.method) ? RESULTS[poll.method] : drawChoices;
  return h("div", { class: "results-box", key: "results" }, drawWindow(poll), draw(poll));
}

/** Describe the choices with their votes; `counts` is false before there can be any. */
export function drawChoices(poll, counts = true) {
  return h("ol", { class: "results" }, poll.choices.map((choice, index) => drawChoice(choice, TINTS[index % TINTS.length], counts)));
}

function drawChoice(choice, tint, counts) {
  const isKnown = counts && choice.share !== null;
  return row(choice, tint, isKnown ? choice.share : 0, counts && (isKnown ? [h("b", {}, percent(choice.share)), ` ${number(choice.count)}`] : "—"));
}

function row(choice, tint, share, figure) {
  return h(
    "li",
    { class: `result tint-${tint}`, "data-wins": choice.wins, key: choice.code },
    h("b", { class: "result-code" }, clean(choice.code, 3)),
    h("span", { class: "result-bar", style: { "--share": String(share) } }),
    said("span", { class: "result-label" }, choice.label, LABEL),
    figure && h("span", { class: "result-figure figure" }, figure),
  );
}

/** The choice that is graded in the chats now. */
function drawWindow(poll) {
  if (!poll.window || poll.status !== "open") return null;
  const choice = poll.choices.find((each) => each.code === poll.window.code);
  const left_s = Math.max(0, -secondsSince(poll.window.ends_at));
  return h("p", { class: "graded-now", key: "window" }, said("span", {}, t("grading_choice", { code: poll.window.code, label: clean(choice?.label, LABEL) })), h("b", { class: "figure" }, clock(Math.ceil(left_s))));
}

function drawMerits(poll) {
  return h(
    "ol",
    { class: "results", ref: slide },
    placesOf(poll).map(([, choice]) => {
      const merit = poll.detail.merits[choice.code];
      return h(
        "li",
        { class: "result result-merit", key: choice.code },
        h("b", { class: "result-code" }, clean(choice.code, 3)),
        said("span", { class: "result-label" }, choice.label, LABEL),
        drawProfile(merit?.grades ?? [], true),
        h("b", { class: "result-mention figure" }, mention(merit)),
      );
    }),
  );
}

function drawOrder(poll) {
  const duels = poll.choices.length - 1;
  return h("ol", { class: "results", ref: slide }, placesOf(poll).map(([place, choice]) => row(choice, place === 1 ? "sun" : "slate", winsOf(choice.code, poll.detail.pairwise) / Math.max(1, duels), [h("b", {}, String(place)), ` ${t("duels_won", { n: winsOf(choice.code, poll.detail.pairwise), all: number(duels) })}`])));
}

function drawSides(poll) {
  const sides = sidesOf(poll);
  const { people, flows } = peopleOf(poll, sides);
  const shown = Object.keys(SIDE_TINTS).filter((side) => sides[side]);
  return h(
    "div",
    { class: "results" },
    shown.map((side) => row(sides[side], SIDE_TINTS[side], poll.voters ? people[side] / poll.voters : 0, [h("b", {}, number(people[side])), ` ${t("came_left", { came: came(flows, side), left: left(flows, side) })}`])),
    h("p", { class: "dim", key: "crossed" }, t("crossed", { n: poll.detail.crossed })),
  );
}

function left(flows, side) {
  return Object.values(flows[side]).reduce((sum, each) => sum + each, 0);
}

function came(flows, side) {
  return Object.values(flows).reduce((sum, to) => sum + (to[side] ?? 0), 0);
}

function drawConsent(poll) {
  const { detail } = poll;
  // Those that stand are dealt with below, while the round goes on.
  const told = detail.objections.filter((each) => poll.status !== "open" || each.state !== "standing");
  return h(
    "div",
    { class: "results results-consent" },
    h("p", { key: "phase" }, h("b", { class: "badge" }, t(`phase_${detail.phase}`)), " ", h("span", { class: "dim" }, ["questions", "feelings", "amendments"].filter((name) => detail[name] > 0).map((name) => t(`consent_${name}`, { n: detail[name] })).join(" · "))),
    told.toSorted((a, b) => b.people - a.people).map((each) => h("p", { class: "result result-objection", key: each.number }, h("b", { class: "result-code" }, number(each.number)), said("span", { class: "result-label" }, each.reason, 200), h("span", { class: "result-figure figure" }, `${t(`objection_${each.state}`)} · ${t("carried_by", { n: each.people })}`))),
  );
}

function drawMood(poll) {
  const { values } = poll.detail;
  const most = Math.max(1, ...values);
  const mood = moodOf(poll.detail);
  return h(
    "div",
    { class: "results results-mood" },
    mood !== null && h("p", { class: "figure", key: "mean" }, h("b", { class: "mood-mean" }, degrees(mood)), ` ${t("out_of", { n: 10 })}`),
    h("ol", { class: "mood-spread", key: "values" }, values.map((people, value) => h("li", { key: value, title: t("carried_by", { n: people }) }, h("i", { style: { "--high": (people / most).toFixed(3) } }), h("span", { class: "dim" }, String(value))))),
  );
}

/** Return who came first in a closed poll, in words, and with what: ["", ""] without a winner. */
export function firstOf(poll) {
  const winners = poll.choices.filter((choice) => choice.wins);
  const names = winners.map((choice) => `\u2068${clean(choice.label, 60)}\u2069`).join(" = ");
  if (poll.method === "consent" && poll.detail) return [t(`verdict_${poll.detail.verdict}`), ""];
  if (poll.method === "temperature" && moodOf(poll.detail) !== null) return [degrees(moodOf(poll.detail)), t("out_of", { n: 10 })];
  if (!winners[0]) return ["", ""];
  if (winners[0].share) return [names, percent(winners[0].share)];
  return [names, poll.detail?.merits ? mention(poll.detail.merits[winners[0].code]) : ""];
}
