// The alerts: the parts that need somebody, and the cases that wait for a moderator.

import { drawAlerts, newsItem } from "../shared/alerts.js";
import { t } from "../shared/i18n.js";

export const alertsPanel = {
  id: "alerts",
  place: "side",
  tab: "alerts",
  draw: ({ seen }) => drawAlerts(seen.parts, casesNews(seen.waitingCases)),
};

function casesNews(waiting) {
  return waiting > 0 ? [newsItem("cases", t("cases_waiting", { n: waiting }))] : [];
}
