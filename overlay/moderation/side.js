// The right column: what did not work, what was just decided, how the parts are.

import { drawAlerts, sickParts } from "../shared/alerts.js";
import { secondsSince } from "../shared/clock.js";
import { number, percent } from "../shared/format.js";
import { knows, t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { drawContributions } from "./contributions.js";
import { outcomeLines } from "./outcome.js";
import { failedEffects, settledAt } from "./state.js";

const KEPT = 12;
const FLAGS_SHOWN = 5;
const FRESH_S = 30;
const OLD_S = 120;

/** Describe the right column. */
export function drawSide(seen, desk, draw, orders) {
  const isFailure = ({ case: each }) => failedEffects(each).length > 0 && !desk.dismissed.has(each.id);
  const failures = seen.settled.filter(isFailure);
  const others = seen.settled.filter((view) => !isFailure(view)).slice(0, KEPT);
  return h(
    "aside",
    { class: "desk-side", key: "side" },
    sickParts(seen.parts).length > 0 && drawAlerts(seen.parts),
    failures.length > 0 && h("section", { key: "failures" }, h("h2", { class: "eyebrow" }, t("failures")), h("ol", { class: "settled-list", role: "alert" }, failures.map((view) => settled(view, desk, draw, true)))),
    drawContributions(seen, orders),
    tally(seen.numbers),
    flags(seen.numbers),
    h("section", { class: "settled", key: "settled" }, h("h2", { class: "eyebrow" }, t("just_decided")), others.length === 0 ? h("p", { class: "dim", key: "none" }, t("nothing_decided")) : h("ol", { class: "settled-list", key: "list" }, others.map((view) => settled(view, desk, draw, false)))),
  );
}

function tally(numbers) {
  const acts = Object.entries(numbers?.acts ?? {}).filter(([, count]) => count > 0);
  if (acts.length === 0) return null;
  return h("section", { key: "tally" }, h("h2", { class: "eyebrow" }, t("tonight")), h("dl", { class: "tally" }, acts.map(([act, count]) => h("div", { key: act }, h("dt", {}, t(`done_${act}`)), h("dd", { class: "figure" }, number(count))))), numbers.overturned != null && h("p", { class: "dim overturned", key: "overturned" }, t("overturned", { share: percent(numbers.overturned) })));
}

function flags(numbers) {
  const rules = Object.entries(numbers?.flags ?? {}).sort(([, a], [, b]) => b - a).slice(0, FLAGS_SHOWN);
  if (rules.length === 0) return null;
  const most = rules[0][1];
  const name = (rule) => (knows(`rule_${rule}`) ? t(`rule_${rule}`) : rule);
  return h("section", { key: "flags" }, h("h2", { class: "eyebrow" }, t("flags")), h("dl", { class: "flags" }, rules.map(([rule, count]) => h("div", { style: { "--share": String(count / most) }, key: rule }, h("dt", {}, name(rule)), h("dd", { class: "figure" }, number(count))))));
}

function settled({ case: each }, desk, draw, isFailure) {
  const age_s = secondsSince(settledAt(each)) ?? 0;
  const age = age_s < FRESH_S ? "fresh" : age_s < OLD_S ? "cooling" : "old";
  const dismiss = () => (desk.dismissed.add(each.id), draw());
  return h(
    "li",
    { class: `settled-case settled-${age} ${isFailure ? "settled-failed" : ""}`, key: each.id },
    h("p", { class: "settled-text" }, said("b", {}, each.author.name, 24), " ", said("span", { class: desk.blurred ? "blurred" : "" }, each.text, 90)),
    outcomeLines(each),
    isFailure && h("button", { type: "button", class: "button small", on: { click: dismiss }, key: "read" }, t("understood")),
  );
}
