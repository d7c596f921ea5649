// Leading six hats: any colour may be put on, in any order.

import { t } from "../shared/i18n.js";
import { h } from "../shared/view.js";
import { HATS } from "../overlay/hats.js";

/** Describe the six colours, each of which can be put on. */
export function leadHats(room, session) {
  const put = (hat) => room.give({ order: "guide_format", session_id: session.id, act: "hat", text: hat }, t(`hat_${hat}`));
  return h(
    "div",
    { class: "lead-hats", key: "hats" },
    HATS.map((hat) => h("button", { type: "button", class: `button small hat-${hat}`, "aria-pressed": String(session.phase === hat), disabled: session.status !== "open" || !room.seen.feed.live, key: hat, "data-action": `hat_${hat}`, on: { click: () => put(hat) } }, h("i", { class: "hat-shape" }), t(`hat_${hat}`))),
  );
}
