// Everything the host can do, with its key, from what is seen now.

import { secondsSince } from "../shared/clock.js";
import { t } from "../shared/i18n.js";
import { undoableOf } from "./acts.js";
import { askToCancel } from "./cancel.js";

const OPENED = ["poll", "consent"];
const UNDO_S = 10;
const EXTEND_S = 30;

/** Return what makes an action that gives an order, named by the text `act_<id>`. */
export function actOf(seen, orders) {
  return (id, key, order, can, label = t(`act_${id}`), after = null) => ({
    id,
    key,
    label,
    hint: hintOf(id),
    can: Boolean(can) && seen.feed.live && !orders.waits(order),
    run: () => (orders.give(order, label), after?.()),
  });
}

/** Return the actions of the screens and of the vote. */
export function actionsOf({ seen, desk, orders, act, draw }) {
  const undo = undoableOf(seen, orders);
  return [...stageActions(seen, act), act("undo", "z", { order: "undo", act_id: undo?.id ?? "" }, undo), ...voteActions({ seen, desk, orders, act, draw })];
}

function hintOf(id) {
  const text = t(`hint_${id}`);
  return text === `hint_${id}` ? undefined : text;
}

function stageActions(seen, act) {
  const panicking = Boolean(seen.show?.panic);
  const undo_s = panicking ? UNDO_S - (secondsSince(seen.show.panic_at) ?? UNDO_S) : 0;
  const isShown = Boolean(seen.air?.poll || seen.air?.question || seen.air?.format);
  const isReady = Boolean(seen.preview?.poll || seen.preview?.question || seen.preview?.format);
  return [
    act("next", " ", { order: "next_segment" }, seen.next),
    act("take", "Enter", { order: "take" }, isReady && !panicking),
    act("clear", "v", { order: "clear_air" }, isShown),
    act("panic", "Shift+Escape", { order: "panic", on: true }, seen.show && !panicking),
    { ...act("calm", "u", { order: "panic", on: false }, panicking), left_s: Math.max(0, Math.ceil(undo_s)) },
  ];
}

function voteActions({ seen, desk, orders, act, draw }) {
  const { poll, draft, current, resultsHidden } = seen;
  // A temperature may go on beside a vote.
  const busy = seen.open.some((each) => each.method !== "temperature" || draft?.method === "temperature");
  const id = poll?.id ?? "";
  const ready = poll ?? draft;
  const hide = { order: "hide_results", poll_id: id, hidden: !resultsHidden };
  return [
    { ...act("open", "o", { order: "open_poll" }, !busy && OPENED.includes(current?.kind)), refuse: () => orders.tell(t("act_open"), t(busy ? "why_poll_open" : "why_no_poll")) },
    act("close", "c", { order: "close_poll", poll_id: id }, poll),
    act("extend", "+", { order: "extend_poll", poll_id: id, seconds: EXTEND_S }, poll?.closes_at),
    act("hide", "h", hide, poll, t(resultsHidden ? "act_reveal" : "act_hide"), () => desk.hidden.set(id, hide.hidden)),
    act("ready", "m", { order: "show_poll", poll_id: ready?.id ?? "" }, ready && seen.preview?.poll?.id !== ready.id),
    { id: "cancel", key: "x", label: t("act_cancel"), hint: t("hint_cancel"), can: Boolean(poll) && seen.feed.live, run: () => askToCancel(desk, poll, draw) },
    { id: "compose", key: "n", label: t("act_compose"), can: seen.feed.live && !busy, run: () => openForm(desk, draw) },
  ];
}

function openForm(desk, draw) {
  desk.formOpen = true;
  desk.tab = "stage";
  draw();
  document.querySelector("[name=question]")?.focus();
}

/** Return the actions as the help lists them; `more` are the panels' own groups. */
export function helpGroups(actions, more) {
  const some = (...ids) => actions.filter((action) => ids.includes(action.id));
  return [
    [t("help_stage"), some("next", "take", "clear", "undo", "panic", "calm")],
    [t("help_vote"), some("open", "close", "extend", "hide", "ready", "cancel", "compose")],
    ...more.map(([title, listed]) => [t(title), listed]),
  ];
}
