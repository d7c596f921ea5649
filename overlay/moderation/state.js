// What the moderation page sees, derived from topics; and what only this page knows (`desk`).

import { nowMs } from "../shared/clock.js";

const WORST_FIRST = { high: 0, medium: 1, low: 2 };
const UNSURE = 0.5;
const BLUR = "bouge.blur";

/** The lengths a timeout can have, in seconds; the second is chosen at first. */
export const TIMEOUTS_S = [10, 600, 86_400];

/** Return what belongs to this page alone. */
export function newDesk() {
  return {
    tab: "cases",
    openId: null,
    openQuestionId: null,
    reading: false,
    timeout_s: TIMEOUTS_S[1],
    note: "",
    copies: false,
    banArmedAtMs: null,
    deciding: null,
    blurred: localStorage.getItem(BLUR) === "on",
    dismissed: new Set(),
    helpOpen: false,
    fits: 8,
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
  const queue = all.filter(({ case: each }) => each.status === "open").sort(worseFirst);
  const settled = all.filter(({ case: each }) => each.status !== "open").sort(latestFirst);
  const open = all.find(({ case: each }) => each.id === desk.openId) ?? null;
  const questions = topics.all("question").filter((question) => question.status === "proposed");
  questions.sort((a, b) => a.number - b.number);
  return {
    feed,
    queue,
    settled,
    open,
    copies: open ? copiesOf(open, queue, feed.name) : [],
    numbers: topics.get("desk"),
    parts: topics.get("health")?.parts ?? [],
    questions,
    openQuestion: questions.find((question) => question.id === desk.openQuestionId) ?? null,
  };
}

function worseFirst({ case: a }, { case: b }) {
  return (
    WORST_FIRST[a.verdict.severity] - WORST_FIRST[b.verdict.severity] ||
    (b.abusive ?? UNSURE) - (a.abusive ?? UNSURE) ||
    a.opened_at.localeCompare(b.opened_at)
  );
}

function latestFirst({ case: a }, { case: b }) {
  return (b.decision?.at ?? b.opened_at).localeCompare(a.decision?.at ?? a.opened_at);
}

/** Return whether somebody else reads this case now. */
export function heldByOther(aCase, me) {
  return aCase.holder !== "" && aCase.holder !== me && (!aCase.held_until || Date.parse(aCase.held_until) > nowMs());
}

function copiesOf({ case: open }, queue, me) {
  const words = (text) => text.trim().toLowerCase().replace(/\s+/g, " ");
  return queue.filter(({ case: each }) => each.id !== open.id && words(each.text) === words(open.text) && !heldByOther(each, me));
}

/** Return the worst case that nobody else reads, but not the one called `leaving`; null when there is none. */
export function nextFree(queue, me, leaving) {
  return queue.find(({ case: each }) => each.id !== leaving && !heldByOther(each, me)) ?? null;
}

/** Return the effects of a decision that did not work. */
export function failedEffects(aCase) {
  return (aCase.decision?.effects ?? []).filter((effect) => effect.outcome === "refused" || effect.outcome === "failed");
}
