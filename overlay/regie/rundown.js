// The rundown: where the evening is, what comes next, when it should end.

import { button } from "../shared/actions.js";
import { nowMs, secondsSince } from "../shared/clock.js";
import { clock, timeOfDay } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { slide } from "../shared/slide.js";
import { h } from "../shared/view.js";
import { editButtons, editFoot, toggleEditing } from "./plan.js";

const MINUTE_MS = 60_000;
const followed = new WeakMap();

/** Describe the rundown. */
export function drawRundown({ seen, desk, find, draw }) {
  const { rundown, segments } = seen;
  const { isOn } = desk.plan;
  const row = (segment, index) => step(segment, index, seen, isOn ? editButtons(segment, seen, desk, draw) : jump(segment, seen));
  return h(
    "section",
    { class: "rundown", "aria-label": t("rundown"), "data-due": seen.plan ? String(seen.plan.is_due) : undefined, key: "rundown" },
    h("header", { class: "rundown-head" }, h("h2", { class: "eyebrow" }, t("rundown")), h("button", { type: "button", class: "button small quiet", "aria-pressed": String(isOn), "data-action": "plan", on: { click: (event) => (event.currentTarget.blur(), toggleEditing(desk, draw)) } }, t(isOn ? "plan_done" : "plan_change"))),
    rundown?.title && said("p", { class: "rundown-title", key: "title" }, rundown.title, 120),
    segments.length === 0
      ? h("p", { class: "empty", key: "empty" }, t("rundown_empty"))
      : h("ol", { class: "segments", key: "segments", ref: (list) => (slide(list), follow(list)) }, segments.map(row)),
    isOn && editFoot(seen, desk, draw),
    segments.length > 0 && h("div", { class: "rundown-foot", key: "foot" }, button(find("next"), { class: "next-button" }), ending(seen)),
  );
}

/** Bring the current segment into view when it changes, with the next one; then the host's own scrolling stays. */
function follow(list) {
  const current = list.querySelector(".segment-current");
  if (!current || !list.isConnected || list.clientHeight === 0 || followed.get(list) === current) return;
  followed.set(list, current);
  current.nextElementSibling?.scrollIntoView({ block: "nearest" });
  current.scrollIntoView({ block: "nearest" });
}

function step(segment, index, seen, gestures) {
  const since_s = segment.state === "current" ? secondsSince(seen.rundown.since_at) : null;
  const part = since_s === null ? 0 : Math.min(1, since_s / (segment.minutes * 60));
  return h(
    "li",
    { class: `segment segment-${segment.state}`, "aria-current": segment.state === "current" ? "step" : undefined, key: segment.id },
    h("span", { class: "segment-place" }, String(index + 1)),
    h(
      "div",
      { class: "segment-words" },
      said("p", { class: "segment-title" }, segment.title, 120),
      h(
        "p",
        { class: "segment-kind dim" },
        t(`kind_${segment.kind}`),
        " ·\u00a0",
        h("span", { class: "figure" }, t("minutes", { n: segment.minutes })),
        segment.state === "next" && h("b", { class: "next-word", key: "next" }, t("next_word")),
      ),
    ),
    gestures,
    since_s !== null && h("b", { class: `segment-time figure ${part >= 1 ? "late" : ""}`, key: "time" }, clock(since_s)),
    since_s !== null && h("span", { class: "segment-progress", style: { "--part": part.toFixed(3) }, key: "progress" }),
  );
}

function jump(segment, seen) {
  if (segment.state === "current") return null;
  const go = (event) => (event.currentTarget.blur(), seen.give({ order: "go_to_segment", segment_id: segment.id }, t("act_go")));
  return h("button", { type: "button", class: "button small segment-go", key: "go", title: t("hint_go"), disabled: !seen.feed.live, on: { click: go } }, t("act_go"));
}

/** Say when the evening ends if the current and later segments last as planned. */
function ending({ segments, rundown }) {
  const at = segments.findIndex((segment) => segment.state === "current");
  const ahead = segments.slice(at + 1).reduce((sum, segment) => sum + segment.minutes, 0);
  const since_s = at < 0 ? 0 : (secondsSince(rundown.since_at) ?? 0);
  const rest_ms = at < 0 ? 0 : Math.max(0, segments[at].minutes * MINUTE_MS - since_s * 1000);
  return h("p", { class: "dim ending" }, t("ending_at", { time: timeOfDay(nowMs() + rest_ms + ahead * MINUTE_MS) }));
}
