// Themes: a column for each, with how much was said of it and what was said last.

import { number } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { count } from "../shared/motion.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { fit } from "./fit.js";
import { drawNote, drawSession, fitNotes, latest, LONGEST } from "./session.js";

const TONES = ["sky", "sun", "leaf", "coral", "plum", "slate"];
const LABEL_SIZES = [42, 38, 36, 34, 32];

/** What people say, theme by theme. */
export const themes = { layout: () => "wide", draw };

function draw(card, session) {
  const columns = session.tags.length;
  const few = columns > 4 ? 0 : columns > 2 ? 1 : 2;
  const body = h("ol", { class: "columns", "data-columns": String(columns), key: "columns" }, session.tags.map((tag, place) => drawTheme(tag, session, few, TONES[place % TONES.length])));
  const loose = session.entries.filter((entry) => entry.tag === "").length;
  drawSession(card, session, "themes", body, { how: t("themes_how"), aside: loose > 0 ? t("themes_loose", { n: loose }) : "" });
  fitNotes(card, [38, 36, 34, 32]);
  const labels = [...card.querySelectorAll(".theme-label")];
  fit(labels, LABEL_SIZES, labels.map((label) => label.textContent).join("\n"));
}

function drawTheme(tag, session, few, tone) {
  const said_ = latest(session.entries.filter((entry) => entry.tag === tag.id), few);
  return h(
    "li",
    { class: `theme note-${tone}`, key: tag.id },
    h("header", { class: "theme-head" }, said("h3", { class: "theme-label fitted" }, tag.label, LONGEST.label), h("b", { class: "theme-count figure", own: true, ref: (node) => count(node, tag.entries, number) })),
    said_.length > 0 && h("ol", { class: "theme-notes", key: "notes" }, said_.map((entry) => drawNote(entry))),
    said_.length === 0 && few > 0 && h("p", { class: "theme-empty", key: "empty" }, t("theme_empty")),
  );
}
