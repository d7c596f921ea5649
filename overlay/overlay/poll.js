// The poll card: numbered choices, bars that end on the diagonal, turnout, and time running out.

import { percent } from "../shared/format.js";
import { count } from "../shared/motion.js";
import { clean, said } from "../shared/said.js";
import { h, render } from "../shared/view.js";
import { fit } from "./fit.js";
import { drawFoot, drawHead, drawNotice, drawTime, fitFrame, leftOf, LONGEST } from "./foot.js";

const TINTS = ["leaf", "plum", "sky", "sun", "coral", "slate"];
const PATTERNS = ["plain", "stripes", "dots", "lines", "grid", "bars"];
const SIDE = { choices: 6, label: 26, question: 130 };
const TWO_COLUMNS_FROM = 7;
const QUESTION_SIZES = { side: [54, 48, 42, 38, 35, 32], wide: [60, 54, 48, 42, 38, 35, 32] };
const LABEL_SIZES = [44, 40, 36, 34, 32];

/** Return which layout holds this poll: "side", "wide" or "wide columns". */
export function pollLayout(poll) {
  const longest = Math.max(0, ...poll.choices.map((choice) => choice.label.length));
  const isSmall = poll.choices.length <= SIDE.choices && poll.question.length <= SIDE.question;
  if (isSmall && longest <= SIDE.label) return "side";
  return poll.choices.length >= TWO_COLUMNS_FROM ? "wide columns" : "wide";
}

/** Draw a PollView into its card as a list of choices; `says` what it says in place of the usual. */
export function drawPoll(card, poll, layout, isShared, says = {}) {
  const left_s = leftOf(poll);
  card.dataset.choices = String(poll.choices.length);
  card.style.setProperty("--code-letters", String(Math.max(1, ...poll.choices.map((c) => c.code.length))));
  card.style.setProperty("--per-column", String(Math.ceil(poll.choices.length / 2)));
  render(
    card,
    drawHead(poll),
    h("ol", { class: "choices", key: "choices" }, poll.choices.map((choice, index) => drawChoice(choice, index, poll.status !== "draft", says))),
    drawNotice(poll),
    drawFoot(poll, left_s, says),
    drawTime(poll, left_s),
  );
  fitTexts(card, poll, layout, isShared);
}

function drawChoice(choice, index, counts, says) {
  const round = Math.floor(index / TINTS.length);
  const pattern = PATTERNS[(index + round * 3) % PATTERNS.length];
  const isKnown = counts && choice.share !== null && choice.share !== undefined;
  return h(
    "li",
    { class: `choice tint-${TINTS[index % TINTS.length]}`, "data-pattern": pattern, "data-wins": choice.wins, key: choice.code },
    h("span", { class: "code" }, clean(choice.code, LONGEST.code)),
    h("span", { class: "track" }, isKnown && h("span", { class: "bar", style: { "--share": String(choice.share) } })),
    said("span", { class: "label fitted" }, choice.label, LONGEST.label),
    isKnown && (says.figure ? h("span", { class: "share figure" }, says.figure(choice)) : h("span", { class: "share figure", own: true, ref: (node) => count(node, choice.share, percent) })),
  );
}

function fitTexts(card, poll, layout, isShared) {
  const labels = poll.choices.map((choice) => choice.label);
  const signature = JSON.stringify([layout, isShared, poll.status, poll.withheld, poll.question, labels]);
  fit([...card.querySelectorAll(".label")], LABEL_SIZES, signature);
  fitFrame(card, poll, QUESTION_SIZES[layout === "side" ? "side" : "wide"], signature);
}

/** One answer each. */
export const plurality = { layout: pollLayout, draw: drawPoll };
