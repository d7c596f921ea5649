// The poll card: numbered choices, bars that end on the diagonal, turnout, and time running out.

import { secondsSince } from "../shared/clock.js";
import { both, clock, either, number, percent } from "../shared/format.js";
import { knows, t } from "../shared/i18n.js";
import { count } from "../shared/motion.js";
import { clean, said } from "../shared/said.js";
import { h, render } from "../shared/view.js";
import { fit } from "./fit.js";

const TINTS = ["leaf", "plum", "sky", "sun", "coral", "slate"];
const PATTERNS = ["plain", "stripes", "dots", "lines", "grid", "bars"];
const SIDE = { choices: 6, label: 26, question: 130 };
const TWO_COLUMNS_FROM = 7;
const QUESTION_SIZES = { side: [54, 48, 42, 38, 35, 32], wide: [60, 54, 48, 42, 38, 35, 32] };
const LABEL_SIZES = [44, 40, 36, 34, 32];
const SAYS = { draft: () => t("poll_soon"), open: howTo, closed: outcome };
const LONGEST = { question: 400, label: 120, code: 3 };

/** Return which layout holds this poll: "side", "wide" or "wide columns". */
export function pollLayout(poll) {
  const longest = Math.max(0, ...poll.choices.map((choice) => choice.label.length));
  const isSmall = poll.choices.length <= SIDE.choices && poll.question.length <= SIDE.question;
  if (isSmall && longest <= SIDE.label) return "side";
  return poll.choices.length >= TWO_COLUMNS_FROM ? "wide columns" : "wide";
}

/** Draw a PollView into its card. */
export function drawPoll(card, poll, layout, isShared) {
  const left_s = poll.closes_at && poll.status === "open" ? Math.max(0, -secondsSince(poll.closes_at)) : null;
  card.dataset.status = poll.status;
  card.dataset.withheld = poll.withheld;
  card.dataset.choices = String(poll.choices.length);
  card.style.setProperty("--code-letters", String(Math.max(1, ...poll.choices.map((c) => c.code.length))));
  card.style.setProperty("--per-column", String(Math.ceil(poll.choices.length / 2)));
  render(
    card,
    said("h2", { class: "poll-question fitted" }, poll.question, LONGEST.question),
    h("ol", { class: "choices" }, poll.choices.map((choice, index) => drawChoice(choice, index, poll.status !== "draft"))),
    drawNotice(poll),
    drawFoot(poll, left_s),
    drawTime(poll, left_s),
  );
  fitTexts(card, poll, layout, isShared);
}

function drawChoice(choice, index, counts) {
  const round = Math.floor(index / TINTS.length);
  const pattern = PATTERNS[(index + round * 3) % PATTERNS.length];
  const isKnown = counts && choice.share !== null && choice.share !== undefined;
  return h(
    "li",
    { class: `choice tint-${TINTS[index % TINTS.length]}`, "data-pattern": pattern, "data-wins": choice.wins, key: choice.code },
    h("span", { class: "code" }, clean(choice.code, LONGEST.code)),
    h("span", { class: "track" }, isKnown && h("span", { class: "bar", style: { "--share": String(choice.share) } })),
    said("span", { class: "label fitted" }, choice.label, LONGEST.label),
    isKnown && h("span", { class: "share figure", own: true, ref: (node) => count(node, choice.share, percent) }),
  );
}

function drawNotice(poll) {
  const key = poll.withheld && `withheld_${poll.withheld}_${poll.status}`;
  return key && knows(key) && h("p", { class: "notice" }, t(key));
}

function drawFoot(poll, left_s) {
  return h(
    "footer",
    { class: "poll-foot" },
    h("p", { class: "how" }, SAYS[poll.status](poll, left_s)),
    poll.status === "draft"
      ? h("p", { class: "left soon figure", key: "soon" }, t("soon"))
      : h("p", { class: "turnout figure", key: "turnout" }, h("b", { own: true, ref: (node) => count(node, poll.voters, number) }), ` ${t("voters_unit", { n: poll.voters })}`),
    left_s !== null && h("p", { class: "left figure", key: "left" }, clock(Math.ceil(left_s))),
  );
}

function howTo(poll, left_s) {
  if (left_s === 0) return t("counting");
  const codes = poll.choices.map((choice) => clean(choice.code, LONGEST.code));
  if (codes.length <= 3) return t("type_one_of", { codes: either(codes) });
  return t(codes.every((code) => /^\d+$/.test(code)) ? "type_number" : "type_code");
}

/** Say who came first, in words; a tie is said as one. */
function outcome(poll) {
  const winners = poll.choices.filter((choice) => choice.wins).map((choice) => isolated(choice.label));
  if (winners.length === 1) return t("leads", { label: winners[0] });
  if (winners.length > 1) return t("tied", { labels: both(winners) });
  return t(poll.voters === 0 ? "nobody_voted" : "poll_closed");
}

function isolated(text) {
  return `\u2068${clean(text, LONGEST.label)}\u2069`;
}

function drawTime(poll, left_s) {
  if (left_s === null) return null;
  const whole_s = (Date.parse(poll.closes_at) - Date.parse(poll.opened_at)) / 1000;
  const part = whole_s > 0 ? Math.min(1, left_s / whole_s) : 0;
  return h("div", { class: "time", style: { "--part": part.toFixed(4) } }, h("span", { class: "time-left" }));
}

function fitTexts(card, poll, layout, isShared) {
  const labels = poll.choices.map((choice) => choice.label);
  const signature = JSON.stringify([layout, isShared, poll.status, poll.withheld, poll.question, labels]);
  fit([...card.querySelectorAll(".label")], LABEL_SIZES, signature);
  fit([...card.querySelectorAll(".poll-question")], QUESTION_SIZES[layout === "side" ? "side" : "wide"], signature);
  const isClosed = poll.status === "closed";
  fit([...card.querySelectorAll(".how")], !isClosed ? [36, 34, 32] : [44, 40, 36, 32], `${signature} ${card.querySelector(".how").textContent}`);
}
