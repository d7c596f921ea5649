// The open case: the message with what was flagged, why, around what, and what to do.

import { button } from "../shared/actions.js";
import { secondsSince } from "../shared/clock.js";
import { ago, duration } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { cutAt, said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { banIsArmed } from "./actions.js";
import { outcomeLines } from "./outcome.js";
import { TIMEOUTS_S, heldByOther } from "./state.js";

const CATEGORIES = new Set(["insult", "hate", "threat", "sexual", "harassment"]);
const SURE = [[0.9, "very_likely"], [0.7, "likely"], [0.4, "maybe"], [0, "unlikely"]];
const NOTE_LONGEST = 400;

/** Describe the centre column. */
export function drawCase(seen, desk, find, draw) {
  if (!seen.open) return nothing(seen);
  const { case: open } = seen.open;
  const isHeld = heldByOther(open, seen.feed.name);
  return h(
    "article",
    { class: "case", "aria-label": t("open_case"), key: `case ${open.id}` },
    h("div", { class: "case-body", key: "body" }, back(desk, draw), author(open), isHeld && h("p", { class: "held", key: "held" }, t("held_by_long", { name: open.holder })), open.held_message && h("p", { class: "kept", key: "kept" }, t("kept_back_long")), message(open, desk), reasons(open), context(open, desk)),
    open.status === "open" ? acts(seen, desk, find, draw) : h("div", { class: "case-over", key: "over" }, h("h3", {}, t(open.decision ? "already_decided" : "gone_elsewhere")), outcomeLines(open)),
  );
}

function nothing(seen) {
  const done = seen.numbers?.decided ?? 0;
  return h("section", { class: "case case-none", key: "none" }, h("div", { class: "crossing small", "aria-hidden": "true" }), h("div", {}, h("h2", {}, t(seen.queue.length > 0 ? "choose_case" : "nothing_waits")), h("p", { class: "dim" }, t("decided_tonight", { n: done }))));
}

/** Describe the way back to the list, for narrow screens. */
export function back(desk, draw) {
  return h("button", { type: "button", class: "button small quiet back", on: { click: () => ((desk.reading = false), draw()) } }, t("back"));
}

function author(open) {
  const earlier = open.earlier_cases;
  return h(
    "header",
    { class: "case-author" },
    h("span", { class: `platform platform-${open.platform}` }, t(`part_${open.platform}`)),
    said("b", { class: "case-name" }, open.author.name, 60),
    open.author.roles.map((role) => h("span", { class: "chip", key: role }, t(`role_${role}`))),
    h("span", { class: earlier > 0 ? "record" : "dim" }, t(earlier > 0 ? "earlier_cases" : "no_earlier_case", { n: earlier })),
    h("span", { class: "dim figure case-when" }, ago(secondsSince(open.posted_at))),
  );
}

function message(open, desk) {
  const spans = open.verdict.reasons.flatMap((reason) => reason.spans);
  const parts = cutAt(open.text, spans).map((part) => (part.marked ? h("mark", {}, part.text) : h("span", {}, part.text)));
  return h("blockquote", { class: `said message ${desk.blurred ? "blurred" : ""}`, dir: "auto", tabindex: desk.blurred ? 0 : undefined, title: desk.blurred ? t("blur_title") : undefined }, parts);
}

function reasons(open) {
  const { abusive } = open;
  // A reason of the classifier's own says how sure it is already.
  const isSaid = open.verdict.reasons.some((reason) => CATEGORIES.has(reason.rule));
  const sure = abusive === null || isSaid ? null : SURE.find(([least]) => abusive >= least)[1];
  return h(
    "ul",
    { class: "reasons", "aria-label": t("why") },
    open.verdict.reasons.map((reason, index) => h("li", { class: `reason reason-${reason.severity}`, key: index }, h("b", {}, t(`severity_${reason.severity}`)), said("span", {}, reason.text, 300))),
    sure && h("li", { class: "reason reason-score", title: t("score_title", { score: Math.round(abusive * 100) }), key: "score" }, h("b", {}, t("part_classifier")), t(`sure_${sure}`)),
  );
}

function context(open, desk) {
  const line = (each) => h("li", { class: "context-line", key: each.message_id }, said("b", {}, each.author, 40), " ", said("span", {}, each.text, 400));
  const own = h("li", { class: "context-line context-own", key: "own" }, said("b", {}, open.author.name, 40), " ", said("span", { class: desk.blurred ? "blurred" : "" }, open.text, 400));
  return h("ol", { class: "context", "aria-label": t("context") }, open.before.map(line), own, open.after.map(line));
}

function acts(seen, desk, find, draw) {
  const armed = banIsArmed(desk);
  const timeout = t("case_timeout_for", { time: duration(desk.timeout_s) });
  const labels = { timeout, ban: armed ? t("ban_again") : undefined };
  return h(
    "footer",
    { class: "case-acts", key: "acts" },
    h("div", { class: "acts" }, ["allow", "delete", "warn", "timeout", "ban"].map((id) => button(find(id), { class: `act act-${id} ${id === "ban" && armed ? "armed" : ""}`, key: id }, h("span", { class: "button-label" }, labels[id] ?? find(id).label)))),
    h("div", { class: "act-options" }, lengths(desk, find), note(desk, draw), copies(seen, desk, draw)),
  );
}

function lengths(desk, find) {
  return h("div", { class: "lengths", role: "group", "aria-label": t("timeout_length") }, h("span", { class: "dim" }, t("timeout_length")), TIMEOUTS_S.map((seconds) => button(find(`timeout_${seconds}`), { class: "small length", "aria-pressed": String(desk.timeout_s === seconds), key: String(seconds) })));
}

function note(desk, draw) {
  const write = (event) => ((desk.note = event.target.value), draw());
  const onKey = (event) => event.key === "Escape" && event.target.blur();
  return h("label", { class: "note" }, h("span", { class: "dim" }, t("note_label"), " ", h("kbd", {}, "N")), h("textarea", { class: "field", name: "note", rows: 1, maxlength: NOTE_LONGEST, placeholder: t("note_hint"), value: desk.note, on: { input: write, keydown: onKey } }));
}

function copies(seen, desk, draw) {
  if (seen.copies.length === 0) return null;
  const choose = (event) => ((desk.copies = event.target.checked), draw());
  return h("label", { class: "copies", key: "copies" }, h("input", { type: "checkbox", checked: desk.copies, on: { change: choose } }), h("span", {}, t("same_text", { n: seen.copies.length })), h("kbd", {}, "C"));
}
