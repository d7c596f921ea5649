// The thread of the evening: who did what just now, on every page at once, and what can be taken back.

import { button } from "../shared/actions.js";
import { nowMs, secondsSince } from "../shared/clock.js";
import { ago } from "../shared/format.js";
import { knows, t } from "../shared/i18n.js";
import { clean, said } from "../shared/said.js";
import { h } from "../shared/view.js";

const SHOWN = 4;
// What changed a moment ago was not seen yet by whoever presses now.
const REACTION_MS = 400;
const versions = [];

/** Note the version of the show that this page has just learnt. */
export function noteVersion(view) {
  if (!view || versions.at(-1)?.version === view.version) return;
  versions.push({ version: view.version, atMs: nowMs() });
  while (versions.length > 1 && versions[1].atMs <= nowMs() - REACTION_MS) versions.shift();
}

/** Return the version that has been on screen for long enough to be seen. */
export function seenVersion() {
  const seen = versions.filter((each) => each.atMs <= nowMs() - REACTION_MS);
  return (seen.at(-1) ?? versions[0])?.version ?? "";
}

/** Return the latest act of this page that can be taken back now, or null. */
export function undoableOf(seen, orders) {
  return seen.acts.find((act) => orders.isMine(act.id) && secondsLeft(act) > 0) ?? null;
}

function secondsLeft(act) {
  return act.undo_until_at && !act.is_undone ? Math.max(0, -secondsSince(act.undo_until_at)) : 0;
}

/** Describe the thread; the latest act comes first. */
export function drawActs({ seen, orders, find }) {
  const mine = undoableOf(seen, orders);
  return h(
    "footer",
    { class: "thread", "aria-label": t("thread"), key: "thread" },
    h("span", { class: "eyebrow", key: "title" }, t("thread")),
    seen.acts.length === 0 && h("span", { class: "dim", key: "none" }, t("thread_empty")),
    h("ol", { class: "thread-acts", role: "log", key: "acts" }, seen.acts.slice(0, SHOWN).map((act) => entry(act, act === mine, seen, find))),
  );
}

function entry(act, isMine, seen, find) {
  const left_s = Math.ceil(secondsLeft(act));
  const undo = { order: "undo", act_id: act.id };
  const label = t("undo_in", { n: left_s });
  return h(
    "li",
    { class: `thread-act ${act.is_undone ? "undone" : ""}`, key: act.id },
    said("b", {}, act.name, 24),
    h("span", { class: "thread-words" }, what(act)),
    h("span", { class: "dim figure" }, ago(secondsSince(act.at) ?? 0)),
    left_s > 0 && isMine && button(find("undo"), { class: "small", key: "undo" }, h("span", { class: "button-label figure" }, label)),
    left_s > 0 && !isMine && h("button", { type: "button", class: "button small quiet figure", key: "undo-other", disabled: !seen.feed.live, title: t("hint_undo_other", { name: act.name }), on: { click: () => seen.give(undo, t("undo")) } }, label),
  );
}

/** Return an act in words: what was done, about what. */
function what(act) {
  const name = (kind) => (knows(`did_${kind}`) ? t(`did_${kind}`) : t("did_something"));
  if (act.kind === "undo") return t("did_undo", { what: name(act.subject) });
  const subject = clean(act.subject, 60);
  return subject ? t("did_about", { what: name(act.kind), subject }) : name(act.kind);
}
