// The quick poll: a question, one choice a line, open.

import { keyName } from "../shared/actions.js";
import { t } from "../shared/i18n.js";
import { h } from "../shared/view.js";
import { methodName } from "./results.js";
import { newForm } from "./state.js";

const LIMITS = { question: 300, choices: [2, 12], label: 60 };
const PRESETS = ["preset_yes_no", "preset_for_against", "preset_scale"];
const METHODS = ["plurality", "approval", "ranked", "borda", "majority-judgment"];
const LENGTHS = ["60", "120", "300", ""];

/** Return the choices written in the form. */
export function choicesOf(form) {
  return form.choices.split(/[\n;]/).map((line) => line.trim()).filter(Boolean);
}

/** Return what is wrong with the form, in words; an empty list when it can be sent. */
export function faultsOf(form) {
  const choices = choicesOf(form);
  const [least, most] = LIMITS.choices;
  const letters = (text) => Array.from(text).length;
  return [
    form.question.trim() === "" && t("fault_question"),
    letters(form.question) > LIMITS.question && t("fault_question_long", { n: LIMITS.question }),
    (choices.length < least || choices.length > most) && t("fault_choices", { least, most }),
    choices.some((choice) => letters(choice) > LIMITS.label) && t("fault_label", { n: LIMITS.label }),
    new Set(choices.map((choice) => choice.toLowerCase())).size < choices.length && t("fault_same"),
  ].filter(Boolean);
}

/** Describe the form. */
export function drawForm(seen, desk, find, draw) {
  const { form } = desk;
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
    h("div", { class: "quick-method" }, choice("method", "form_method", METHODS, methodName, form, write)),
    h("label", { class: "quick-choices" }, h("span", { class: "dim" }, t("form_choices", { n: choicesOf(form).length }), " · ", t(`method_hint_${form.method}`)), h("textarea", { class: "field", name: "choices", rows: 4, value: form.choices, on: { input: write("choices") } })),
    h(
      "div",
      { class: "quick-options" },
      h("div", { class: "presets" }, PRESETS.map((key) => preset(key, form, draw))),
      choice("seconds", "form_length", LENGTHS, (value) => (value ? t("minutes", { n: Number(value) / 60 }) : t("until_closed")), form, write),
      tick("hide", form, write),
      tick("onAir", form, write),
    ),
    h("div", { class: "quick-foot" }, h("p", { class: "faults", role: "alert" }, desk.faults.join(" ")), h("button", { type: "submit", class: "button primary", title: t("tooltip", { label: t("form_open"), key: `Ctrl + ${keyName("Enter")}` }), disabled: !seen.feed.live }, t("form_open"), h("kbd", {}, `Ctrl + ${keyName("Enter")}`))),
  );
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
  if (desk.faults.length === 0) {
    const { question, method, seconds, hide, onAir } = desk.form;
    const order = { order: "open_poll", question: question.trim(), choices: choicesOf(desk.form), seconds: seconds ? Number(seconds) : null };
    desk.formSent = seen.give({ ...order, hide_results: hide, on_air: onAir, method }, t("form_open"));
  }
  draw();
}

/** Close the form once its poll is open; a refused one stays as it was written. */
export function settleForm(desk) {
  if (desk.formSent?.state !== "done") return;
  desk.formSent = null;
  desk.form = newForm();
  desk.formOpen = false;
}
