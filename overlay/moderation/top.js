// The top bar: what waits, what was done, how fast, and who one is.

import { button } from "../shared/actions.js";
import { secondsSince } from "../shared/clock.js";
import { duration, number } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";

/** Describe the top bar. */
export function drawTop(seen, desk, find) {
  const { numbers } = seen;
  const oldest_s = secondsSince(numbers?.oldest_at);
  return h(
    "header",
    { class: "top", key: "top" },
    h("img", { class: "mark", src: "/static/shared/mark.svg", alt: "", width: 30, height: 30 }),
    h("h1", { class: "top-title" }, t("moderation")),
    h(
      "dl",
      { class: "top-figures" },
      figure("waiting", number(numbers?.waiting ?? 0), numbers?.waiting ?? 0),
      oldest_s !== null && figure("oldest", duration(oldest_s), 0),
      figure("decided", number(numbers?.decided ?? 0), numbers?.decided ?? 0),
      numbers?.median_decision_s != null && figure("median", duration(numbers.median_decision_s), 0),
    ),
    said("span", { class: "top-name" }, t("you", { name: seen.feed.name }), 40),
    button(find("blur"), { class: "small quiet on-dark", "aria-pressed": String(desk.blurred) }),
    h("button", { type: "button", class: "button small quiet on-dark help-button", title: t("keys_title"), on: { click: find("help").run } }, h("kbd", {}, "?")),
  );
}

function figure(name, value, n) {
  return h("div", { class: `figure figure-${name}`, key: name }, h("dt", {}, t(`${name}_label`, { n })), h("dd", {}, value));
}
