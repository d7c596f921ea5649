// Everything a moderator can do, with its key, from what is seen now.

import { duration } from "../shared/format.js";
import { knows, t } from "../shared/i18n.js";
import { TIMEOUTS_S, heldByOther, toggleBlur } from "./state.js";

const ACTS = [["allow", "a"], ["delete", "d"], ["warn", "w"], ["timeout", "t"], ["ban", "b"]];
const ARMED_MS = 4_000;

/** Return the list of actions of this moment. */
export function actionsOf(seen, desk, orders, draw) {
  const isCases = desk.tab === "cases";
  return [
    ...moves(seen, desk, draw, isCases),
    ...ACTS.map(([act, key]) => decide(act, isCases ? key : "", seen, desk, orders, draw)),
    ...TIMEOUTS_S.map((seconds, index) => choice(seconds, String(index + 1), desk, draw, isCases)),
    ...questionActions(seen, orders, isCases),
    { id: "note", key: isCases ? "n" : "", label: t("act_note"), can: Boolean(seen.open), run: () => document.querySelector("[name=note]")?.focus() },
    { id: "copies", key: isCases ? "c" : "", label: t("act_copies"), can: seen.copies.length > 0, run: () => ((desk.copies = !desk.copies), draw()) },
    { id: "blur", key: "f", label: t(desk.blurred ? "act_unblur" : "act_blur"), hint: t("hint_blur"), can: true, run: () => (toggleBlur(desk), draw()) },
    { id: "tab", key: "q", label: t("act_tab"), can: true, run: () => ((desk.tab = isCases ? "questions" : "cases"), (desk.reading = false), draw()) },
    { id: "help", key: "?", label: t("keys_title"), can: true, run: () => ((desk.helpOpen = true), draw()) },
  ];
}

function moves(seen, desk, draw, isCases) {
  const list = isCases ? seen.queue.map(({ case: each }) => each.id) : seen.questions.map((question) => question.id);
  const name = isCases ? "openId" : "openQuestionId";
  const go = (step) => () => {
    const at = list.indexOf(desk[name]);
    const to = at < 0 ? 0 : Math.min(list.length - 1, Math.max(0, at + step));
    openOne(desk, name, list[to]);
    draw();
  };
  const move = (id, key, step) => ({ id, key, label: t(`act_${id}_item`), can: list.length > 0, run: go(step) });
  return [move("down", "j", 1), move("up", "k", -1)];
}

/** Open a case (or a question) afresh: no note, no armed ban left from the one before. */
export function openOne(desk, name, id) {
  if (desk[name] !== id) Object.assign(desk, { note: "", copies: false, banArmedAtMs: null });
  desk[name] = id;
  desk.reading = true;
}

/** A ban is for good and has no undo here, so it is asked for twice. */
export function banIsArmed(desk) {
  return desk.banArmedAtMs !== null && Date.now() - desk.banArmedAtMs < ARMED_MS;
}

function decide(act, key, seen, desk, orders, draw) {
  const aCase = seen.open?.case;
  const isMine = aCase?.status === "open" && !heldByOther(aCase, seen.feed.name);
  const isWaiting = desk.deciding?.state === "sent";
  const can = Boolean(isMine && seen.open.acts.includes(act) && seen.feed.live && !isWaiting);
  const run = () => {
    if (act === "ban" && !banIsArmed(desk)) return void ((desk.banArmedAtMs = Date.now()), draw());
    for (const { case: copy } of desk.copies ? seen.copies : []) orders.give(orderOf(act, copy.id, desk), labelOf(act, aCase));
    desk.deciding = orders.give(orderOf(act, aCase.id, desk), labelOf(act, aCase));
    draw();
  };
  return { id: act, key, label: labelOf(act, aCase), hint: t(`hint_${act}`), can, run };
}

function orderOf(act, case_id, desk) {
  return { order: "decide_case", case_id, act, seconds: act === "timeout" ? desk.timeout_s : null, reason: desk.note.trim() };
}

function labelOf(act, aCase) {
  const held = `case_${act}_held`;
  return t(aCase?.held_message && knows(held) ? held : `case_${act}`);
}

function choice(seconds, key, desk, draw, isCases) {
  const label = duration(seconds);
  return { id: `timeout_${seconds}`, key: isCases ? key : "", label, hint: t("hint_timeout_choice", { time: label }), can: true, run: () => ((desk.timeout_s = seconds), draw()) };
}

function questionActions(seen, orders, isCases) {
  const question = seen.openQuestion;
  const act = (name, key) => {
    const order = { order: "decide_question", question_id: question?.id ?? "", act: name };
    const label = t(`act_question_${name}`);
    const can = Boolean(question && seen.feed.live && !orders.waits(order));
    return { id: `question_${name}`, key: isCases ? "" : key, label, can, run: () => orders.give(order, label) };
  };
  return [act("accept", "a"), act("dismiss", "d")];
}

/** Return the actions as the help lists them. */
export function helpGroups(actions) {
  const some = (...ids) => actions.filter((action) => ids.includes(action.id));
  const lengths = actions.filter((action) => action.id.startsWith("timeout_"));
  return [
    [t("help_read"), some("down", "up", "tab", "blur", "note", "copies", "help")],
    [t("help_decide"), [...some("allow", "delete", "warn", "timeout", "ban", "question_accept", "question_dismiss"), ...lengths]],
  ];
}
