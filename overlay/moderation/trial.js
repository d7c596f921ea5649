// A dry run: what a rule or a threshold would have flagged among the evening's messages. Nothing is done to anybody.

import { secondsSince } from "../shared/clock.js";
import { ago } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { cutAt, said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { back } from "./case.js";

const CLASSIFIER = "classifier";
// Each rule that can be tried, with what its number counts ("": it has none).
const RULES = { classifier: "", links: "", caps: "", symbols: "", repeated: "", flood: "messages", mentions: "people", blocked_terms: "terms", personal_data: "", newcomer: "" };

/** Describe the centre column on the trial's tab. */
export function drawTrial(seen, desk, draw, orders) {
  const { trial } = desk;
  const change = (name) => (event) => ((trial[name] = event.target.value), draw());
  const run = (event) => (event.preventDefault(), orders.give(orderOf(trial), t("act_trial")));
  return h(
    "section",
    { class: "case panel", "aria-label": t("tab_trial"), key: "trial" },
    h(
      "div",
      { class: "case-body" },
      back(desk, draw),
      h("header", {}, h("h2", {}, t("trial_title")), h("p", { class: "dim" }, t("trial_text"))),
      h(
        "form",
        { class: "panel-form", on: { submit: run } },
        h("label", {}, h("span", { class: "dim" }, t("trial_what")), h("select", { class: "field", name: "trial_rule", value: trial.rule, on: { change: change("rule") } }, Object.keys(RULES).map((rule) => h("option", { value: rule, selected: rule === trial.rule, key: rule }, t(rule === CLASSIFIER ? "trial_classifier" : `rule_${rule}`))))),
        limit(trial, change),
        h("button", { type: "submit", class: "button primary", disabled: !seen.feed.live }, t("act_trial")),
      ),
      seen.trial ? found(seen.trial, desk) : h("p", { class: "dim", key: "none" }, t("trial_none")),
    ),
  );
}

function limit(trial, change) {
  if (trial.rule === CLASSIFIER) return h("label", { key: "threshold" }, h("span", { class: "dim" }, t("trial_threshold", { percent: trial.threshold })), h("input", { type: "range", name: "trial_threshold", min: 5, max: 99, value: String(trial.threshold), on: { input: change("threshold") } }));
  const kind = RULES[trial.rule];
  if (kind === "terms") return h("label", { key: "terms" }, h("span", { class: "dim" }, t("trial_terms")), h("input", { class: "field", name: "trial_terms", value: trial.terms, on: { input: change("terms") } }));
  if (!kind) return null;
  return h("label", { key: "number" }, h("span", { class: "dim" }, t(`trial_${kind}`)), h("input", { class: "field", type: "number", name: "trial_number", min: 1, max: 1000, value: trial.number, on: { input: change("number") } }));
}

function orderOf({ rule, threshold, number, terms }) {
  const words = terms.split(",").map((term) => term.trim()).filter(Boolean);
  return {
    order: "dry_run",
    rule: rule === CLASSIFIER ? "" : rule,
    flag_threshold: rule === CLASSIFIER ? Number(threshold) / 100 : null,
    number: RULES[rule] && RULES[rule] !== "terms" && number !== "" ? Number(number) : null,
    terms: RULES[rule] === "terms" ? words : [],
  };
}

function found(trial, desk) {
  return h(
    "section",
    { class: "trial-found", "aria-live": "polite", key: `found ${trial.id}` },
    said("p", { class: "trial-sentence" }, trial.sentence, 400),
    h("ol", { class: "trial-lines" }, trial.lines.map((line, index) => h("li", { class: "trial-line", key: index }, h("p", { class: "row-head" }, h("span", { class: `platform platform-${line.platform}` }, t(`part_${line.platform}`)), said("b", {}, line.author, 40), h("span", { class: "figure dim" }, ago(secondsSince(line.at))), h("span", { class: line.was_flagged ? "chip" : "chip chip-new" }, t(line.was_flagged ? "trial_was" : "trial_new"))), h("p", { class: `said ${desk.blurred ? "blurred" : ""}`, dir: "auto" }, cutAt(line.text, line.spans).map((part) => (part.marked ? h("mark", {}, part.text) : h("span", {}, part.text)))), said("p", { class: "dim" }, line.reason, 200)))),
  );
}
