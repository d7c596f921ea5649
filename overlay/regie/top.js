// The top bar: on air or not, who takes part, how the parts are, and the panic button.

import { button, keyName } from "../shared/actions.js";
import { secondsSince } from "../shared/clock.js";
import { clock, number } from "../shared/format.js";
import { knows, t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { hold } from "./hold.js";

const MAIN_PARTS = ["twitch", "discord", "classifier"];

/** Describe the top bar. */
export function drawTop(seen, find) {
  const { show, poll } = seen;
  return h(
    "header",
    { class: "top", key: "top" },
    h("img", { class: "mark", src: "/static/shared/mark.svg", alt: "", width: 30, height: 30 }),
    h("h1", { class: "top-title" }, t("regie")),
    onAir(show),
    show?.rehearsal && h("span", { class: "badge", key: "rehearsal" }, t("rehearsal")),
    h(
      "dl",
      { class: "top-figures" },
      figure("speakers", show?.speakers ?? 0),
      poll && figure("voters", poll.voters),
      figure("messages", show?.messages ?? 0),
    ),
    h("ul", { class: "dots", "aria-label": t("health") }, MAIN_PARTS.map((name) => dot(name, seen.parts))),
    said("span", { class: "top-name dim" }, seen.feed.name, 24),
    h("button", { type: "button", class: "button quiet small help-button", title: t("keys_title"), on: { click: find("help").run } }, h("kbd", {}, "?")),
    panicButton(find("panic")),
  );
}

function onAir(show) {
  const since_s = secondsSince(show?.on_air_since_at);
  if (!show?.on_air) return h("span", { class: "on-air off", key: "air" }, t("off_air"));
  return h("span", { class: "on-air", key: "air" }, t("on_air"), since_s !== null && h("b", { class: "figure" }, ` ${clock(since_s)}`));
}

function figure(name, value) {
  return h("div", { class: "figure", key: name }, h("dt", {}, t(`${name}_unit`, { n: value })), h("dd", {}, number(value)));
}

function dot(name, parts) {
  const mine = parts.filter((part) => part.part === name || part.part.startsWith(`${name}:`));
  const worst = ["down", "degraded", "good"].find((health) => mine.some((part) => part.health === health)) ?? "unknown";
  const label = knows(`part_${name}`) ? t(`part_${name}`) : name;
  return h("li", { class: `dot dot-${worst}`, title: t("health_of", { part: label, health: t(`health_${worst}`) }), key: name }, label, h("span", { class: "unseen" }, t(`health_${worst}`)));
}

/** Describe the panic button: held for a second with a finger, or one chord on the keyboard. */
export function panicButton(action) {
  return h(
    "button",
    { type: "button", class: "button panic", title: t("tooltip_panic"), "aria-keyshortcuts": "Shift+Escape", disabled: !action.can, "data-action": "panic", key: "panic", on: hold(action) },
    h("span", { class: "panic-fill", "aria-hidden": "true" }),
    h("span", { class: "button-label" }, t("act_panic")),
    h("kbd", { "aria-hidden": "true" }, keyName("Shift+Escape")),
  );
}

/** Describe the banner that stays while the overlay is cleared and the chats are calmed. */
export function drawPanicBanner(seen, find) {
  if (!seen.show?.panic) return null;
  const calm = find("calm");
  const left = calm.left_s > 0 ? h("b", { class: "figure" }, ` ${t("undo_left", { n: calm.left_s })}`) : null;
  return h(
    "div",
    { class: "panic-banner", role: "alert", key: "panic-banner" },
    h("span", {}, t("panic_text"), left),
    button(calm, { class: "small calm" }, h("span", { class: "button-label" }, t(calm.left_s > 0 ? "undo" : "act_calm"))),
  );
}
