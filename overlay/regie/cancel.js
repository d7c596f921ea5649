// Calling a vote off: a reason is asked for, because the chats are told it.

import { t } from "../shared/i18n.js";
import { h } from "../shared/view.js";

const LONGEST_REASON = 200;

/** Return what only this page knows of it. */
export function newCancel() {
  return { pollId: null, reason: "" };
}

/** Ask for the reason. */
export function askToCancel(desk, poll, draw) {
  desk.cancel = { pollId: poll.id, reason: "" };
  desk.tab = "stage";
  draw();
  document.querySelector("[name=cancel-reason]")?.focus();
}

/** Describe the question, while it is asked of this poll. */
export function drawCancel(poll, seen, desk, draw) {
  if (desk.cancel.pollId !== poll.id) return null;
  const close = () => ((desk.cancel = newCancel()), draw());
  const reason = desk.cancel.reason.trim();
  const send = (event) => {
    event.preventDefault();
    if (reason === "") return;
    seen.give({ order: "cancel_poll", poll_id: poll.id, reason }, t("act_cancel"));
    close();
  };
  return h(
    "form",
    { class: "cancel-form", key: "cancel", on: { submit: send, keydown: (event) => event.key === "Escape" && !event.shiftKey && close() } },
    h("p", { key: "text" }, t("cancel_text")),
    h("input", { class: "field", name: "cancel-reason", maxlength: LONGEST_REASON, value: desk.cancel.reason, placeholder: t("cancel_reason"), "aria-label": t("cancel_reason"), autocomplete: "off", on: { input: (event) => ((desk.cancel.reason = event.target.value), draw()) } }),
    h("button", { type: "submit", class: "button primary", "data-action": "cancel_confirm", disabled: reason === "" || !seen.feed.live }, t("cancel_confirm")),
    h("button", { type: "button", class: "button quiet", on: { click: close } }, t("cancel_keep")),
  );
}
