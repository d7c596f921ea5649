// Preview and on air, side by side: the overlay's own stage, small.

import { button } from "../shared/actions.js";
import { t } from "../shared/i18n.js";
import { h } from "../shared/view.js";

/** The panel of what is ready and what is on air. */
export const screensPanel = { id: "screens", place: "centre", tab: "stage", draw: ({ seen, find }) => drawScreens(seen, find) };

/** Describe both screens with the take between them. */
export function drawScreens(seen, find) {
  return h(
    "section",
    { class: "screens", "aria-label": t("screens"), key: "screens" },
    screen("preview", seen.preview, null),
    h("div", { class: "take-place", key: "take" }, button(find("take"), { class: "primary take" }), button(find("clear"), { class: "small quiet clear" })),
    screen("air", seen.air, seen.show?.panic),
  );
}

function screen(name, view, panic) {
  const parts = [view?.poll && t(view.poll.status === "draft" ? "a_poll_draft" : "a_poll"), view?.question && t("a_question", { n: view.question.number }), view?.format && t(`kind_of_${view.format.method}`)].filter(Boolean);
  const isEmpty = parts.length === 0 || panic;
  return h(
    "figure",
    { class: `screen screen-${name} ${isEmpty ? "screen-empty" : ""}`, key: name },
    h("figcaption", { class: "eyebrow" }, h("b", {}, t(name)), !isEmpty && h("span", {}, parts.join(" + "))),
    h(
      "div",
      { class: "screen-glass" },
      h("bouge-stage", { own: true, "aria-hidden": "true", ref: (node) => node.show?.(panic ? null : view) }),
      isEmpty && h("p", { class: "screen-nothing", key: "nothing" }, t(panic ? "screen_panic" : `nothing_${name}`)),
    ),
  );
}
