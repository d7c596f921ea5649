// The alerts: each part that is not well, and what to do about it.

import { secondsSince } from "../shared/clock.js";
import { ago } from "../shared/format.js";
import { knows, t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";

/** Return the parts that need somebody, the worst first. */
export function sickParts(parts) {
  const order = { down: 0, degraded: 1 };
  return parts.filter((part) => part.health in order).sort((a, b) => order[a.health] - order[b.health]);
}

/** Describe the alerts. */
export function drawAlerts(seen) {
  const sick = sickParts(seen.parts);
  return h(
    "section",
    { class: "alerts", "aria-label": t("alerts"), key: "alerts" },
    h("h2", { class: "eyebrow" }, t("alerts")),
    h("ul", { class: "alert-list", role: "status" }, sick.map(alert), seen.waitingCases > 0 && h("li", { class: "alert alert-info", key: "cases" }, t("cases_waiting", { n: seen.waitingCases }))),
    sick.length === 0 && seen.waitingCases === 0 && h("p", { class: "dim all-well", key: "well" }, t(seen.parts.length > 0 ? "all_well" : "nothing_reported")),
  );
}

function alert(part) {
  const family = part.part.split(":")[0];
  const name = knows(`part_${family}`) ? t(`part_${family}`) : part.part;
  const since_s = secondsSince(part.since_at);
  return h(
    "li",
    { class: `alert alert-${part.health}`, key: part.part },
    h("p", { class: "alert-head" }, h("b", {}, name), h("span", { class: "dim figure" }, since_s === null ? "" : ago(since_s))),
    said("p", {}, part.detail || t(`health_${part.health}`), 400),
    part.remedy && said("p", { class: "remedy", key: "remedy" }, part.remedy, 400),
  );
}
