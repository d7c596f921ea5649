// What can be written of each kind of segment, and how a field is read back.

import { t } from "../shared/i18n.js";
import { h } from "../shared/view.js";
import { METHODS, needsOf } from "./methods.js";
import { methodName } from "./results.js";

const TYPES = {
  title: "text",
  minutes: "number",
  proposal: "words",
  circle: "number",
  theme: "text",
  "poll.question": "words",
  "poll.method": "method",
  "poll.choices": "lines",
  "poll.seconds": "number",
  "poll.window_seconds": "number",
  "poll.mood_window_seconds": "number",
  "poll.minimum_turnout": "number",
  "poll.hide_results": "tick",
  seconds: "number",
  per_person: "number",
  turn_seconds: "number",
  dots: "number",
  themes: "lines",
  seats: "number",
  reserves: "number",
  source: "text",
  round: "text",
  review: "tick",
};
const OF_KIND = {
  questions: ["theme"],
  consent: ["proposal", "circle"],
  draw: ["seats", "reserves", "source", "round", "seconds"],
  "speaking-queue": ["turn_seconds", "seconds", "review"],
  "six-hats": ["seconds", "per_person", "review"],
  brainstorm: ["dots", "per_person", "seconds", "review"],
  "porteur-de-parole": ["per_person", "seconds"],
  themes: ["themes", "per_person", "seconds", "review"],
};

export const KINDS = ["standby", "poll", ...Object.keys(OF_KIND)];

/** Return the names of the fields of a segment: those of its kind and method, and whatever else it has. */
export function fieldsOf(kind, values) {
  const own = kind === "poll" ? ["poll.question", "poll.method", ...pollFields(values["poll.method"])] : (OF_KIND[kind] ?? []);
  return ["title", "minutes", ...own];
}

function pollFields(method = "plurality") {
  const needs = needsOf(method);
  return [
    needs.most > 0 && "poll.choices",
    needs.windows ? "poll.window_seconds" : "poll.seconds",
    needs.mood && "poll.mood_window_seconds",
    needs.quorum && "poll.minimum_turnout",
    needs.hidden && "poll.hide_results",
  ].filter(Boolean);
}

/** Return a value as a field shows it. */
export function shownValue(name, value) {
  if (Array.isArray(value)) return value.join("\n");
  return value === undefined || value === null ? (TYPES[name] === "tick" ? false : "") : typeof value === "number" ? String(value) : value;
}

/** Return what a field says, null when it says nothing. */
export function readValue(name, shown) {
  if (TYPES[name] === "tick") return shown;
  const text = String(shown ?? "").trim();
  if (text === "") return null;
  if (TYPES[name] === "number") return Number.isInteger(Number(text)) ? Number(text) : text;
  return TYPES[name] === "lines" ? text.split("\n").map((line) => line.trim()).filter(Boolean) : text;
}

/** Describe one field; `write` makes the listener of its changes. */
export function drawField(name, values, write) {
  const label = t(`plan_${name.replace(".", "_")}`);
  const shown = values[name] ?? shownValue(name, undefined);
  const input = (tag, props, ...children) => h(tag, { class: "field", name, "aria-label": label, on: { input: write(name), change: write(name) }, ...props }, ...children);
  const kinds = {
    number: () => input("input", { inputmode: "numeric", value: shown, autocomplete: "off" }),
    text: () => input("input", { value: shown, autocomplete: "off" }),
    words: () => input("textarea", { rows: 2, value: shown }),
    lines: () => input("textarea", { rows: 5, value: shown }),
    method: () => input("select", { value: shown || "plurality" }, METHODS.map((method) => h("option", { value: method, selected: method === (shown || "plurality"), key: method }, methodName(method)))),
    tick: () => h("input", { type: "checkbox", name, checked: Boolean(shown), on: { change: write(name) } }),
  };
  const type = TYPES[name] ?? "text";
  return h("label", { class: `plan-field plan-field-${type}`, key: name }, h("span", { class: "dim" }, label), kinds[type]());
}
