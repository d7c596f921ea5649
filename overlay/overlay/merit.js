// Majority judgment: the merit profile of each choice, best first, with the median line; or the choice being graded.

import { t } from "../shared/i18n.js";
import { clean, said } from "../shared/said.js";
import { h, render } from "../shared/view.js";
import { fit } from "./fit.js";
import { drawFoot, drawHead, drawNotice, drawTime, fitFrame, leftOf, LONGEST } from "./foot.js";
import { BEST_FIRST, gradeName, mention, wearing } from "./grades.js";
import { drawGrading } from "./grading.js";
import { drawPoll, pollLayout } from "./poll.js";

const BAR_PX = 760;
const FIGURE_PX = 62;
const TALL_FROM = 5;
const MOST = { alone: 12, shared: 5 };
const DENSE_FROM = 9;
const LIST_TALL_FROM = 6;
const QUESTION_SIZES = [56, 50, 44, 38, 35, 32];
const LABEL_SIZES = [40, 36, 34, 32];
const SAYS = { open: () => t("type_grade") };

/** Each choice gets a grade, the middle one decides. */
export const majorityJudgment = { layout, draw };

function layout(poll) {
  if (isGrading(poll)) return "wide";
  if (!poll.detail) return listLayout(poll);
  return poll.choices.length >= TALL_FROM ? "wide tall" : "wide";
}

/** Return the layout of a method's choices without figures: its name takes a line more than a plain poll's. */
export function listLayout(poll) {
  const name = pollLayout(poll);
  return name === "wide" && poll.choices.length >= LIST_TALL_FROM ? "wide tall" : name;
}

function isGrading(poll) {
  return poll.status === "open" && Boolean(poll.window) && poll.choices.some((choice) => choice.code === poll.window.code);
}

function draw(card, poll, name, isShared) {
  if (isGrading(poll)) drawGrading(card, poll, isShared);
  else if (poll.detail) drawProfiles(card, poll, isShared);
  else drawPoll(card, poll, name, isShared, SAYS);
}

function drawProfiles(card, poll, isShared) {
  const left_s = leftOf(poll);
  const places = placesOf(poll);
  const shown = places.slice(0, isShared ? MOST.shared : MOST.alone);
  card.dataset.choices = String(shown.length);
  card.dataset.dense = String(shown.length >= DENSE_FROM);
  card.dataset.scene = "merit";
  card.style.setProperty("--bar", `${BAR_PX}px`);
  card.style.setProperty("--code-letters", String(Math.max(1, ...poll.choices.map((c) => c.code.length))));
  render(
    card,
    drawHead(poll),
    h("p", { class: "merit-heads", key: "heads" }, h("span", { class: "figure" }, t("share_of_grades")), h("b", { class: "median-name figure" }, t("median")), drawUnseen(places.length - shown.length)),
    h("ol", { class: "merits", key: "merits" }, shown.map(([place, choice]) => drawMerit(place, choice, poll, shown.length < DENSE_FROM))),
    drawLegend(),
    drawNotice(poll),
    drawFoot(poll, left_s, SAYS),
    drawTime(poll, left_s),
  );
  const labels = shown.map(([, choice]) => choice.label);
  const signature = JSON.stringify([isShared, poll.status, poll.question, labels]);
  fit([...card.querySelectorAll(".merit-label")], LABEL_SIZES, signature);
  fitFrame(card, poll, QUESTION_SIZES, signature);
}

/** Return [place, choice] for each choice, best first; equals share a place. */
export function placesOf(poll) {
  const byCode = new Map(poll.choices.map((choice) => [choice.code, choice]));
  let before = 0;
  return poll.ranking.flatMap((tier) => {
    const place = before + 1;
    before += tier.length;
    return tier.filter((code) => byCode.has(code)).map((code) => [place, byCode.get(code)]);
  });
}

function drawMerit(place, choice, poll, hasCode) {
  const merit = poll.detail.merits[choice.code];
  return h(
    "li",
    { class: "merit", "data-wins": choice.wins, "data-enough": merit?.enough === true, key: choice.code },
    hasCode && h("span", { class: "code merit-code", key: "code" }, clean(choice.code, LONGEST.code)),
    said("span", { class: "merit-label fitted" }, choice.label, LONGEST.label),
    drawProfile(merit?.grades ?? []),
    h("b", { class: "mention", "data-place": String(place) }, mention(merit)),
  );
}

/** Describe one bar: seven grades, best on the left, each with its share where there is room beside the median. */
export function drawProfile(grades, isBare = false) {
  const whole = grades.reduce((sum, count) => sum + count, 0);
  let from = 0;
  const parts = BEST_FIRST.map((grade) => {
    const part = { grade, from, to: from + (whole ? grades[grade] / whole : 0) };
    from = part.to;
    return part;
  });
  return h("span", { class: "profile" }, parts.filter((part) => part.to > part.from).map((part) => drawPart(part, isBare)), h("i", { class: "median", key: "median" }));
}

function drawPart(part, isBare) {
  const figure = isBare ? null : figureAt(part);
  return h(
    "span",
    { ...wearing(part.grade, "part"), title: gradeName(part.grade), key: part.grade, style: { "--from": part.from.toFixed(5), "--part": (part.to - part.from).toFixed(5) } },
    figure !== null && h("b", { class: "part-figure figure", style: { "--at": figure.toFixed(5) } }, String(Math.round((part.to - part.from) * 100))),
  );
}

/** Return where a part's figure stands within it (0 to 1): in its middle, or in the wider half that the median leaves. */
function figureAt({ from, to }) {
  const half = FIGURE_PX / 2 / BAR_PX;
  const clear = 0.008;
  const sides = from < 0.5 && to > 0.5 ? [[from, 0.5 - clear], [0.5 + clear, to]] : [[from, to]];
  const [start, end] = sides.sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[0];
  if (end - start < 2 * half) return null;
  const middle = (from + to) / 2;
  const at = Math.min(Math.max(middle, start + half), end - half);
  return (at - from) / (to - from);
}

function drawUnseen(unseen) {
  return unseen > 0 && h("span", { class: "merits-more figure", key: "more" }, t("more_choices", { n: unseen }));
}

function drawLegend() {
  return h(
    "ul",
    { class: "legend", key: "legend" },
    BEST_FIRST.map((grade) => h("li", { class: "legend-grade figure", key: grade }, h("i", wearing(grade, "swatch")), gradeName(grade))),
  );
}
