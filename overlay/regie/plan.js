// Editing the rundown on the page: a drawer with the segment's values, a new segment, or the file's whole text.

import { t } from "../shared/i18n.js";
import { h } from "../shared/view.js";
import { drawField, fieldsOf, KINDS, readValue, shownValue } from "./plan_fields.js";

const MOST_FAULTS = 600;

/** The panel of what is being changed in the rundown: it takes the vote's place under the screens meanwhile. */
export const planPanel = { id: "plan", place: "centre", tab: "rundown", draw: ({ seen, desk, draw }) => drawPlanForm(seen, desk, draw) };

/** Return what only this page knows of the rundown being edited. */
export function newPlanDesk() {
  return { isOn: false, form: null, sent: null, fault: "" };
}

/** Begin or end editing. */
export function toggleEditing(desk, draw) {
  const { plan } = desk;
  Object.assign(plan, { isOn: !plan.isOn, form: null, fault: "" });
  draw();
}

/** Describe what changes a segment's place or opens it, in its row. */
export function editButtons(segment, seen, desk, draw) {
  const move = (by, label) => icon(by < 0 ? "↑" : "↓", t(label), seen.feed.live, () => seen.give({ order: "move_segment", segment_id: segment.id, by }, t(label)));
  return h(
    "span",
    { class: "segment-edit", key: "edit" },
    move(-1, "plan_up"),
    move(1, "plan_down"),
    icon("✎", t("plan_edit"), seen.plan !== null, () => open(desk, segmentForm(segment.id, seen), draw)),
  );
}

function icon(sign, label, can, run) {
  return h("button", { type: "button", class: "button small icon", title: label, "aria-label": label, disabled: !can, on: { click: (event) => (event.currentTarget.blur(), run()) }, key: sign }, sign);
}

/** Describe what stands under the rows while it is edited. */
export function editFoot(seen, desk, draw) {
  const after = seen.segments.at(-1)?.id ?? "";
  const can = seen.plan !== null;
  return h(
    "div",
    { class: "plan-acts", key: "plan-acts" },
    h("button", { type: "button", class: "button small", "data-action": "plan_add", disabled: !can, on: { click: () => open(desk, newForm(seen.current?.id ?? after), draw) } }, t("plan_add")),
    h("button", { type: "button", class: "button small", "data-action": "plan_text", disabled: !can, on: { click: () => open(desk, textForm(seen), draw) } }, t("plan_text_short")),
  );
}

function segmentForm(id, seen) {
  const values = seen.plan.segments[id] ?? {};
  return { mode: "segment", id, kind: values.kind, before: values, values: shownValues(values) };
}

function newForm(afterId) {
  return { mode: "add", id: afterId, kind: "poll", before: {}, values: {} };
}

function textForm(seen) {
  return { mode: "text", before: {}, values: { text: seen.plan.text }, version: seen.plan.version };
}

function shownValues(values) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shownValue(name, value)]));
}

function open(desk, form, draw) {
  Object.assign(desk.plan, { form, fault: "" });
  draw();
  const first = document.querySelector(".plan-form .field");
  first?.focus();
  // A long text is read from its beginning.
  first?.setSelectionRange?.(0, 0);
  if (first) first.scrollTop = 0;
}

/** Close the form once it is done; a refused one stays as it was written, and says why. */
export function settlePlan(desk) {
  const { plan } = desk;
  if (!plan.sent || plan.sent.state === "sent") return;
  if (plan.sent.state === "done") plan.form = null;
  else plan.fault = plan.sent.text || t(`order_${plan.sent.state}`);
  plan.sent = null;
}

/** Describe the drawer; nothing while no form is open. */
function drawPlanForm(seen, desk, draw) {
  const { plan } = desk;
  if (!plan.form) return null;
  const close = () => (Object.assign(plan, { form: null, fault: "" }), draw());
  const send = (event) => (event?.preventDefault(), submit(seen, desk, draw));
  const onKey = (event) => {
    if (event.key === "Escape" && !event.shiftKey) close();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send(event);
  };
  const title = t({ segment: "plan_edit", add: "plan_add", text: "plan_text" }[plan.form.mode]);
  return h(
    "form",
    { class: `panel plan-form plan-form-${plan.form.mode}`, "aria-label": title, key: "plan-form", on: { submit: send, keydown: onKey } },
    h("header", { class: "panel-head" }, h("h2", { class: "eyebrow" }, title), h("button", { type: "button", class: "button quiet small", on: { click: close } }, t("close"))),
    plan.form.mode === "text" ? drawText(plan.form, draw) : drawValues(plan.form, draw),
    h("p", { class: "faults", role: "alert", key: "faults" }, plan.fault.slice(0, MOST_FAULTS)),
    h(
      "footer",
      { class: "plan-foot" },
      plan.form.mode === "segment" && h("button", { type: "button", class: "button quiet small", "data-action": "plan_remove", disabled: !seen.feed.live, key: "remove", on: { click: () => remove(seen, desk, draw) } }, t("plan_remove")),
      h("button", { type: "submit", class: "button primary", "data-action": "plan_save", disabled: !seen.feed.live || plan.sent !== null }, t("plan_save")),
    ),
  );
}

function drawText(form, draw) {
  const write = (event) => ((form.values.text = event.target.value), draw());
  return [h("p", { class: "dim", key: "hint" }, t("plan_text_hint")), h("textarea", { class: "field plan-text", name: "text", spellcheck: "false", value: form.values.text, "aria-label": t("plan_text"), key: "text", on: { input: write } })];
}

function drawValues(form, draw) {
  const write = (name) => (event) => ((form.values[name] = event.target.type === "checkbox" ? event.target.checked : event.target.value), draw());
  const choose = (event) => ((form.kind = event.target.value), draw());
  return [
    h("label", { class: "plan-field", key: "kind" }, h("span", { class: "dim" }, t("plan_kind")), h("select", { class: "field", name: "kind", on: { change: choose } }, KINDS.map((kind) => h("option", { value: kind, selected: kind === form.kind, key: kind }, t(`kind_${kind}`))))),
    fieldsOf(form.kind, form.values).map((name) => drawField(name, form.values, write)),
  ];
}

/** Return what the form changes: only that, so that two people can each change another value. */
export function changesOf({ kind, before, values }) {
  const fields = fieldsOf(kind, values);
  const changes = {};
  for (const name of fields) {
    const value = readValue(name, values[name] ?? shownValue(name, undefined));
    const was = before[name] ?? (value === false ? false : null);
    if (JSON.stringify(value) !== JSON.stringify(was)) changes[name] = value;
  }
  // What belongs to the former kind or method goes with it.
  const isOther = (name) => name !== "kind" && !fields.includes(name) && (before.kind !== kind || name.startsWith("poll."));
  for (const name of Object.keys(before).filter(isOther)) changes[name] = null;
  if (before.kind && before.kind !== kind) changes.kind = kind;
  return changes;
}

function submit(seen, desk, draw) {
  const { plan } = desk;
  const { form } = plan;
  if (!form || plan.sent) return;
  const label = t("plan_save");
  const orders = {
    segment: () => ({ order: "edit_segment", segment_id: form.id, values: changesOf(form) }),
    add: () => ({ order: "add_segment", after_id: form.id, kind: form.kind, values: changesOf(form) }),
    text: () => ({ order: "write_plan", text: form.values.text, version: form.version }),
  };
  const order = orders[form.mode]();
  if (form.mode === "segment" && Object.keys(order.values).length === 0) plan.form = null;
  else plan.sent = seen.give(order, label);
  draw();
}

function remove(seen, desk, draw) {
  desk.plan.sent = seen.give({ order: "remove_segment", segment_id: desk.plan.form.id }, t("plan_remove"));
  draw();
}
