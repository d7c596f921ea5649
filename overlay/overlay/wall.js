// The porteur de parole: a standing question, and the wall of those who agreed to be quoted.

import { t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { drawBy, drawSession, fitNotes, latest, LONGEST } from "./session.js";

const MOST_QUOTES = 6;

/** Words that stay. */
export const porteurDeParole = { layout: () => "wide", draw };

function draw(card, session) {
  const quotes = latest(session.entries, MOST_QUOTES);
  const body = quotes.length > 0 ? h("ol", { class: "notes wall", "data-notes": String(quotes.length), key: "wall" }, quotes.map(drawQuote)) : h("p", { class: "notice", key: "none" }, t("wall_empty"));
  drawSession(card, { ...session, people: session.entries.length }, "wall", body, { how: t("wall_how"), unit: "quotes_unit" });
  fitNotes(card, quotes.length > 3 ? [40, 38, 36, 34, 32] : [52, 48, 44, 40, 36, 34, 32]);
}

function drawQuote(entry) {
  return h("li", { class: "note quote-note", key: entry.number }, said("blockquote", { class: "note-text fitted" }, t("quote", { text: entry.text.trim() }), LONGEST.text + 4), drawBy(entry));
}
