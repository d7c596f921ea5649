// The draw by lot: names passing while people volunteer, the list's digest, then who is drawn and from what seed.

import { secondsSince } from "../shared/clock.js";
import { number } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { count } from "../shared/motion.js";
import { clean, said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { fit } from "./fit.js";
import { pass, roll } from "./passing.js";
import { drawSession, LONGEST, nameOf } from "./session.js";

const FRESH_S = 12;
const MOST_SEATS = 12;
const LONGEST_SEED = 260;
const SEAT_SIZES = [56, 50, 44, 40, 36, 32];
const SAYS = { volunteers: "draw_how", listed: "draw_listed_how", drawn: "draw_drawn_how" };

/** People who asked for it are drawn, so that anyone can check it. */
export const draw = { layout: () => "wide", draw: drawIt };

function drawIt(card, session) {
  const { phase } = session;
  const names = session.entries.map((entry) => (entry.name ? nameOf(entry) : entry.token));
  const isDrawn = session.lot.drawn.length > 0;
  const body = isDrawn ? drawDrawn(session, names) : phase === "listed" ? drawListed(session, names) : drawVolunteers(session, names);
  // While people volunteer, the large number says how many they are.
  const shown = phase === "volunteers" ? { ...session, people: 0 } : session;
  drawSession(card, shown, "draw", body, {
    aside: t("draw_seats", { n: session.lot.seats }),
    how: t(SAYS[phase] ?? "draw_how"),
    over: t(isDrawn ? "draw_drawn_how" : "session_over"),
    late: t("draw_late"),
    unit: "volunteers_unit",
  });
  fit([...card.querySelectorAll(".seat-name")], SEAT_SIZES, JSON.stringify(session.lot.drawn));
}

function drawVolunteers(session, names) {
  return h(
    "div",
    { class: "draw-body", key: "volunteers" },
    h("p", { class: "draw-count" }, h("b", { class: "figure", own: true, ref: (node) => count(node, session.people, number) }), h("span", {}, t("volunteers_unit", { n: session.people }))),
    drawPassing(names),
    session.lot.source && drawProof("draw_source", session.lot.source),
  );
}

function drawListed(session, names) {
  const { lot } = session;
  return h(
    "div",
    { class: "draw-body", key: "listed" },
    drawPassing(names),
    drawProof("draw_digest", lot.digest, "hex"),
    drawProof("draw_source", lot.source),
    lot.promised.length > 0 && h("ol", { class: "promises", key: "promises" }, lot.promised.map((name, place) => h("li", { class: lot.revealed[place] ? "promise kept" : "promise", key: name }, said("b", {}, name, LONGEST.name), h("span", {}, t(lot.revealed[place] ? "draw_revealed" : "draw_promised"))))),
  );
}

/** Names pass one seat after the other, then stand; a page that comes later shows them at once. */
function drawDrawn(session, names) {
  const { lot } = session;
  const isFresh = (secondsSince(session.phase_at) ?? FRESH_S) < FRESH_S;
  const shown = lot.drawn.slice(0, MOST_SEATS);
  const more = lot.drawn.length - shown.length;
  return h(
    "div",
    { class: "draw-body", key: "drawn" },
    h("ol", { class: "seats", "data-seats": String(shown.length) }, shown.map((name, place) => h("li", { class: "seat", key: `${place} ${name}` }, h("span", { class: "seat-place figure" }, String(place + 1)), h("b", { class: "seat-name said fitted", dir: "auto", own: true, ref: (node) => roll(node, clean(name, LONGEST.name), names, isFresh ? place : -1) })))),
    (more > 0 || lot.reserve.length > 0) && h("p", { class: "draw-reserve", key: "reserve" }, more > 0 && h("b", { class: "figure" }, `${t("draw_more", { n: more })} `), lot.reserve.length > 0 && said("span", {}, t("draw_reserve", { names: lot.reserve.map((name) => clean(name, LONGEST.name)).join(", ") }), 300)),
    drawProof("draw_seed", lot.seed, "hex"),
    drawProof("draw_digest", lot.digest, "hex"),
  );
}

function drawPassing(names) {
  if (names.length === 0) return null;
  return h("p", { class: "passing", key: "passing", own: true, "aria-hidden": "true", ref: (node) => pass(node, names) });
}

function drawProof(key, text, kind = "") {
  return h("p", { class: "proof", key }, h("span", { class: "proof-name figure" }, t(key)), said("span", { class: `proof-text ${kind}`.trim() }, text.replaceAll("\n", " · "), LONGEST_SEED));
}
