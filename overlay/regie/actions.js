// Everything the host can do, with its key, from what is seen now.

import { secondsSince } from "../shared/clock.js";
import { t } from "../shared/i18n.js";

const UNDO_S = 10;
const EXTEND_S = 30;

/** Return the list of actions of this moment. */
export function actionsOf(seen, desk, orders, draw) {
  const act = (id, key, order, can, label = t(`act_${id}`), after = null) => ({
    id,
    key,
    label,
    hint: hintOf(id),
    can: Boolean(can) && seen.feed.live && !orders.waits(order),
    run: () => (orders.give(order, label), after?.()),
  });
  return [...stageActions(seen, act), ...voteActions(seen, desk, act, draw), ...questionActions(seen, desk, act, draw)];
}

function hintOf(id) {
  const text = t(`hint_${id}`);
  return text === `hint_${id}` ? undefined : text;
}

function stageActions(seen, act) {
  const panicking = Boolean(seen.show?.panic);
  const undo_s = panicking ? UNDO_S - (secondsSince(seen.show.panic_at) ?? UNDO_S) : 0;
  const isShown = Boolean(seen.air?.poll || seen.air?.question);
  const isReady = Boolean(seen.preview?.poll || seen.preview?.question);
  return [
    act("next", " ", { order: "next_segment" }, seen.next),
    act("take", "Enter", { order: "take" }, isReady && !panicking),
    act("clear", "v", { order: "clear_air" }, isShown),
    act("panic", "Shift+Escape", { order: "panic", on: true }, seen.show && !panicking),
    { ...act("calm", "u", { order: "panic", on: false }, panicking), left_s: Math.max(0, Math.ceil(undo_s)) },
  ];
}

function voteActions(seen, desk, act, draw) {
  const { poll, draft, current, resultsHidden } = seen;
  const id = poll?.id ?? "";
  const ready = poll ?? draft;
  const hide = { order: "hide_results", poll_id: id, hidden: !resultsHidden };
  return [
    act("open", "o", { order: "open_poll" }, !poll && current?.kind === "poll"),
    act("close", "c", { order: "close_poll", poll_id: id }, poll),
    act("extend", "+", { order: "extend_poll", poll_id: id, seconds: EXTEND_S }, poll?.closes_at),
    act("hide", "h", hide, poll, t(resultsHidden ? "act_reveal" : "act_hide"), () => desk.hidden.set(id, hide.hidden)),
    act("ready", "m", { order: "show_poll", poll_id: ready?.id ?? "" }, ready && seen.preview?.poll?.id !== ready.id),
    { id: "compose", key: "n", label: t("act_compose"), can: seen.feed.live && !poll, run: () => openForm(desk, draw) },
  ];
}

function openForm(desk, draw) {
  desk.formOpen = true;
  desk.tab = "stage";
  draw();
  document.querySelector("[name=question]")?.focus();
}

function questionActions(seen, desk, act, draw) {
  const question = seen.selected;
  const isNew = question?.status === "proposed";
  const decide = (id, key, status) => ({
    ...act(`question_${id}`, key, { order: "decide_question", question_id: question?.id ?? "", act: id }, question && status.includes(question.status)),
    // Buttons keep their places while an order waits, or a second click would fall on the next one.
    isShown: id === "dismiss" || (id === "accept") === isNew,
  });
  const move = (id, key, step) => ({ id, key, label: t(`act_${id}`), can: seen.listed.length > 0, run: () => select(seen, desk, step, draw) });
  return [
    move("down", "j", 1),
    move("up", "k", -1),
    decide("accept", "a", ["proposed"]),
    decide("preview", "p", ["accepted", "on_air"]),
    decide("air", "l", ["accepted"]),
    decide("answered", "e", ["on_air", "accepted"]),
    decide("dismiss", "r", ["proposed", "accepted", "on_air"]),
  ];
}

function select(seen, desk, step, draw) {
  const at = seen.listed.findIndex((question) => question.id === desk.selectedId);
  const to = at < 0 ? (step > 0 ? 0 : seen.listed.length - 1) : Math.min(seen.listed.length - 1, Math.max(0, at + step));
  desk.selectedId = seen.listed[to].id;
  draw();
  document.querySelector(".question[aria-current]")?.scrollIntoView({ block: "nearest" });
}

/** Return the actions as the help lists them. */
export function helpGroups(actions) {
  const some = (...ids) => actions.filter((action) => ids.includes(action.id));
  return [
    [t("help_stage"), some("next", "take", "clear", "panic", "calm")],
    [t("help_vote"), some("open", "close", "extend", "hide", "ready", "compose")],
    [t("help_questions"), actions.filter((action) => ["down", "up"].includes(action.id) || action.id.startsWith("question_"))],
  ];
}
