// The moving debate: a crowd on both banks of a river, people crossing as arguments move them, and large counts.

import { number } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { count } from "../shared/motion.js";
import { clean, said } from "../shared/said.js";
import { h, render } from "../shared/view.js";
import { Crowd, peoplePerDot, SIDES } from "./crowd.js";
import { drawFoot, drawHead, drawNotice, drawTime, fitFrame, leftOf, LONGEST } from "./foot.js";

const QUESTION_SIZES = [56, 50, 44, 38, 35, 32];
const WORDS = { for: /^(pour|for|favorables?)$/i, against: /^(contre|against|défavorables?)$/i, doubt: /^((dans le )?doute|unsure|undecided|(in )?doubt)$/i };
const SAYS = { draft: () => t("debate_soon"), open: () => t("type_side"), closed: () => t("debate_closed"), unit: "people_unit" };
const LONGEST_SPEAKER = 32;
const crowds = new WeakMap();

/** People take a side and cross as often as they like. */
export const movingDebate = { layout: () => "wide", draw };

/** Return the choice of each side: by the labels that say it, the others in the order of the debate. */
export function sidesOf(poll) {
  const sides = {};
  for (const side of SIDES) sides[side] = poll.choices.find((choice) => WORDS[side].test(choice.label.trim()) && !Object.values(sides).includes(choice));
  const left = poll.choices.filter((choice) => !Object.values(sides).includes(choice));
  for (const side of SIDES) sides[side] ??= left.shift();
  return sides;
}

/** Return the people on each side, and how many crossed from where to where, by side. */
export function peopleOf(poll, sides) {
  const people = (side) => poll.detail?.people[sides[side]?.code] ?? 0;
  const crossed = (from, to) => poll.detail?.flows[sides[from]?.code]?.[sides[to]?.code] ?? 0;
  const others = (side) => SIDES.filter((each) => each !== side);
  return {
    people: Object.fromEntries(SIDES.map((side) => [side, people(side)])),
    flows: Object.fromEntries(SIDES.map((from) => [from, Object.fromEntries(others(from).map((to) => [to, crossed(from, to)]))])),
  };
}

/** Return the argument on air, as it is shown; "" for none. */
export function argumentOf(poll) {
  const { number: place, speaker } = poll.arguments.at(-1) ?? { number: 0 };
  if (place === 0) return "";
  return speaker ? t("argument_of", { n: place, speaker: clean(speaker, LONGEST_SPEAKER) }) : t("argument", { n: place });
}

function draw(card, poll, layout, isShared) {
  const left_s = leftOf(poll);
  const sides = sidesOf(poll);
  const { people, flows } = peopleOf(poll, sides);
  const isKnown = poll.detail !== null;
  card.dataset.scene = "river";
  card.dataset.known = String(isKnown);
  card.style.setProperty("--code-letters", String(Math.max(1, ...poll.choices.map((choice) => choice.code.length))));
  render(
    card,
    drawHead(poll, argumentOf(poll)),
    h("div", { class: "river", key: "river" }, h("canvas", { class: "crowd", own: true, "aria-hidden": "true", ref: (canvas) => crowdOf(canvas).show(people, flows) })),
    h("div", { class: "banks", key: "banks" }, drawBank("for", sides, people, isKnown), drawMiddle(sides, people, poll.detail?.crossed ?? 0, isKnown), drawBank("against", sides, people, isKnown)),
    drawNotice(poll),
    drawFoot(poll, left_s, SAYS),
    drawTime(poll, left_s),
  );
  fitFrame(card, poll, QUESTION_SIZES, JSON.stringify([isShared, poll.status, poll.question]));
}

function crowdOf(canvas) {
  if (!crowds.has(canvas)) crowds.set(canvas, new Crowd(canvas));
  return crowds.get(canvas);
}

function drawBank(side, sides, people, isKnown) {
  if (!sides[side]) return null;
  return h(
    "p",
    { class: `bank bank-${side} figure`, key: side },
    !isKnown && h("span", { class: "code bank-code", key: "code" }, clean(sides[side].code, LONGEST.code)),
    isKnown && h("b", { class: "bank-count", key: "count", own: true, ref: (node) => count(node, people[side], number) }),
    h("i", { class: "bank-shape", key: "shape" }),
    said("span", { class: "bank-name", key: "name" }, clean(sides[side].label, 24)),
  );
}

function drawMiddle(sides, people, crossed, isKnown) {
  const each = peoplePerDot(people);
  return h(
    "div",
    { class: "midstream", key: "midstream" },
    drawBank("doubt", sides, people, isKnown),
    isKnown && crossed > 0 && h("p", { class: "crossed figure", key: "crossed" }, t("crossed", { n: crossed })),
    isKnown && each > 1 && h("p", { class: "per-dot figure", key: "each" }, t("people_per_dot", { n: each })),
  );
}
