// The phone's dock: the three gestures of a show under the thumb, and the four parts of the page.

import { button } from "../shared/actions.js";
import { t } from "../shared/i18n.js";
import { h } from "../shared/view.js";
import { sickParts } from "../shared/alerts.js";
import { panicButton } from "./top.js";

/** Describe the dock; wide screens do not show it. */
export function drawDock(seen, desk, find, draw) {
  const counts = { stage: 0, rundown: 0, questions: seen.questions.proposed.length, alerts: sickParts(seen.parts).length };
  const go = (tab) => () => ((desk.tab = tab), draw(), scrollTo(0, 0));
  return h(
    "nav",
    { class: "dock", key: "dock" },
    h("div", { class: "dock-acts" }, button(find("next")), button(find("take"), { class: "primary" }), panicButton(find("panic"))),
    h("div", { class: "tabs" }, Object.entries(counts).map(([tab, count]) => h("button", { type: "button", class: "tab", "aria-pressed": String(desk.tab === tab), key: tab, on: { click: go(tab) } }, t(`tab_${tab}`), count > 0 && h("span", { class: "count" }, String(count))))),
  );
}
