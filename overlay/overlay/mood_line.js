// The mood over time, as this page saw it; kept for the session, so that a refresh of the source keeps the line.

import { nowMs } from "../shared/clock.js";

const MOST_POINTS = 180;
const EVERY_MS = 1_000;
const seenByPoll = new Map();

/** Keep one point of a temperature, at most one a second. */
export function noteMood(poll) {
  const [sum, people] = poll.detail?.mean ?? [0, 0];
  if (people === 0 || poll.status !== "open") return;
  const points = pointsOf(poll);
  const atMs = nowMs();
  const last = points.at(-1);
  if (last && atMs - last.atMs < EVERY_MS) return;
  if (last && last.mood === sum / people && points.at(-2)?.mood === last.mood) last.atMs = atMs;
  else points.push({ atMs, mood: sum / people });
  const kept = points.length > MOST_POINTS ? points.filter((_, index) => index % 2 === 0) : points;
  seenByPoll.set(poll.id, kept);
  remember(poll.id, kept);
}

/** Return the points of a temperature, oldest first: {atMs, mood}. */
export function pointsOf(poll) {
  if (!seenByPoll.has(poll.id)) seenByPoll.set(poll.id, recalled(poll.id));
  return seenByPoll.get(poll.id);
}

// A browser source may refuse to keep anything: the line then starts again.
function remember(id, points) {
  try {
    sessionStorage.setItem(`mood ${id}`, JSON.stringify(points));
  } catch {
    return;
  }
}

function recalled(id) {
  try {
    const points = JSON.parse(sessionStorage.getItem(`mood ${id}`) ?? "[]");
    return Array.isArray(points) ? points : [];
  } catch {
    return [];
  }
}
