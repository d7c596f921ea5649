// The server's time, as far as this page can tell.

let ahead_ms = 0;

/** Learn the server's time from what it just said. */
export function setClock(serverNow) {
  const at = Date.parse(serverNow);
  if (Number.isFinite(at)) ahead_ms = at - Date.now();
}

/** Return the server's time in milliseconds since 1970. */
export function nowMs() {
  return Date.now() + ahead_ms;
}

/** Return the seconds from a moment to now (negative when it is still to come), or null without a moment. */
export function secondsSince(at) {
  const then = Date.parse(at ?? "");
  return Number.isFinite(then) ? (nowMs() - then) / 1000 : null;
}
