// The open case: the message with what was flagged, why, around what, and what to do.

import { t } from "../shared/i18n.js";
import { h } from "../shared/view.js";
import { drawActs } from "./case_acts.js";
import { author, banners, context, crowd, foretold, message, notes, past, plea, reasons, rule } from "./case_parts.js";
import { outcomeLines } from "./outcome.js";
import { appeals, waits } from "./state.js";

/** Describe the centre column. */
export function drawCase(seen, desk, find, draw, orders) {
  if (!seen.open) return nothing(seen);
  const view = seen.open;
  const { case: open } = view;
  return h(
    "article",
    { class: "case", "aria-label": t("open_case"), key: `case ${open.id}` },
    h(
      "div",
      { class: "case-body", key: "body" },
      back(desk, draw),
      author(view),
      banners(view, seen.feed.name, find),
      plea(open),
      message(open, desk),
      reasons(view),
      rule(seen, desk, find, draw),
      past(view, desk),
      notes(open),
      crowd(view, desk),
      context(open, desk),
      foretold(view, desk, seen, draw),
    ),
    waits(view) ? drawActs(seen, desk, find, draw, orders) : over(open, seen, desk, find),
  );
}

function over(open, seen, desk, find) {
  const title = open.decision ? (open.status === "elsewhere" ? "settled_elsewhere" : "already_decided") : "gone_elsewhere";
  return h("div", { class: "case-over", key: "over" }, h("h3", {}, t(title)), outcomeLines(open), seen.open.undo && find("undo_case") && undoButton(find));
}

function undoButton(find) {
  const action = find("undo_case");
  return h("button", { type: "button", class: "button small", "data-action": "undo_open", disabled: !action.can, title: t("tooltip", { label: action.hint, key: "Z" }), on: { click: action.run }, key: "undo" }, t("undo_this"), h("kbd", { "aria-hidden": "true" }, "Z"));
}

function nothing(seen) {
  const done = seen.numbers?.decided ?? 0;
  return h("section", { class: "case case-none", key: "none" }, h("div", { class: "crossing small", "aria-hidden": "true" }), h("div", {}, h("h2", {}, t(seen.queue.length > 0 ? "choose_case" : "nothing_waits")), h("p", { class: "dim" }, t("decided_tonight", { n: done }))));
}

/** Describe the way back to the list, for narrow screens. */
export function back(desk, draw) {
  return h("button", { type: "button", class: "button small quiet back", on: { click: () => ((desk.reading = false), (desk.tab = desk.tab === "questions" ? "questions" : "cases"), draw()) } }, t("back"));
}

/** Return whether the acts below a case are those of an appeal. */
export function isAppeal(seen) {
  return Boolean(seen.open && appeals(seen.open.case));
}
