// Leading a speaking queue: who speaks, and the gesture that thanks them; "next" calls the first hand.

import { t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";

/** Describe who has the floor. */
export function leadQueue(room, session) {
  const speaker = session.entries.find((entry) => entry.state === "speaking");
  if (!speaker) return h("p", { class: "dim", key: "nobody" }, t("nobody_speaks"));
  const done = { order: "guide_format", session_id: session.id, act: "done" };
  return h("p", { class: "lead-speaker", key: "speaker" }, h("span", { class: "dim" }, t("has_floor")), said("b", {}, speaker.name, 40), h("button", { type: "button", class: "button", disabled: !room.seen.feed.live, "data-action": "queue_done", on: { click: () => room.give(done, t("act_format_done")) } }, t("act_format_done")));
}
