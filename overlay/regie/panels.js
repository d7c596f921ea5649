// The panels of the régie, in the order of each column: to add one, write its file and put it in this list.
//
// A panel is {id, place, tab, draw, start?, actions?}:
//   id       its name: of its key, of its own state, and of its group in the help, t(`help_${id}`)
//   place    "centre" or "side": its column on a wide screen
//   tab      "stage", "rundown", "questions" or "alerts": where the phone shows it
//   draw     (room) => an h(…) description, or null when there is nothing to show now
//   start    () => what only this page knows of the panel (a field being typed…), found in `room.own`
//   actions  (room) => a list of {id, key, label, can, run, hint?}: they get their key and their line in the help;
//            `room.act(id, key, order, can)` makes one that gives an order, named by the text `act_${id}`
// A room is {seen, desk, own, orders, actions, find, act, give, draw}: what is seen now (state.js), what only this
// page knows, the actions of this moment and how to find one by id, how to give an order (`give(order, label)`),
// and how to draw again. A topic of yours is read with `room.seen.feed.topics.get("name")` or `.all("kind")`.
// Texts go into ../shared/locales/*.json, rules into a style sheet of your own, linked in index.html.

import { addressPanel } from "./address.js";
import { alertsPanel } from "./alerts.js";
import { floorPanel } from "./floor.js";
import { formatsPanel } from "./formats.js";
import { planPanel } from "./plan.js";
import { questionsPanel } from "./questions.js";
import { screensPanel } from "./screens.js";
import { tokensPanel } from "./tokens.js";
import { votePanel } from "./vote.js";

export const PANELS = [screensPanel, planPanel, formatsPanel, votePanel, questionsPanel, floorPanel, alertsPanel, addressPanel, tokensPanel];

/** Return the actions of every panel, as the help lists them: [[title's key, actions], …]. */
export function panelActions(rooms) {
  return PANELS.filter((panel) => panel.actions).map((panel) => [`help_${panel.id}`, panel.actions(rooms(panel))]);
}

/** Describe the panels of one column, each marked with the tab that shows it on a phone. */
export function drawColumn(place, rooms) {
  return PANELS.filter((panel) => panel.place === place).map((panel) => {
    const drawn = panel.draw(rooms(panel));
    if (!drawn) return null;
    Object.assign(drawn.props, { key: panel.id, "data-in": panel.tab });
    return drawn;
  });
}

/** Return what gives each panel its room: the same for all, with the panel's own state. */
export function roomsOf(shared) {
  const { desk } = shared;
  return (panel) => ({ ...shared, own: (desk.own[panel.id] ??= panel.start?.() ?? {}) });
}
