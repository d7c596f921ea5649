// Numbers, shares and times as people write them; figures never part from their unit.

import { spoken, t } from "./i18n.js";

export { number } from "./i18n.js";

const NARROW = "\u202f";
const MINUTE = 60;
const HOUR = 3600;

/** Return a share (0 to 1) as a percentage. */
export function percent(share) {
  return new Intl.NumberFormat(spoken(), { style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** Return seconds as a running clock: 1:12, 1:02:03. */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value) => String(value).padStart(2, "0");
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  const rest = two(whole % MINUTE);
  return whole >= HOUR ? `${Math.floor(whole / HOUR)}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** Return seconds roughly, in the largest unit that fits: 22 s, 10 min, 24 h. */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 100) return `${whole}${NARROW}s`;
  if (whole < 100 * MINUTE) return `${Math.round(whole / MINUTE)}${NARROW}min`;
  return `${Math.round(whole / HOUR)}${NARROW}h`;
}

/** Return how long ago something was. */
export function ago(seconds) {
  return t("ago", { time: duration(seconds) });
}

/** Return a moment as the time of day here. */
export function timeOfDay(ms) {
  const date = new Date(ms);
  const minutes = String(date.getMinutes()).padStart(2, "0");
  return t("time_of_day", { h: String(date.getHours()), m: minutes });
}

/** Return a list in words: "4, 5 ou 6". */
export function either(items) {
  return new Intl.ListFormat(spoken(), { type: "disjunction" }).format(items);
}

/** Return a list in words: "Oui et Non". */
export function both(items) {
  return new Intl.ListFormat(spoken(), { type: "conjunction" }).format(items);
}

/** Return a rank: 1re, 2e. */
export function rank(n) {
  return t(n === 1 ? "rank_first" : "rank_other", { n });
}
