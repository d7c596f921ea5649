// Actions: what an operator can do, with the key that does it; buttons, keys and the help come from one list.
// An action is {id, key, label, run, can, hint?, refuse?}; `key` is as KeyboardEvent.key, "Shift+Escape", or "";
// `refuse` says why its key does nothing now.

import { t } from "./i18n.js";
import { leaveButton } from "./leave.js";
import { h } from "./view.js";

const NAMES = { " ": "key_space", Enter: "key_enter", "Shift+Escape": "key_shift_escape" };

/** Return a key as people read it. */
export function keyName(key) {
  if (NAMES[key]) return t(NAMES[key]);
  return key.length === 1 ? key.toUpperCase() : key;
}

/** Describe the button of an action. */
export function button(action, props = {}, ...children) {
  const name = action.key ? keyName(action.key) : "";
  return h(
    "button",
    {
      type: "button",
      ...props,
      class: `button ${props.class ?? ""}`.trim(),
      "data-action": action.id,
      title: name ? t("tooltip", { label: action.hint ?? action.label, key: name }) : (action.hint ?? action.label),
      "aria-keyshortcuts": action.key ? action.key.replace(" ", "Space") : undefined,
      disabled: !action.can,
      on: { click: (event) => press(event, action) },
    },
    children.length > 0 ? children : h("span", { class: "button-label" }, action.label),
    name && h("kbd", { "aria-hidden": "true" }, name),
  );
}

/** A button clicked with a pointer gives its focus back, so that the space bar keeps its own meaning. */
function press(event, action) {
  if (event.detail > 0) event.currentTarget.blur();
  if (action.can) action.run();
}

/** Run the action of each key typed outside of a field; `list` returns the actions of this moment. */
export function listenToKeys(list) {
  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const panicking = event.shiftKey && event.key === "Escape";
    if (!panicking && takesKeys(event)) return;
    const action = list().find((each) => each.key && matches(each.key, event));
    if (!action) return;
    event.preventDefault();
    if (action.can) action.run();
    else action.refuse?.();
  });
}

function matches(key, event) {
  if (key === "Shift+Escape") return event.shiftKey && event.key === "Escape";
  if (key === "+") return event.key === "+" || event.key === "=";
  if (key.length === 1) return event.key.toLowerCase() === key.toLowerCase();
  return event.key === key && !event.shiftKey;
}

function takesKeys(event) {
  const node = event.target;
  // A browser keeps the focus in a dialog for a moment after it was closed.
  if (node.closest("dialog:not([open])")) return false;
  if (node.closest("input, textarea, select, [contenteditable]")) return true;
  return (event.key === "Enter" || event.key === " ") && node.closest("button, a, summary") !== null;
}

/** Describe the dialog that lists every key; `groups` are [title, actions]. */
export function helpDialog(groups, isOpen, close) {
  const row = (action) => h("div", { class: "help-row", key: action.id }, h("dt", {}, h("kbd", {}, keyName(action.key))), h("dd", {}, action.hint ?? action.label));
  return h(
    "dialog",
    { class: "help", "aria-labelledby": "help-title", key: "help", on: { close, cancel: close, keydown: (event) => event.key === "Escape" && shut(event, close) }, ref: (node) => toggle(node, isOpen) },
    h("header", {}, h("h2", { id: "help-title" }, t("keys_title")), h("button", { type: "button", class: "button quiet", on: { click: close } }, t("close"))),
    h(
      "div",
      { class: "help-groups" },
      groups.map(([title, actions]) => h("section", { key: title }, h("h3", {}, title), h("dl", {}, actions.filter((a) => a.key).map(row)))),
    ),
    h("footer", {}, leaveButton()),
  );
}

/** Close at once: the browser's own way to close comes later, and a key typed meanwhile would fall on the dialog. */
function shut(event, close) {
  event.preventDefault();
  event.currentTarget.close();
  close();
}

function toggle(dialog, isOpen) {
  // The node is not in the page yet when it is first drawn.
  queueMicrotask(() => {
    if (isOpen && !dialog.open && dialog.isConnected) dialog.showModal();
    else if (!isOpen && dialog.open) dialog.close();
  });
}
