// Preferences: the order that the duels give, and the table of duels; a list of wins beyond six choices.

import { number } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { clean, said } from "../shared/said.js";
import { h, render } from "../shared/view.js";
import { fit } from "./fit.js";
import { codesOf, drawFoot, drawHead, drawNotice, drawTime, fitFrame, leftOf, LONGEST } from "./foot.js";
import { listLayout, placesOf } from "./merit.js";
import { drawPoll } from "./poll.js";

const MOST_IN_TABLE = 6;
const MOST_LISTED = { alone: 12, shared: 6 };
const TALL_FROM = 6;
const QUESTION_SIZES = [56, 50, 44, 38, 35, 32];
const LABEL_SIZES = [40, 36, 34, 32];
const SAYS = { open: (poll) => t("type_order", { order: orderOf(poll) }) };

/** Each voter puts the choices in order. */
export const ranked = {
  layout: (poll) => (poll.detail ? (poll.choices.length >= TALL_FROM ? "wide tall" : "wide") : listLayout(poll)),
  draw: (card, poll, layout, isShared) => (poll.detail ? drawRanked(card, poll, isShared) : drawPoll(card, poll, layout, isShared, SAYS)),
};

/** Return an order as one could type it: the last choice, then the first ones. */
export function orderOf(poll) {
  const codes = codesOf(poll).slice(0, 3);
  return [...codes.slice(-1), ...codes.slice(0, -1)].join(">");
}

function drawRanked(card, poll, isShared) {
  const left_s = leftOf(poll);
  const all = placesOf(poll);
  const shown = all.slice(0, isShared ? MOST_LISTED.shared : MOST_LISTED.alone);
  const hasTable = poll.choices.length <= MOST_IN_TABLE;
  card.dataset.scene = "ranked";
  card.dataset.choices = String(shown.length);
  card.style.setProperty("--code-letters", String(Math.max(1, ...poll.choices.map((c) => c.code.length))));
  card.style.setProperty("--size", String(poll.choices.length));
  render(
    card,
    drawHead(poll),
    h("div", { class: "ranking", "data-table": hasTable, key: "ranking" }, drawOrder(shown, poll, hasTable), hasTable && drawTable(all.map(([, choice]) => choice), poll.detail.pairwise)),
    drawNotice(poll),
    drawFoot(poll, left_s, SAYS),
    drawTime(poll, left_s),
  );
  const signature = JSON.stringify([isShared, hasTable, poll.status, poll.question, shown.map(([, choice]) => choice.label)]);
  fit([...card.querySelectorAll(".tier-label")], LABEL_SIZES, signature);
  fitFrame(card, poll, QUESTION_SIZES, signature);
}

function drawOrder(shown, poll, hasTable) {
  const tied = new Set(poll.ranking.filter((tier) => tier.length > 1).flat());
  return h(
    "ol",
    { class: "tiers", key: "tiers", "data-long": hasTable ? undefined : true },
    shown.map(([place, choice]) =>
      h(
        "li",
        { class: "tier", "data-first": place === 1, "data-wins": choice.wins, key: choice.code },
        h("b", { class: "tier-place figure" }, tied.has(choice.code) ? `=\u202f${place}` : String(place)),
        h("span", { class: "code tier-code" }, clean(choice.code, LONGEST.code)),
        said("span", { class: "tier-label fitted" }, choice.label, LONGEST.label),
        !hasTable && h("span", { class: "tier-wins figure", key: "wins" }, t("duels_won", { n: winsOf(choice.code, poll.detail.pairwise), all: number(poll.choices.length - 1) })),
      ),
    ),
  );
}

/** Return how many duels a choice wins. */
export function winsOf(code, pairwise) {
  return Object.entries(pairwise[code] ?? {}).filter(([other, votes]) => votes > pairwise[other][code]).length;
}

function drawTable(choices, pairwise) {
  const codes = choices.map((choice) => choice.code);
  const head = (code, over) => h("th", { scope: over ? "col" : "row", class: "duel-code", key: `head ${code}` }, clean(code, LONGEST.code));
  return h(
    "table",
    { class: "duels", key: "duels" },
    h("caption", {}, t("duels_read")),
    h("thead", {}, h("tr", {}, h("td", { key: "corner" }), codes.map((code) => head(code, true)))),
    h("tbody", {}, codes.map((row) => h("tr", { key: row }, head(row, false), codes.map((column) => drawDuel(row, column, pairwise))))),
  );
}

/** A won duel is told by its ground, its weight and its mark, not by hue alone. */
function drawDuel(row, column, pairwise) {
  if (row === column) return h("td", { class: "duel duel-self", key: column });
  const votes = pairwise[row]?.[column] ?? 0;
  const against = pairwise[column]?.[row] ?? 0;
  const state = votes > against ? "won" : votes < against ? "lost" : "even";
  return h("td", { class: `duel duel-${state} figure`, key: column }, number(votes));
}
