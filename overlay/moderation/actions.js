// Everything a moderator can do, with its key, from what is seen now.

import { duration } from "../shared/format.js";
import { knows, t } from "../shared/i18n.js";
import { appeals, heldByOther, isBarred, secondOf, takesTwo, toggleBlur } from "./state.js";

const ACTS = [["allow", "a"], ["delete", "d"], ["warn", "w"], ["timeout", "t"], ["ban", "b"]];
const TABS = [["cases", ""], ["questions", "q"], ["trial", "e"], ["journal", "l"]];
const ARMED_MS = 4_000;
const PERMIT_S = 60;

/** Return the list of actions of this moment. */
export function actionsOf(seen, desk, orders, draw) {
  const at = { seen, desk, orders, draw, isCases: desk.tab === "cases" };
  const isAppeal = Boolean(seen.open && appeals(seen.open.case));
  return [
    ...moves(at),
    ...ACTS.map(([act, key]) => decide(act, at.isCases && !isAppeal ? key : "", at)),
    judge(true, at.isCases && isAppeal ? "a" : "", at),
    judge(false, at.isCases && isAppeal ? "d" : "", at),
    word(true, "o", at),
    word(false, "p", at),
    ...seen.lengths.map((seconds, index) => choice(seconds, String(index + 1), at)),
    ...questionActions(at),
    undo(at),
    cite(at),
    ...writing(at),
    { id: "foretold", key: at.isCases ? "v" : "", label: t("act_foretold"), can: Boolean(seen.open), run: () => foretell(desk, draw) },
    { id: "blur", key: "f", label: t(desk.blurred ? "act_unblur" : "act_blur"), hint: t("hint_blur"), can: true, run: () => (toggleBlur(desk), draw()) },
    ...TABS.map(([tab, key]) => ({ id: `tab_${tab}`, key, label: t(`act_tab_${tab}`), can: true, run: () => go(tab, at) })),
    { id: "help", key: "?", label: t("keys_title"), can: true, run: () => ((desk.helpOpen = true), draw()) },
  ];
}

function foretell(desk, draw) {
  desk.foretold = !desk.foretold;
  draw();
  document.querySelector(".foretold")?.scrollIntoView({ block: desk.foretold ? "start" : "nearest" });
}

/** Show one of the page's parts; the same one again is the way back to the cases. */
export function go(tab, { desk, draw }) {
  Object.assign(desk, { tab: desk.tab === tab ? "cases" : tab, reading: tab === "trial" || tab === "journal" });
  draw();
}

function moves({ seen, desk, draw }) {
  const isQuestions = desk.tab === "questions";
  const list = isQuestions ? seen.questions.map((question) => question.id) : seen.queue.map(({ case: each }) => each.id);
  const name = isQuestions ? "openQuestionId" : "openId";
  const step = (by) => () => {
    const at = list.indexOf(desk[name]);
    const to = at < 0 ? 0 : Math.min(list.length - 1, Math.max(0, at + by));
    if (!isQuestions) desk.tab = "cases";
    openOne(desk, name, list[to]);
    draw();
  };
  const move = (id, key, by) => ({ id, key, label: t(`act_${id}_item`), can: list.length > 0, run: step(by) });
  return [move("down", "j", 1), move("up", "k", -1)];
}

/** Open a case (or a question) afresh: no words, no rule, no length, no armed ban left from the one before. */
export function openOne(desk, name, id) {
  if (desk[name] !== id) Object.assign(desk, { note: "", reason: "", refusal: "", rule: "", timeout_s: null, banArmedAtMs: null });
  desk[name] = id;
  desk.reading = true;
}

/** A ban that needs no second moderator is asked for twice: it has no undo everywhere. */
export function banIsArmed(desk) {
  return desk.banArmedAtMs !== null && Date.now() - desk.banArmedAtMs < ARMED_MS;
}

function isMine(seen) {
  const aCase = seen.open?.case;
  return Boolean(aCase && seen.feed.live && !heldByOther(aCase, seen.feed.name));
}

function decide(act, key, { seen, desk, orders, draw }) {
  const aCase = seen.open?.case;
  const byTwo = takesTwo(act, seen);
  const can = isMine(seen) && aCase.status === "open" && seen.open.acts.includes(act) && desk.deciding?.state !== "sent";
  const run = () => {
    if (act === "ban" && !byTwo && !banIsArmed(desk)) return void ((desk.banArmedAtMs = Date.now()), draw());
    const seconds = act === "timeout" ? seen.timeout_s : null;
    const cited = desk.rule ? { rule: desk.rule } : {};
    const order = { order: "decide_case", case_id: aCase.id, act, seconds, reason: desk.reason.trim(), ...cited };
    desk.deciding = orders.give(order, labelOf(act, aCase, byTwo));
    draw();
  };
  return { id: act, key, label: labelOf(act, aCase, byTwo), hint: t(`hint_${act}`), can: Boolean(can), run };
}

function labelOf(act, aCase, byTwo) {
  if (byTwo) return t(`case_${act}_two`);
  const held = `case_${act}_held`;
  return t(aCase?.held_message && knows(held) ? held : `case_${act}`);
}

/** Answer an appeal: its author reads the reason, so there must be one. */
function judge(accepted, key, { seen, desk, orders, draw }) {
  const view = seen.open;
  const id = accepted ? "accept" : "reject";
  const can = Boolean(view && isMine(seen) && appeals(view.case) && !isBarred(view, seen.feed.name) && desk.deciding?.state !== "sent");
  const run = () => {
    if (!desk.reason.trim()) return document.querySelector("[name=reason]")?.focus();
    const order = { order: "judge_appeal", case_id: view.case.id, accepted, reason: desk.reason.trim() };
    desk.deciding = orders.give(order, t(`appeal_${id}`));
    draw();
  };
  return { id, key, label: t(`appeal_${id}`), hint: t(`hint_appeal_${id}`), can, run };
}

/** Say yes or no to what another moderator wants to do and that takes two. */
function word(confirmed, key, { seen, desk, orders, draw, isCases }) {
  const aCase = seen.open?.case;
  const second = aCase ? secondOf(aCase, seen.feed.name) : null;
  const id = confirmed ? "confirm" : "decline";
  const can = Boolean(isCases && second && !second.mine && isMine(seen) && desk.deciding?.state !== "sent");
  const run = () => {
    const order = { order: "confirm_decision", case_id: aCase.id, confirmed, reason: desk.reason.trim() };
    desk.deciding = orders.give(order, t(`second_${id}`));
    draw();
  };
  return { id, key: can ? key : "", label: t(`second_${id}`), can, run };
}

/** Take back the open decision, or else the last one that this person made. */
function undo({ seen, desk, orders, draw, isCases }) {
  const mine = ({ case: each, undo: can }) => can && each.decision?.actor.name === seen.feed.name;
  const view = seen.open?.undo ? seen.open : seen.settled.find(mine);
  const label = view ? t("act_undo_case", { name: view.case.author.name }) : t("act_undo_none");
  const run = () => {
    orders.give({ order: "undo_decision", case_id: view.case.id, reason: desk.reason.trim() }, label);
    openOne(desk, "openId", view.case.id);
    draw();
  };
  return { id: "undo_case", key: isCases ? "z" : "", label, hint: t("hint_undo_case"), can: Boolean(view && seen.feed.live), run };
}

/** Cite another rule of the charter, the next one with each press. */
function cite({ seen, desk, draw, isCases }) {
  const can = isMine(seen) && seen.open.case.status === "open" && seen.rules.length > 1;
  const next = () => seen.rules[(seen.rules.findIndex((rule) => rule.id === seen.cited?.id) + 1) % seen.rules.length].id;
  return { id: "cite", key: isCases ? "c" : "", label: t("act_cite"), hint: t("hint_cite"), can: Boolean(can), run: () => (citeRule(next(), seen, desk), draw()) };
}

/** Choose the rule that the next act cites; the case's own one is no choice. A ban asks again: it may now take two. */
export function citeRule(id, seen, desk) {
  Object.assign(desk, { rule: id === seen.open?.rule?.id ? "" : id, banArmedAtMs: null });
}

function writing({ seen, desk, orders, draw, isCases }) {
  const open = seen.open?.case;
  const field = (name, key) => ({ id: name, key: isCases ? key : "", label: t(`act_${name}`), can: Boolean(open), run: () => document.querySelector(`[name=${name}]`)?.focus() });
  const ask = () => {
    orders.give({ order: "ask_second", case_id: open.id, text: desk.note.trim() }, t("act_second"));
    desk.note = "";
    draw();
  };
  const can = isMine(seen) && open.status === "open" && !open.second;
  const permit = () => orders.give({ order: "permit", name: open.author.name, platform: open.platform, seconds: PERMIT_S }, t("act_permit"));
  const isLink = Boolean(open?.verdict.reasons.some((reason) => reason.rule === "links"));
  const refusal = { ...field("reason", "r"), key: "r", can: Boolean(seen.openQuestion) };
  return [desk.tab === "questions" ? refusal : field("reason", "r"), field("note", "n"), { id: "permit", key: isCases && isLink ? "x" : "", label: t("act_permit"), hint: t("hint_permit"), can: isLink && isMine(seen), run: permit }, { id: "second", key: isCases ? "s" : "", label: t("act_second"), hint: t("hint_second"), can: Boolean(can), run: ask }];
}

/** Write a note that only moderators read. */
export function sendNote(seen, desk, orders, draw) {
  const text = desk.note.trim();
  if (!text || !seen.open || !seen.feed.live) return;
  orders.give({ order: "note_case", case_id: seen.open.case.id, text }, t("act_note"));
  desk.note = "";
  draw();
}

function choice(seconds, key, { desk, draw, isCases }) {
  const label = duration(seconds);
  return { id: `timeout_${seconds}`, key: isCases ? key : "", label, hint: t("hint_timeout_choice", { time: label }), can: true, run: () => ((desk.timeout_s = seconds), draw()) };
}

function questionActions({ seen, desk, orders }) {
  const question = seen.openQuestion;
  const said = desk.refusal.trim();
  const act = (name, key) => {
    // Only a refusal has words for its author.
    const why = said && name === "dismiss" ? { reason: said } : {};
    const order = { order: "decide_question", question_id: question?.id ?? "", act: name, ...why };
    const label = t(`act_question_${name}`);
    const can = Boolean(question && seen.feed.live && !orders.waits(order));
    const run = () => (orders.give(order, label), (desk.refusal = ""));
    return { id: `question_${name}`, key: desk.tab === "questions" ? key : "", label, can, run };
  };
  return [act("accept", "a"), act("dismiss", "d")];
}

/** Return the actions as the help lists them. */
export function helpGroups(actions) {
  const some = (...ids) => actions.filter((action) => ids.includes(action.id));
  const lengths = actions.filter((action) => action.id.startsWith("timeout_"));
  return [
    [t("help_read"), some("down", "up", "foretold", "note", "reason", "blur", "tab_questions", "tab_trial", "tab_journal", "help")],
    [t("help_decide"), [...some("allow", "delete", "warn", "timeout", "ban", "cite", "accept", "reject", "confirm", "decline", "second", "permit", "undo_case", "question_accept", "question_dismiss"), ...lengths]],
  ];
}
