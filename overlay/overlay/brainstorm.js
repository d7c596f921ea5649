// The brainstorm: ideas as notes, then groups with their ideas, then the dots that each group has.

import { number } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { count } from "../shared/motion.js";
import { clean, said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { fit } from "./fit.js";
import { drawNote, drawSession, fitNotes, latest, LONGEST } from "./session.js";

const MOST_NOTES = 9;
const TONES = ["sun", "sky", "leaf", "coral", "plum", "slate"];
const LABEL_SIZES = { group: [40, 38, 36, 34, 32], dots: [46, 42, 38, 36, 34, 32] };
const HOW = { gather: "brainstorm_how", group: "brainstorm_grouping", dots: "brainstorm_dots_how" };

/** Ideas first, then groups, then dots. */
export const brainstorm = { layout: () => "wide", draw };

function draw(card, session) {
  const isDotted = session.phase === "dots" || (session.status === "closed" && session.pickers > 0);
  const scene = session.phase === "gather" || session.tags.length === 0 ? "gather" : isDotted ? "dots" : "group";
  const body = { gather: drawIdeas, group: drawGroups, dots: drawDots }[scene](session);
  drawSession(card, session, `brainstorm ${scene}`, body, { how: t(HOW[session.phase] ?? "brainstorm_how"), aside: t(`brainstorm_${scene}`) });
  fitNotes(card, session.entries.length > 3 ? [38, 36, 34, 32] : [46, 42, 38, 34, 32]);
  const labels = [...card.querySelectorAll(".group-label")];
  // The figures beside them take their own part of the row.
  const beside = session.tags.map((tag) => digitsOf(tag, session));
  fit(labels, LABEL_SIZES[isDotted ? "dots" : "group"], [...labels.map((label) => label.textContent), ...beside].join("\n"));
}

function digitsOf(tag, session) {
  return session.withheld === "" ? String(tag.dots ?? 0).length : 0;
}

function drawIdeas(session) {
  const notes = latest(session.entries, MOST_NOTES);
  return h("ol", { class: "notes small", "data-notes": String(notes.length), key: "ideas" }, notes.map((entry) => drawNote(entry, TONES[entry.number % TONES.length])));
}

function drawGroups(session) {
  const few = session.tags.length > 4 ? 1 : 2;
  return h(
    "ol",
    { class: "groups", "data-groups": String(session.tags.length), key: "groups" },
    session.tags.map((tag, place) => {
      const ideas = session.entries.filter((entry) => entry.tag === tag.id);
      return h(
        "li",
        { class: `group note-${TONES[place % TONES.length]}`, key: tag.id },
        said("h3", { class: "group-label fitted" }, tag.label, LONGEST.label),
        h("ul", { class: "group-ideas" }, latest(ideas, few).map((entry) => said("li", { class: "group-idea", key: entry.number }, entry.text, 60))),
        h("p", { class: "group-count figure" }, t("ideas_unit", { n: tag.entries })),
      );
    }),
  );
}

function drawDots(session) {
  const most = Math.max(1, ...session.tags.map((tag) => tag.dots ?? 0));
  const isKnown = session.withheld === "";
  return [
    h(
      "ol",
      { class: "dotted", "data-groups": String(session.tags.length), key: "dotted" },
      session.tags.map((tag) =>
        h(
          "li",
          { class: "choice dotted-group", key: tag.id, style: { "--share": String(isKnown ? (tag.dots ?? 0) / most : 0) } },
          h("span", { class: "track" }, h("span", { class: "dot-bar" })),
          h("span", { class: "code" }, clean(tag.id, 2)),
          said("span", { class: "group-label fitted" }, tag.label, LONGEST.label),
          isKnown && h("b", { class: "dot-count figure", key: "dots", own: true, style: { "--digits": String(digitsOf(tag, session)) }, ref: (node) => count(node, tag.dots ?? 0, number) }),
        ),
      ),
    ),
    !isKnown && h("p", { class: "notice", key: "few" }, t("dots_few")),
  ];
}
