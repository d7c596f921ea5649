// What the moderation page sees, derived from topics; and what only this page knows (`desk`).

import { nowMs } from "../shared/clock.js";

const WORST_FIRST = { high: 0, medium: 1, low: 2 };
const UNSURE = 0.5;
const BLUR = "bouge.blur";
// What a case comes from, by the rule of its first reason.
const SOURCES = { "platform-hold": "held", "platform-suspicion": "suspect", "platform-filter": "filter" };

/** The lengths a timeout can have, in seconds, beside the one that the ladder comes to. */
export const TIMEOUTS_S = [10, 600, 86_400];
export const USUAL_TIMEOUT_S = 600;

/** Return what belongs to this page alone. */
export function newDesk() {
  return {
    tab: "cases",
    openId: null,
    openQuestionId: null,
    reading: false,
    timeout_s: null,
    reason: "",
    refusal: "",
    note: "",
    rule: "",
    foretold: false,
    banArmedAtMs: null,
    deciding: null,
    blurred: localStorage.getItem(BLUR) === "on",
    dismissed: new Set(),
    helpOpen: false,
    fits: 8,
    trial: { rule: "classifier", threshold: 50, number: "", terms: "" },
    journal: { actor: "", act: "", case: "", since: "", lines: null, failed: false, nameless: false },
  };
}

/** Turn the blur of hurtful text on or off, also for next time. */
export function toggleBlur(desk) {
  desk.blurred = !desk.blurred;
  localStorage.setItem(BLUR, desk.blurred ? "on" : "off");
}

/** Derive everything that drawing needs. */
export function see(feed, desk) {
  const { topics } = feed;
  const all = topics.all("case");
  const queue = all.filter(waits).sort((a, b) => urgency(a, feed.name) - urgency(b, feed.name) || worseFirst(a, b));
  const settled = all.filter((view) => !waits(view)).sort(latestFirst);
  const open = all.find(({ case: each }) => each.id === desk.openId) ?? null;
  const questions = topics.all("question").filter((question) => question.status === "proposed");
  questions.sort((a, b) => a.number - b.number);
  return {
    feed,
    queue,
    settled,
    open,
    lengths: open ? lengthsOf(open) : TIMEOUTS_S,
    timeout_s: desk.timeout_s ?? open?.step?.seconds ?? USUAL_TIMEOUT_S,
    rules: topics.get("charter")?.rules ?? [],
    cited: citedRule(topics.get("charter")?.rules ?? [], desk.rule, open),
    numbers: topics.get("desk"),
    trial: topics.get("dry-run"),
    parts: topics.get("health")?.parts ?? [],
    questions,
    openQuestion: questions.find((question) => question.id === desk.openQuestionId) ?? null,
  };
}

/** Return the rule that an act would cite: the one chosen here, else the case's own; null when there is none. */
function citedRule(rules, chosen, open) {
  return rules.find((rule) => rule.id === chosen) ?? open?.rule ?? null;
}

/** Return whether an act on the open case takes a second moderator, under the rule that it would cite. */
export function takesTwo(act, { open, cited }) {
  const needed = cited && cited.id !== open?.rule?.id ? cited.two_needed : open?.two_needed;
  return Boolean(needed?.includes(act));
}

/** Return whether a case waits for a moderator: for a decision, or for the answer to an appeal. */
export function waits({ case: each }) {
  return each.status === "open" || appeals(each);
}

/** Return whether the author of a case waits for the answer to an appeal. */
export function appeals(aCase) {
  return aCase.appeal?.status === "open";
}

/** Return what kind of case it is: "appeal", "held", "suspect", "filter" or "message". */
export function kindOf(aCase) {
  if (appeals(aCase)) return "appeal";
  if (aCase.held_message) return "held";
  return SOURCES[aCase.verdict.reasons[0]?.rule] ?? "message";
}

/** Return whether a decision waits for this person's word, or (`mine`) this person for somebody else's. */
export function secondOf(aCase, me) {
  const asked = aCase.status === "open" ? aCase.second : null;
  if (!asked?.act) return null;
  return { ...asked, mine: asked.asked_by === me };
}

/** Return why somebody may not judge this appeal: it contests their own decision. */
export function isBarred(view, me) {
  return appeals(view.case) && view.barred.includes(me);
}

/** What waits for this very person comes first; what they cannot do anything about, last. */
function urgency(view, me) {
  const second = secondOf(view.case, me);
  if (second) return second.mine ? 2 : 0;
  return isBarred(view, me) ? 2 : 1;
}

function worseFirst({ case: a }, { case: b }) {
  return (
    WORST_FIRST[a.verdict.severity] - WORST_FIRST[b.verdict.severity] ||
    (b.abusive ?? UNSURE) - (a.abusive ?? UNSURE) ||
    a.opened_at.localeCompare(b.opened_at)
  );
}

function latestFirst({ case: a }, { case: b }) {
  return settledAt(b).localeCompare(settledAt(a));
}

/** Return when a case was last settled. */
export function settledAt(aCase) {
  return aCase.appeal?.judged_at ?? aCase.undone?.at ?? aCase.decision?.at ?? aCase.closed_at ?? aCase.opened_at;
}

/** Return the lengths offered for a case's timeout: the usual ones, and the one that its ladder comes to. */
function lengthsOf({ step }) {
  return step?.seconds && !TIMEOUTS_S.includes(step.seconds) ? [...TIMEOUTS_S, step.seconds].sort((a, b) => a - b) : TIMEOUTS_S;
}

/** Return whether somebody else reads this case now. */
export function heldByOther(aCase, me) {
  return aCase.holder !== "" && aCase.holder !== me && (!aCase.held_until || Date.parse(aCase.held_until) > nowMs());
}

/** Return the worst case that is this person's to decide, but not the one called `leaving`; null when there is none. */
export function nextFree(queue, me, leaving) {
  const isFree = (view) => view.case.id !== leaving && !heldByOther(view.case, me) && urgency(view, me) < 2;
  return queue.find(isFree) ?? null;
}

/** Return the effects of a decision, of its undoing or of an appeal's answer that did not work. */
export function failedEffects(aCase) {
  const asked = [...(aCase.decision?.effects ?? []), ...(aCase.undone?.effects ?? []), ...(aCase.appeal?.effects ?? [])];
  return asked.filter((effect) => effect.outcome === "refused" || effect.outcome === "failed");
}
