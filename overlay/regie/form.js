// The quick poll: a question, one choice a line, open.

import { keyName } from "../shared/actions.js";
import { t } from "../shared/i18n.js";
import { h } from "../shared/view.js";
import { LIMITS, needsOf, QUICK_METHODS } from "./methods.js";
import { methodName } from "./results.js";
import { newForm } from "./state.js";

const PRESETS = ["preset_yes_no", "preset_for_against", "preset_scale"];
const LENGTHS = ["60", "120", "300", ""];
const WINDOWS = ["10", "20", "30", "45"];
const MOODS = ["30", "60", "120", "300"];
const MOST_REQUIRED = 10_000_000;

/** Return the choices written in the form. */
export function choicesOf(form) {
  return form.choices.split(/[\n;]/).map((line) => line.trim()).filter(Boolean);
}

/** Return what is wrong with the form, in words; an empty list when it can be sent. */
export function faultsOf(form) {
  const needs = needsOf(form.method);
  const choices = needs.most > 0 ? choicesOf(form) : [];
  // A debate has its usual sides when none are written.
  const usual = form.method === "moving-debate" && choices.length === 0;
  return [
    form.question.trim() === "" && t("fault_question"),
    lettersOf(form.question) > LIMITS.question && t("fault_question_long", { n: LIMITS.question }),
    needs.proposal && form.proposal.trim() === "" && t("fault_proposal"),
    lettersOf(form.proposal) > LIMITS.proposal && t("fault_proposal_long", { n: LIMITS.proposal }),
    needs.proposal && !isWhole(form.circle, LIMITS.circle) && t("fault_circle", { n: LIMITS.circle }),
    !usual && (choices.length < needs.fewest || choices.length > needs.most) && t("fault_choices", { least: needs.fewest, most: needs.most }),
    choices.some((choice) => lettersOf(choice) > LIMITS.label) && t("fault_label", { n: LIMITS.label }),
    new Set(choices.map((choice) => choice.toLowerCase())).size < choices.length && t("fault_same"),
    needs.quorum && !isWhole(form.least, MOST_REQUIRED) && t("fault_least"),
  ].filter(Boolean);
}

/** Return whether what was written is a whole number up to another one; nothing written is 0. */
function isWhole(written, most) {
  const value = Number(written || 0);
  return Number.isInteger(value) && value >= 0 && value <= most;
}

function lettersOf(text) {
  return Array.from(text).length;
}

/** Return the order that opens the poll of the form. */
export function orderOf(form) {
  const needs = needsOf(form.method);
  const choices = needs.most > 0 ? choicesOf(form) : [];
  const seconds = needs.windows ? Number(form.window) * choices.length : form.seconds ? Number(form.seconds) : null;
  const order = { order: "open_poll", question: form.question.trim(), choices, seconds, hide_results: needs.hidden && form.hide, on_air: form.onAir, method: form.method };
  if (needs.quorum && form.least !== "") order.minimum_turnout = Number(form.least);
  if (needs.proposal) order.proposal = form.proposal.trim();
  if (needs.proposal) order.circle = Number(form.circle || 0);
  if (needs.mood) order.mood_window_seconds = Number(form.mood);
  return order;
}

/** Describe the form. */
export function drawForm(seen, desk, find, draw) {
  const { form } = desk;
  const needs = needsOf(form.method);
  const write = (name) => (event) => ((form[name] = event.target.type === "checkbox" ? event.target.checked : event.target.value), draw());
  const close = () => ((desk.formOpen = false), (desk.faults = []), draw());
  const send = (event) => (event?.preventDefault(), submit(seen, desk, draw));
  const onKey = (event) => {
    if (event.key === "Escape" && !event.shiftKey) close();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send(event);
  };
  return h(
    "form",
    { class: "panel quick", "aria-label": t("act_compose"), key: "quick", on: { submit: send, keydown: onKey } },
    h("header", { class: "panel-head" }, h("h2", { class: "eyebrow" }, t("act_compose")), h("button", { type: "button", class: "button quiet small", on: { click: close } }, t("close"))),
    h("label", { class: "quick-question" }, h("span", { class: "unseen" }, t("form_question")), h("input", { class: "field", name: "question", value: form.question, placeholder: t("form_question"), autocomplete: "off", on: { input: write("question") } })),
    h("div", { class: "quick-method" }, choice("method", "form_method", QUICK_METHODS, methodName, form, write)),
    writing(needs, form, write),
    h(
      "div",
      { class: "quick-options" },
      needs.most > 3 && h("div", { class: "presets", key: "presets" }, PRESETS.map((key) => preset(key, form, draw))),
      needs.windows ? choice("window", "form_window", WINDOWS, seconds, form, write) : choice("seconds", "form_length", LENGTHS, (value) => (value ? t("minutes", { n: Number(value) / 60 }) : t("until_closed")), form, write),
      needs.mood && choice("mood", "form_mood", MOODS, seconds, form, write),
      needs.quorum && figure("least", t("form_least_none"), form, write),
      needs.proposal && figure("circle", t("form_circle_none"), form, write),
      needs.hidden && tick("hide", form, write),
      tick("onAir", form, write),
    ),
    h("div", { class: "quick-foot" }, h("p", { class: "faults", role: "alert" }, desk.faults.join(" ")), h("button", { type: "submit", class: "button primary", title: t("tooltip", { label: t("form_open"), key: `Ctrl + ${keyName("Enter")}` }), disabled: !seen.feed.live }, t("form_open"), h("kbd", {}, `Ctrl + ${keyName("Enter")}`))),
  );
}

/** Describe what is written: the choices, one a line, or a consent round's proposal. */
function writing(needs, form, write) {
  const hint = t(`method_hint_${form.method}`);
  if (needs.proposal) return h("label", { class: "quick-choices", key: "proposal" }, h("span", { class: "dim" }, t("form_proposal")), h("textarea", { class: "field", name: "proposal", rows: 4, value: form.proposal, on: { input: write("proposal") } }));
  if (needs.most === 0) return h("p", { class: "quick-choices dim", key: "none" }, hint);
  return h("label", { class: "quick-choices", key: "choices" }, h("span", { class: "dim" }, t("form_choices", { n: choicesOf(form).length }), " · ", hint), h("textarea", { class: "field", name: "choices", rows: 4, value: form.choices, placeholder: needs.most === 3 ? t("form_sides") : "", on: { input: write("choices") } }));
}

function figure(name, placeholder, form, write) {
  return h("label", { key: name }, h("span", { class: "dim" }, t(`form_${name}`)), h("input", { class: "field", name, inputmode: "numeric", value: form[name], placeholder, autocomplete: "off", on: { input: write(name) } }));
}

function seconds(value) {
  return t("seconds_long", { n: Number(value) });
}

function choice(name, label, values, say, form, write) {
  return h("label", { key: name }, h("span", { class: "dim" }, t(label)), h("select", { class: "field", name, value: form[name], on: { change: write(name) } }, values.map((value) => h("option", { value, selected: value === form[name], key: value }, say(value)))));
}

function preset(key, form, draw) {
  const choose = () => ((form.choices = t(key).split(" / ").join("\n")), draw());
  return h("button", { type: "button", class: "button small", key, on: { click: choose } }, t(key));
}

function tick(name, form, write) {
  return h("label", { class: "tick", key: name }, h("input", { type: "checkbox", name, checked: form[name], on: { change: write(name) } }), h("span", {}, t(`form_${name}`)));
}

function submit(seen, desk, draw) {
  desk.faults = faultsOf(desk.form);
  if (desk.faults.length === 0) desk.formSent = seen.give(orderOf(desk.form), t("form_open"));
  draw();
}

/** Close the form once its poll is open; a refused one stays as it was written. */
export function settleForm(desk) {
  if (desk.formSent?.state !== "done") return;
  desk.formSent = null;
  desk.form = newForm();
  desk.formOpen = false;
}
