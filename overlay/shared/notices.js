// What became of the last orders, said briefly; a refusal stays until it is read.

import { t } from "./i18n.js";
import { h } from "./view.js";

const SHOWN_MS = { sent: Infinity, done: 2_500, refused: 15_000, silent: 15_000, unsent: 8_000 };
const SOON_MS = 350;
const AT_MOST = 3;

/** Describe the notices of the last orders; `done` is false where what was done is read elsewhere. */
export function notices(orders, { done = true } = {}) {
  const shown = orders.recent.filter((entry) => isShown(entry) && (done || entry.state !== "done")).slice(0, AT_MOST);
  return h("ol", { class: "notices", role: "status", "aria-live": "polite", key: "notices" }, shown.map((entry) => notice(entry, orders)));
}

function isShown(entry) {
  if (entry.state === "sent") return Date.now() - entry.atMs > SOON_MS;
  return Date.now() - entry.endedAtMs < SHOWN_MS[entry.state];
}

function notice(entry, orders) {
  return h(
    "li",
    { class: `notice-order order-${entry.state}`, key: entry.id },
    h("b", {}, t("order_label", { label: entry.label })),
    h("span", {}, entry.text || t(`order_${entry.state}`)),
    entry.state !== "sent" && h("button", { type: "button", class: "close", "aria-label": t("close"), on: { click: () => orders.dismiss(entry.id) } }, "×"),
  );
}
