// The alerts: each part that is not well, and what to do about it.

import { secondsSince } from "./clock.js";
import { ago } from "./format.js";
import { knows, t } from "./i18n.js";
import { said } from "./said.js";
import { h } from "./view.js";

/** Return the parts that need somebody, the worst first. */
export function sickParts(parts) {
  const order = { down: 0, degraded: 1 };
  return parts.filter((part) => part.health in order).sort((a, b) => order[a.health] - order[b.health]);
}

/** Describe the alerts; `extra` are list items that follow the parts. */
export function drawAlerts(parts, extra = []) {
  const sick = sickParts(parts);
  const isEmpty = sick.length + extra.length === 0;
  return h(
    "section",
    { class: "alerts", "aria-label": t("alerts"), key: "alerts" },
    h("h2", { class: "eyebrow" }, t("alerts")),
    h("ul", { class: "alert-list", role: "status" }, sick.map(alert), extra),
    isEmpty && h("p", { class: "dim all-well", key: "well" }, t(parts.length > 0 ? "all_well" : "nothing_reported")),
  );
}

/** Describe one more thing that waits for somebody. */
export function newsItem(key, text) {
  return h("li", { class: "alert alert-info", key }, text);
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
