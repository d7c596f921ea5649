// Six hats: the colour that is on among the six, what it asks for, and what people said under it.

import { t } from "../shared/i18n.js";
import { h } from "../shared/view.js";
import { drawNote, drawSession, fitNotes, latest } from "./session.js";

export const HATS = ["white", "red", "black", "yellow", "green", "blue"];
const MOST_NOTES = 6;

/** One way of thinking at a time. */
export const sixHats = { layout: () => "wide", draw };

function draw(card, session) {
  const isOver = session.status === "closed";
  const notes = latest(session.entries, MOST_NOTES);
  const aside = session.counts.aside ?? 0;
  const body = [
    h("ol", { class: "hats", key: "hats" }, HATS.map((hat) => drawHat(hat, session))),
    !isOver && session.status === "open" && h("p", { class: "hat-asks", key: "asks" }, h("b", {}, t(`hat_asks_${session.phase}`)), aside > 0 && h("span", { class: "hat-aside figure", key: "aside" }, t("hats_aside", { n: aside }))),
    notes.length > 0 && h("ol", { class: "notes", "data-notes": String(notes.length), key: `notes ${session.phase}` }, notes.map((entry) => drawNote(entry, `hat-${entry.tag}`))),
  ];
  card.dataset.hat = session.phase;
  drawSession(card, session, "hats", body, { how: t("hats_how"), late: t("hats_late"), over: t("session_over") });
  fitNotes(card, notes.length > 3 ? [38, 36, 34, 32] : [48, 44, 40, 36, 34, 32]);
}

function drawHat(hat, session) {
  const { entries } = session.tags.find((tag) => tag.id === hat) ?? { entries: 0 };
  return h("li", { class: `hat hat-${hat}`, "aria-current": hat === session.phase ? "step" : undefined, key: hat }, h("i", { class: "hat-shape" }), h("span", { class: "figure" }, t(`hat_${hat}`)), entries > 0 && h("b", { class: "hat-count figure", key: "count" }, String(entries)));
}
