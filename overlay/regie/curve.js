// How turnout rises: what this page saw since it opened, from zero when the poll opened.

import { nowMs } from "../shared/clock.js";
import { h } from "../shared/view.js";

const MOST_POINTS = 240;
const MINUTE_MS = 60_000;
const seenByPoll = new Map();

/** Keep one point of a poll's turnout, when it changed. */
export function noteTurnout(poll) {
  if (!poll) return;
  const points = seenByPoll.get(poll.id) ?? [];
  seenByPoll.set(poll.id, points);
  if (points.at(-1)?.voters === poll.voters) return;
  points.push({ atMs: nowMs(), voters: poll.voters });
  if (points.length > MOST_POINTS) seenByPoll.set(poll.id, points.filter((_, index) => index % 2 === 0));
}

/** Return how many voters came in the last minute, or null when this page has not watched for that long. */
export function lastMinute(poll) {
  const points = seenByPoll.get(poll.id) ?? [];
  const from = nowMs() - MINUTE_MS;
  const openedMs = Date.parse(poll.opened_at);
  const before = points.filter((point) => point.atMs <= from).at(-1);
  if (before) return poll.voters - before.voters;
  return openedMs > from ? poll.voters : null;
}

/** Describe the curve in a box of `width` × `height`. */
export function curve(poll, width, height) {
  const openedMs = Date.parse(poll.opened_at);
  const points = seenByPoll.get(poll.id) ?? [];
  const lastMs = Math.max(nowMs(), openedMs + 1_000);
  const most = Math.max(1, poll.voters);
  const x = (atMs) => (((atMs - openedMs) / (lastMs - openedMs)) * width).toFixed(1);
  const y = (voters) => (height - 3 - (voters / most) * (height - 8)).toFixed(1);
  const first = points[0] ?? { atMs: lastMs, voters: poll.voters };
  const seen = [...points.map((point) => `${x(point.atMs)},${y(point.voters)}`), `${width},${y(poll.voters)}`].join(" ");
  return h(
    "svg",
    { class: "curve", viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    h("polygon", { class: "curve-area", points: `0,${height} 0,${y(0)} ${seen} ${width},${height}` }),
    h("line", { class: "curve-before", x1: 0, y1: y(0), x2: x(first.atMs), y2: y(first.voters) }),
    h("polyline", { class: "curve-line", points: seen }),
  );
}
