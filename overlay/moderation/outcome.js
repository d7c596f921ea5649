// What was decided, and what became of it on the platform.

import { secondsSince } from "../shared/clock.js";
import { ago, duration } from "../shared/format.js";
import { knows, t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";

/** Describe who decided what, and each effect's outcome. */
export function outcomeLines(aCase) {
  const { decision } = aCase;
  if (!decision) return h("p", { class: "dim" }, t("gone_elsewhere_text"));
  const { undone, appeal } = aCase;
  const time = decision.seconds ? ` ${duration(decision.seconds)}` : "";
  return [
    h("p", { class: "decided-act" }, h("b", {}, t(`done_${decision.act}`), h("span", { class: "figure" }, time)), said("span", {}, nameOf(aCase), 60), h("span", { class: "figure dim" }, ago(secondsSince(decision.at)))),
    decision.reason && said("p", { class: "dim", key: "reason" }, decision.reason, 300),
    h("ul", { class: "effects", key: "effects" }, decision.effects.map((effect) => effectLine(effect))),
    appeal && appeal.status !== "open" && h("p", { class: "decided-act", key: "appeal" }, h("b", {}, t(`appeal_${appeal.status}`)), said("span", {}, appeal.judge?.name ?? "", 40), appeal.reason && said("span", { class: "dim" }, appeal.reason, 200)),
    undone && h("p", { class: "decided-act", key: "undone" }, h("b", {}, t("undone")), said("span", {}, undone.actor.name, 40), h("span", { class: "figure dim" }, ago(secondsSince(undone.at)))),
    undone && h("ul", { class: "effects", key: "undone effects" }, undone.effects.map((effect) => effectLine(effect))),
  ];
}

/** Return who decided: one moderator, two, or the bot by itself. */
function nameOf({ status, decision }) {
  if (decision.automatic) return t("by_itself");
  if (decision.confirmed_by) return t("by_two", { one: decision.actor.name, other: decision.confirmed_by });
  return status === "elsewhere" ? t("on_platform", { name: decision.actor.name }) : decision.actor.name;
}

function effectLine(effect) {
  const outcome = effect.outcome ?? "waiting";
  const name = `effect_${effect.act}`;
  return h("li", { class: `effect effect-${outcome}`, key: effect.action_id }, h("span", {}, knows(name) ? t(name) : effect.act), h("b", {}, t(`outcome_${outcome}`)), effect.detail && said("span", { class: "effect-detail", key: "detail" }, effect.detail, 300));
}
