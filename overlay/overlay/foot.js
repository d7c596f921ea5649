// What stands around every vote's result: its kind, why figures are missing, how to take part, turnout, time.

import { secondsSince } from "../shared/clock.js";
import { both, clock, either, number } from "../shared/format.js";
import { knows, t } from "../shared/i18n.js";
import { count } from "../shared/motion.js";
import { clean, said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { fit } from "./fit.js";

export const LONGEST = { question: 400, label: 120, code: 3 };
const HOW_SIZES = { open: [36, 34, 32], closed: [44, 40, 36, 32] };

/** Return the seconds left of an open poll, or null without an end. */
export function leftOf(poll) {
  return poll.closes_at && poll.status === "open" ? Math.max(0, -secondsSince(poll.closes_at)) : null;
}

/** Describe the question over everything, with the name of its kind where there is one, and a line under that. */
export function drawHead(poll, aside = "") {
  const kind = `kind_of_${poll.method}`;
  const question = said("h2", { class: "poll-question fitted", key: "question" }, poll.question, LONGEST.question);
  if (!knows(kind)) return question;
  return h("header", { class: "scene-head", key: "head" }, h("div", { class: "head-side" }, h("p", { class: "vote-kind figure" }, t(kind)), aside && said("p", { class: "head-aside figure" }, aside)), question);
}

/** Describe why there are no figures, or nothing. */
export function drawNotice(poll) {
  const key = poll.status !== "draft" && poll.withheld && `withheld_${poll.withheld}_${poll.status}`;
  return key && knows(key) && h("p", { class: "notice" }, t(key));
}

/** Describe the last lines of a vote; `says` may replace how one takes part (open) or what came out (closed). */
export function drawFoot(poll, left_s, says = {}) {
  const how = { draft: () => t("poll_soon"), open: howTo, closed: outcome, ...says };
  return h(
    "footer",
    { class: "poll-foot" },
    h("p", { class: "how" }, left_s === 0 ? t("counting") : how[poll.status](poll)),
    poll.status === "draft"
      ? h("p", { class: "left soon figure", key: "soon" }, t("soon"))
      : h("p", { class: "turnout figure", key: "turnout" }, h("b", { own: true, ref: (node) => count(node, poll.voters, number) }), ` ${t(says.unit ?? "voters_unit", { n: poll.voters })}`),
    left_s !== null && h("p", { class: "left figure", key: "left" }, clock(Math.ceil(left_s))),
  );
}

function howTo(poll) {
  const codes = codesOf(poll);
  if (codes.length <= 3) return t("type_one_of", { codes: either(codes) });
  return t(codes.every((code) => /^\d+$/.test(code)) ? "type_number" : "type_code");
}

/** Return a poll's codes as they can be shown. */
export function codesOf(poll) {
  return poll.choices.map((choice) => clean(choice.code, LONGEST.code));
}

/** Say who came first, in words; a tie is said as one. */
export function outcome(poll) {
  if (poll.withheld === "cancelled") return t("poll_cancelled");
  if (poll.voters < poll.minimum_turnout) return t("too_low_turnout", { n: poll.minimum_turnout });
  const winners = poll.choices.filter((choice) => choice.wins).map((choice) => isolated(choice.label));
  if (winners.length === 1) return t("leads", { label: winners[0] });
  if (winners.length > 1) return t("tied", { labels: both(winners) });
  return t(poll.voters === 0 ? "nobody_voted" : "poll_closed");
}

function isolated(text) {
  return `\u2068${clean(text, LONGEST.label)}\u2069`;
}

/** Describe the time that is left as a shrinking diagonal. */
export function drawTime(poll, left_s) {
  if (left_s === null) return null;
  return timeBar(left_s, (Date.parse(poll.closes_at) - Date.parse(poll.opened_at)) / 1000);
}

/** Describe `left_s` out of `whole_s` seconds. */
export function timeBar(left_s, whole_s) {
  const part = whole_s > 0 ? Math.min(1, left_s / whole_s) : 0;
  return h("div", { class: "time", key: "time", style: { "--part": part.toFixed(4) } }, h("span", { class: "time-left" }));
}

/** Fit the question and the last line of a card; `signature` stands for what else decides their place. */
export function fitFrame(card, poll, sizes, signature) {
  const how = card.querySelector(".how");
  fit([...card.querySelectorAll(".poll-question")], sizes, signature);
  if (how) fit([how], HOW_SIZES[poll.status === "closed" ? "closed" : "open"], `${signature} ${how.textContent}`);
}
