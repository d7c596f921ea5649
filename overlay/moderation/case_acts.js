// What can be done about the open case, under the thumb.

import { button } from "../shared/actions.js";
import { duration } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { h } from "../shared/view.js";
import { banIsArmed, sendNote } from "./actions.js";
import { appeals } from "./state.js";

const LONGEST = 400;

/** Describe the foot of the case. */
export function drawActs(seen, desk, find, draw, orders) {
  const isAppeal = appeals(seen.open.case);
  return h(
    "footer",
    { class: "case-acts", key: "acts" },
    isAppeal ? answers(find) : acts(seen, desk, find),
    h("div", { class: "act-options" }, !isAppeal && lengths(seen, find), !isAppeal && button(find("second"), { class: "small ask-second", key: "second" }), !isAppeal && find("permit").key && button(find("permit"), { class: "small ask-second", key: "permit" }), reason(desk, "reason", t(isAppeal ? "reason_required" : "reason_hint"), draw), note(seen, desk, draw, orders)),
  );
}

function acts(seen, desk, find) {
  const armed = banIsArmed(desk);
  // The ladder is the case's own rule's: under another one nothing is proposed.
  const next = desk.rule ? null : seen.open.step?.act;
  const timeout = t("case_timeout_for", { time: duration(seen.timeout_s) });
  const labels = { timeout: find("timeout").label === t("case_timeout") ? timeout : undefined, ban: armed ? t("ban_again") : undefined };
  const one = (id) => button(find(id), { class: `act act-${id} ${id === "ban" && armed ? "armed" : ""} ${id === next ? "act-next" : ""}`, key: id }, h("span", { class: "button-label" }, labels[id] ?? find(id).label), id === next && h("span", { class: "act-why" }, t("proposed")));
  return h("div", { class: "acts", key: "acts" }, ["allow", "delete", "warn", "timeout", "ban"].map(one));
}

function answers(find) {
  return h("div", { class: "acts acts-two", key: "answers" }, button(find("accept"), { class: "act act-allow", key: "accept" }), button(find("reject"), { class: "act act-delete", key: "reject" }));
}

function lengths(seen, find) {
  const proposed = seen.open.step?.seconds;
  const one = (seconds) => button(find(`timeout_${seconds}`), { class: `small length ${seconds === proposed ? "length-next" : ""}`, "aria-pressed": String(seen.timeout_s === seconds), key: String(seconds) });
  return h("div", { class: "lengths", role: "group", "aria-label": t("timeout_length"), key: "lengths" }, h("span", { class: "dim" }, t("timeout_length")), seen.lengths.map(one));
}

/** Describe the field for a word to the author, kept on the desk as `name`; `hint` says what it is for. */
export function reason(desk, name, hint, draw) {
  const write = (event) => ((desk[name] = event.target.value), draw());
  const onKey = (event) => event.key === "Escape" && event.target.blur();
  return h("label", { class: "note", key: "reason" }, h("span", { class: "dim" }, t("reason_label"), " ", h("kbd", {}, "R")), h("textarea", { class: "field", name: "reason", rows: 1, maxlength: LONGEST, placeholder: hint, value: desk[name], on: { input: write, keydown: onKey } }));
}

function note(seen, desk, draw, orders) {
  const write = (event) => ((desk.note = event.target.value), draw());
  const onKey = (event) => {
    if (event.key === "Escape") event.target.blur();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    sendNote(seen, desk, orders, draw);
    event.target.blur();
  };
  return h("label", { class: "note note-inner", key: "note" }, h("span", { class: "dim" }, t("note_label"), " ", h("kbd", {}, "N")), h("textarea", { class: "field", name: "note", rows: 1, maxlength: LONGEST, placeholder: t("note_hint"), value: desk.note, on: { input: write, keydown: onKey } }));
}
