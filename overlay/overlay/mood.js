// The temperature of the room: the mood now, from 0 to 10, and its line over time. This is no vote.

import { secondsSince } from "../shared/clock.js";
import { spoken, t } from "../shared/i18n.js";
import { count } from "../shared/motion.js";
import { h, render } from "../shared/view.js";
import { drawFoot, drawHead, drawNotice, drawTime, fitFrame, leftOf } from "./foot.js";
import { stretchesOf } from "./mood_line.js";

const WARMEST = 10;
const AXIS = 52;
const BOX = { width: 600, height: 200 };
const QUESTION_SIZES = [48, 44, 40, 36, 34, 32];
const FOOT = { open: () => t("type_mood"), closed: () => t("mood_closed"), draft: () => t("mood_soon"), unit: "people_unit" };

/** How the room feels now. */
export const temperature = { layout: () => "side", draw };

function draw(card, poll, layout, isShared) {
  const left_s = leftOf(poll);
  card.dataset.scene = "mood";
  render(
    card,
    drawHead(poll),
    poll.detail && drawMood(poll),
    poll.detail && drawValues(poll.detail.values),
    drawNotice(poll),
    drawFoot(poll, left_s, FOOT),
    drawTime(poll, left_s),
  );
  fitFrame(card, poll, QUESTION_SIZES, JSON.stringify([isShared, poll.status, poll.question]));
}

/** Return the mean of a temperature, or null where nobody spoke. */
export function moodOf(detail) {
  const [sum, people] = detail?.mean ?? [0, 0];
  return people > 0 ? sum / people : null;
}

/** Return a mood with one decimal, as people write it. */
export function degrees(value) {
  return new Intl.NumberFormat(spoken(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}

function drawMood(poll) {
  const mood = moodOf(poll.detail);
  return h(
    "div",
    { class: "mood", key: "mood" },
    mood !== null && h("p", { class: "mood-now figure", key: "now" }, h("b", { own: true, ref: (node) => count(node, mood, degrees) }), h("span", {}, t("out_of", { n: WARMEST }))),
    drawLine(poll, mood),
  );
}

function drawLine(poll, mood) {
  const { width, height } = BOX;
  const right = width - AXIS - 16;
  const until_s = Math.max(1, untilOf(poll), poll.detail.line.at(-1)?.[0] ?? 0);
  const stretches = stretchesOf(poll.detail.line, mood, until_s);
  const x = (after_s) => ((after_s / until_s) * right).toFixed(1);
  const y = (value) => (height - 18 - (value / WARMEST) * (height - 36)).toFixed(1);
  const lines = stretches.map((points) => points.map((point) => `${x(point.after_s)},${y(point.mood)}`).join(" "));
  const areas = stretches.map((points, index) => `${x(points[0].after_s)},${y(0)} ${lines[index]} ${x(points.at(-1).after_s)},${y(0)}`);
  return h(
    "svg",
    { class: "mood-line", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" },
    [0, 5, 10].map((value) => h("line", { class: "mood-rule", x1: 0, x2: width - AXIS, y1: y(value), y2: y(value), key: value })),
    [0, 5, 10].map((value) => h("text", { class: "mood-scale", x: width, y: Number(y(value)) + 11, "text-anchor": "end", key: `scale ${value}` }, String(value))),
    areas.map((points, index) => h("polygon", { class: "mood-area", points, key: `area ${index}` })),
    lines.map((points, index) => h("polyline", { class: "mood-path", points, key: `path ${index}` })),
    mood !== null && h("circle", { class: "mood-dot", cx: right, cy: y(mood), r: 14, key: "dot" }),
  );
}

/** Return how many seconds of a mood there are to draw. */
function untilOf(poll) {
  if (poll.status === "open") return secondsSince(poll.opened_at);
  return (Date.parse(poll.closed_at ?? poll.opened_at) - Date.parse(poll.opened_at)) / 1000;
}

/** How many people gave each value: the room may be of two minds where the mean says "so so". */
function drawValues(values) {
  const most = Math.max(1, ...values);
  return h(
    "ol",
    { class: "mood-values", key: "values" },
    values.map((people, value) => h("li", { key: value }, h("i", { style: { "--high": (people / most).toFixed(3) }, class: "mood-bar" }), h("span", { class: "figure" }, value % 5 === 0 ? String(value) : "\u00a0"))),
  );
}
