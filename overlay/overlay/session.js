// What stands around every format of debate: its kind, what it is about, how to take part, people, time.

import { clock, number } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { count } from "../shared/motion.js";
import { clean, said } from "../shared/said.js";
import { h, render } from "../shared/view.js";
import { fit } from "./fit.js";
import { drawHead, leftOf, timeBar } from "./foot.js";

export const LONGEST = { name: 32, text: 280, label: 60 };
const QUESTION_SIZES = [54, 48, 44, 40, 36, 34, 32];
const HOW_SIZES = [38, 36, 34, 32];

/**
 * Draw a session into its card: `body` between head and foot; `says` has `how` to take part, `unit` of its people
 * and an `aside` next to its kind.
 */
export function drawSession(card, session, scene, body, says) {
  const left_s = session.status === "open" ? leftOf(session) : null;
  Object.assign(card.dataset, { scene, phase: session.phase });
  render(
    card,
    drawHead(session, says.aside),
    body,
    h(
      "footer",
      { class: "poll-foot", key: "foot" },
      h("p", { class: "how" }, howOf(session, says, left_s)),
      session.people > 0 && h("p", { class: "turnout figure", key: "people" }, h("b", { own: true, ref: (node) => count(node, session.people, number) }), ` ${t(says.unit ?? "people_unit", { n: session.people })}`),
      left_s !== null && h("p", { class: "left figure", key: "left" }, clock(Math.ceil(left_s))),
    ),
    left_s !== null && timeBar(left_s, (Date.parse(session.closes_at) - Date.parse(session.phase_at)) / 1000),
  );
  const signature = JSON.stringify([session.question, session.phase, says.aside]);
  fit([...card.querySelectorAll(".poll-question")], QUESTION_SIZES, signature);
  const how = card.querySelector(".how");
  fit([how], HOW_SIZES, how.textContent);
}

function howOf(session, says, left_s) {
  if (session.status === "draft") return t("session_soon");
  if (session.status === "closed") return says.over ?? t("session_over");
  return left_s === 0 && says.late ? says.late : says.how;
}

/** Return a name as it can be shown; who is not named is somebody all the same. */
export function nameOf(entry) {
  return clean(entry.name, LONGEST.name) || t("somebody");
}

/** Describe who said something, with the mark of the platform. */
export function drawBy(entry) {
  return h("p", { class: "note-by" }, h("i", { class: `where where-${entry.platform}` }), said("b", { class: "note-name" }, nameOf(entry), LONGEST.name));
}

/** Describe a contribution as a card of its own, in the tint of `tone`. */
export function drawNote(entry, tone = "") {
  return h("li", { class: `note ${tone && `note-${tone}`}`.trim(), key: entry.number }, said("blockquote", { class: "note-text fitted" }, entry.text, LONGEST.text), drawBy(entry));
}

/** Give all texts of notes in a card the largest size at which they fit. */
export function fitNotes(card, sizes = [44, 40, 36, 34, 32]) {
  const notes = [...card.querySelectorAll(".note-text")];
  fit(notes, sizes, notes.map((note) => note.textContent).join("\n"));
}

/** Return the `most` latest of some contributions, the latest first. */
export function latest(entries, most) {
  return entries.toSorted((a, b) => b.number - a.number).slice(0, most);
}
