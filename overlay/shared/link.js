// How the connection is, in words: a strip over a page that still has a state, a whole page when it has none.

import { nowMs } from "./clock.js";
import { duration, timeOfDay } from "./format.js";
import { t } from "./i18n.js";
import { h } from "./view.js";

/** Describe the strip that says the state on screen is not live, or nothing. */
export function linkStrip(feed) {
  if (feed.knownAtMs === null || !["reconnecting", "gone"].includes(feed.phase)) return null;
  const age = duration((nowMs() - feed.knownAtMs) / 1000);
  return h(
    "div",
    { class: `link-strip link-${feed.phase}`, role: "status", key: "link" },
    h("span", {}, t(`link_${feed.phase}`, { age, time: timeOfDay(feed.knownAtMs) })),
    h("button", { type: "button", class: "button small", on: { click: () => feed.retry() } }, t("retry")),
  );
}

/** Describe the whole page when there is nothing to show, or null; `roles` are those the page is for. */
export function linkPage(feed, roles) {
  if (feed.phase === "bye") return panel("bye", feed.farewell || t("bye_text"), signIn());
  if (feed.phase === "refused" || (feed.live && !roles.includes(feed.role))) return panel("refused", t("refused_text"), signIn());
  if (feed.knownAtMs !== null) return null;
  const again = h("button", { type: "button", class: "button primary", on: { click: () => feed.retry() } }, t("retry"));
  return feed.phase === "gone" ? panel("gone", t("gone_text"), again) : panel("connecting", t("connecting_text"), null);
}

function panel(phase, text, action) {
  return h(
    "main",
    { class: `link-page link-page-${phase}`, key: "link-page" },
    h("div", { class: "crossing", "aria-hidden": "true" }),
    h("div", { class: "link-words", role: "status" }, h("h1", {}, t(`${phase}_title`)), h("p", {}, text), action),
  );
}

function signIn() {
  return h("a", { class: "button primary", href: "/login/" }, t("sign_in"));
}
