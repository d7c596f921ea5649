// What the régie sees, derived from topics; and what only this page knows (`desk`).

import { newAddress } from "./address.js";
import { newCancel } from "./cancel.js";
import { newObjectionDesk } from "./objections.js";
import { newPlanDesk } from "./plan.js";
import { isUnder } from "./question_themes.js";

/** Return what belongs to this page alone: selection, form, open panels. */
export function newDesk() {
  return { address: newAddress(), selectedId: null, theme: null, speaker: "", formOpen: false, form: newForm(), faults: [], formSent: null, helpOpen: false, tab: "stage", own: {}, plan: newPlanDesk(), cancel: newCancel(), objection: newObjectionDesk(), pollId: null, hidden: new Map() };
}

/** Return an empty quick poll. */
export function newForm() {
  return { question: "", choices: "", proposal: "", method: "plurality", seconds: "120", window: "20", mood: "60", least: "", circle: "", hide: false, onAir: true };
}

/** Derive everything that drawing needs. */
export function see(feed, desk) {
  const { topics } = feed;
  const show = topics.get("show");
  const rundown = topics.get("rundown");
  const segments = rundown?.segments ?? [];
  const polls = topics.all("poll").sort((a, b) => b.opened_at.localeCompare(a.opened_at));
  const all = sortQuestions(topics.all("question"));
  const waiting = [...all.accepted, ...all.proposed];
  // A theme that nothing is under any more hides nothing.
  if (desk.theme && !(topics.get("floor")?.themes ?? []).includes(desk.theme) && !waiting.some((question) => isUnder(question, desk.theme))) desk.theme = null;
  const chosen = (listed) => listed.filter((question) => isUnder(question, desk.theme));
  const questions = { ...all, accepted: chosen(all.accepted), proposed: chosen(all.proposed) };
  const current = segments.find((segment) => segment.state === "current") ?? null;
  const open = polls.filter((each) => each.status === "open");
  const poll = open.find((each) => each.id === desk.pollId) ?? open.find((each) => each.id === show?.open_poll_id) ?? open[0] ?? null;
  const draft = polls.find((each) => each.status === "draft" && each.segment_id === current?.id) ?? null;
  const listed = [...questions.onAir, ...questions.accepted, ...questions.proposed];
  return {
    feed,
    show,
    rundown,
    plan: topics.get("plan"),
    segments,
    current,
    next: segments.find((segment) => segment.state === "next") ?? null,
    polls,
    poll,
    open,
    draft: poll ? null : draft,
    closed: polls.filter((each) => each.status === "closed"),
    questions,
    waiting,
    listed,
    selected: listed.find((question) => question.id === desk.selectedId) ?? null,
    air: topics.get("air"),
    preview: topics.get("preview"),
    parts: topics.get("health")?.parts ?? [],
    acts: topics.get("acts")?.acts ?? [],
    crossers: topics.get("crossers")?.crossers ?? [],
    waitingCases: topics.get("desk")?.waiting ?? 0,
    resultsHidden: poll !== null && isHidden(poll, topics, desk),
  };
}

function sortQuestions(questions) {
  const byRank = (a, b) => (a.rank || Infinity) - (b.rank || Infinity) || a.number - b.number;
  const having = (status) => questions.filter((question) => question.status === status).sort(byRank);
  return { onAir: having("on_air"), accepted: having("accepted"), proposed: having("proposed"), answered: having("answered") };
}

/** Viewers' own view says whether results are hidden; off air, what was last asked here does. */
function isHidden(poll, topics, desk) {
  if (typeof poll.results_hidden === "boolean") return poll.results_hidden;
  const shown = [topics.get("air")?.poll, topics.get("preview")?.poll].find((each) => each?.id === poll.id);
  if (shown && shown.withheld !== "few") return shown.withheld === "hidden";
  return poll.withheld === "hidden" || desk.hidden.get(poll.id) === true;
}
