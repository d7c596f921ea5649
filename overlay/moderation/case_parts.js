// The parts of an open case, from its author to the messages around it.

import { button } from "../shared/actions.js";
import { secondsSince } from "../shared/clock.js";
import { ago, duration } from "../shared/format.js";
import { knows, t } from "../shared/i18n.js";
import { cutAt, said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { citeRule } from "./actions.js";
import { appeals, heldByOther, isBarred, kindOf, secondOf, takesTwo } from "./state.js";

const CATEGORIES = new Set(["insult", "hate", "threat", "sexual", "harassment"]);
const SURE = [[0.9, "very_likely"], [0.7, "likely"], [0.4, "maybe"], [0, "unlikely"]];
const PAST_SHOWN = 4;
// Somebody banned elsewhere asks to come back: nobody here knows under which rule.
const UNKNOWN_BAN = "unban-request";

/** Describe who wrote, and their record. */
export function author(view) {
  const { case: open } = view;
  const earlier = open.earlier_cases;
  const kind = kindOf(open);
  return h(
    "header",
    { class: "case-author" },
    h("span", { class: `platform platform-${open.platform}` }, t(`part_${open.platform}`)),
    said("b", { class: "case-name" }, open.author.name, 60),
    open.author.roles.map((role) => h("span", { class: "chip", key: role }, t(`role_${role}`))),
    kind !== "message" && h("span", { class: "chip chip-kind", key: "kind" }, t(`kind_case_${kind}`)),
    h("span", { class: earlier > 0 ? "record" : "dim" }, t(earlier > 0 ? "earlier_cases" : "no_earlier_case", { n: earlier })),
    h("span", { class: "dim figure case-when" }, ago(secondsSince(open.posted_at))),
  );
}

/** Describe what a moderator must know before doing anything. */
export function banners(view, me, find) {
  const { case: open } = view;
  const second = secondOf(open, me);
  const opinion = open.status === "open" && open.second && !open.second.act ? open.second : null;
  return [
    heldByOther(open, me) && h("p", { class: "held", key: "held" }, t("held_by_long", { name: open.holder })),
    isBarred(view, me) && h("p", { class: "held", key: "barred" }, t("barred_long")),
    second && twoNeeded(second, find),
    opinion && h("div", { class: "asked", key: "opinion" }, h("p", {}, t("second_opinion", { name: opinion.asked_by })), opinion.text && said("p", { class: "dim", key: "text" }, opinion.text, 500)),
    open.status === "open" && open.held_message && h("p", { class: "kept", key: "kept" }, t("kept_back_long")),
    open.status === "open" && open.removal && h("p", { class: "kept", key: "removal" }, t("removal_long")),
    open.status === "open" && !open.message_id && h("p", { class: "kept", key: "unseen" }, t("unseen_long")),
  ];
}

function twoNeeded(second, find) {
  const time = second.seconds ? ` ${duration(second.seconds)}` : "";
  const act = `${t(`done_as_${second.act}`)}${time}`;
  return h(
    "div",
    { class: "asked asked-two", key: "second" },
    h("p", {}, h("b", {}, t(second.mine ? "second_mine" : "second_asks", { name: second.asked_by, act }))),
    second.text && said("p", { class: "dim", key: "text" }, second.text, 500),
    !second.mine && h("div", { class: "asked-acts", key: "acts" }, button(find("confirm"), { class: "small act-confirm" }), button(find("decline"), { class: "small" })),
  );
}

/** Describe what the author of a decided case answers. */
export function plea(open) {
  if (!open.appeal) return null;
  const { appeal, decision } = open;
  const time = decision?.seconds ? ` ${duration(decision.seconds)}` : "";
  return h(
    "section",
    { class: "plea", "aria-label": t("plea"), key: "plea" },
    h("h3", { class: "eyebrow" }, t(`plea_${knows(`plea_${appeal.via}`) ? appeal.via : "chat"}`), " ", h("span", { class: "figure dim" }, ago(secondsSince(appeal.at)))),
    said("blockquote", { class: "plea-text" }, appeal.text || t("plea_silent"), 600),
    decision && h("p", { class: "dim", key: "decision" }, t("plea_against", { act: `${t(`done_as_${decision.act}`)}${time}`, name: decision.actor.name })),
    decision?.statement && h("details", { class: "told", key: "told" }, h("summary", {}, t("was_told")), said("p", {}, decision.statement, 600)),
  );
}

/** Describe the message, with the words that were flagged. */
export function message(open, desk) {
  if (!open.text) return h("p", { class: "dim", key: "wordless" }, t(appeals(open) ? "message_unknown" : "message_forgotten"));
  const spans = open.verdict.reasons.flatMap((reason) => reason.spans);
  const parts = cutAt(open.text, spans).map((part) => (part.marked ? h("mark", {}, part.text) : h("span", {}, part.text)));
  return h("blockquote", { class: `said message ${desk.blurred ? "blurred" : ""}`, dir: "auto", tabindex: desk.blurred ? 0 : undefined, title: desk.blurred ? t("blur_title") : undefined }, parts);
}

/** Describe why the message was flagged. */
export function reasons(view) {
  const { case: open } = view;
  const { abusive } = open;
  // A reason of the classifier's own says how sure it is already.
  const isSaid = open.verdict.reasons.some((reason) => CATEGORIES.has(reason.rule));
  const sure = abusive === null || isSaid ? null : SURE.find(([least]) => abusive >= least)[1];
  return [
    h(
      "ul",
      { class: "reasons", "aria-label": t("why"), key: "reasons" },
      open.verdict.reasons.map((reason, index) => h("li", { class: `reason reason-${reason.severity}`, key: index }, h("b", {}, t(`severity_${reason.severity}`)), said("span", {}, reason.text, 300))),
      sure && h("li", { class: "reason reason-score", title: t("score_title", { score: Math.round(abusive * 100) }), key: "score" }, h("b", {}, t("part_classifier")), t(`sure_${sure}`)),
    ),
  ];
}

/** Describe the rule of the charter that an act would cite: the case's own, or another one that is chosen here. */
export function rule(seen, desk, find, draw) {
  const { open, cited, rules } = seen;
  if (!cited || open.case.verdict.reasons[0]?.rule === UNKNOWN_BAN) return null;
  const cite = find("cite");
  const choose = (event) => (citeRule(event.target.value, seen, desk), event.target.blur(), draw());
  const option = (each) => h("option", { value: each.id, selected: each.id === cited.id, key: each.id }, each.title);
  const title = cite.can
    ? h("select", { class: "rule-choice", name: "rule", "aria-label": cite.label, title: t("tooltip", { label: cite.hint, key: "C" }), value: cited.id, on: { change: choose }, key: "choice" }, rules.map(option))
    : said("span", { class: "rule-title", key: "title" }, cited.title, 120);
  return h("p", { class: "rule", key: "rule" }, h("b", {}, t("charter_rule")), " ", title, cite.can && h("kbd", { "aria-hidden": "true", key: "key" }, "C"), " ", said("span", { class: "dim" }, cited.text, 300), desk.rule && open.rule && h("span", { class: "dim", key: "instead" }, " ", t("cited_instead", { title: open.rule.title })));
}

/** Describe what was done about this author before, and what comes next. */
export function past(view, desk) {
  // The next step is the ladder's of the case's own rule.
  const step = desk.rule ? null : view.step;
  const done = view.past.filter((each) => each.act !== "allow").slice(0, PAST_SHOWN);
  if (done.length === 0 && !step) return null;
  const line = (each) => h("li", { key: each.case_id }, t(`done_${each.act}`), each.seconds ? ` ${duration(each.seconds)}` : "", " ", h("span", { class: "figure dim" }, ago(secondsSince(each.at))));
  const next = step && h("li", { class: "next-step", key: "next" }, t("next_step", { act: `${t(`done_as_${step.act}`)}${step.seconds ? ` ${duration(step.seconds)}` : ""}` }));
  return h("ul", { class: "past", "aria-label": t("past"), key: "past" }, done.map(line), next);
}

/** Describe the other messages under the same decision. */
export function crowd(view, desk) {
  const { copies } = view;
  if (!copies?.count) return null;
  const states = [["awaited", copies.awaited], ["done", copies.done], ["refused", copies.refused]].filter(([, n]) => n > 0);
  return h(
    "section",
    { class: "crowd", "aria-label": t("copies"), key: "copies" },
    h("p", {}, h("b", {}, t("copies_count", { n: copies.count })), " ", t("copies_authors", { n: copies.authors }), " ", states.map(([name, n]) => h("span", { class: `chip copies-${name}`, key: name }, t(`copies_${name}`, { n })))),
    copies.detail && said("p", { class: "effect-detail", key: "detail" }, copies.detail, 200),
    h("details", { class: "told" }, h("summary", {}, t("copies_latest")), h("ol", {}, copies.latest.map((each) => h("li", { class: "context-line", key: each.message_id }, said("b", {}, each.author, 40), " ", said("span", { class: desk.blurred ? "blurred" : "" }, each.text, 200))))),
  );
}

/** Describe what the author would be told of each act, before it is done. */
export function foretold(view, desk, seen, draw) {
  const isChosen = ([name]) => !name.startsWith("timeout:") || name === `timeout:${seen.timeout_s}`;
  const isNext = ([name]) => name.split(":")[0] === view.step?.act;
  // Who decides is said too: where another rule takes a second moderator, the words would not be these.
  const isSame = ([name]) => takesTwo(name.split(":")[0], seen) === view.two_needed.includes(name.split(":")[0]);
  const told = Object.entries(view.statements ?? {}).filter((each) => isChosen(each) && isSame(each)).sort((a, b) => isNext(b) - isNext(a));
  if (told.length === 0) return null;
  const more = desk.reason.trim();
  const citing = (text) => (view.rule && desk.rule ? text.replace(view.rule.title, () => seen.cited.title) : text);
  const line = ([name, text]) => {
    const act = name.split(":")[0];
    return h("div", { class: "foretold-act", key: name }, h("dt", {}, t(`case_${act}`)), said("dd", {}, more ? `${citing(text)} ${more}` : citing(text), 700));
  };
  const toggle = (event) => ((desk.foretold = event.currentTarget.open), draw());
  return h("details", { class: "told foretold", open: desk.foretold, on: { toggle }, key: "foretold" }, h("summary", {}, t("foretold", { name: view.case.author.name }), " ", h("kbd", { "aria-hidden": "true" }, "V")), h("dl", {}, told.map(line)));
}

/** Describe what moderators wrote for each other. */
export function notes(open) {
  if (open.notes.length === 0) return null;
  return h("ul", { class: "notes", "aria-label": t("notes"), key: "notes" }, open.notes.map((each, index) => h("li", { key: index }, said("b", {}, each.by, 40), " ", said("span", {}, each.text, 500), " ", h("span", { class: "figure dim" }, ago(secondsSince(each.at))))));
}

/** Describe the messages around. */
export function context(open, desk) {
  const line = (each) => h("li", { class: "context-line", key: each.message_id }, said("b", {}, each.author, 40), " ", said("span", {}, each.text, 400));
  const own = h("li", { class: "context-line context-own", key: "own" }, said("b", {}, open.author.name, 40), " ", said("span", { class: desk.blurred ? "blurred" : "" }, open.text, 400));
  if (open.before.length === 0 && open.after.length === 0) return null;
  return h("ol", { class: "context", "aria-label": t("context"), key: "context" }, open.before.map(line), own, open.after.map(line));
}
