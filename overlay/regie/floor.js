// The floor in figures: new voices, what is proposed for merging, what waits for its answer, what is detected.

import { percent } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";

const SHOWN = 3;
const LONGEST = 1_000;

/** The panel of the floor. */
export const floorPanel = {
  id: "floor",
  place: "side",
  tab: "questions",
  start: () => ({ isOpen: false, answers: {} }),
  draw: drawFloor,
};

function drawFloor(room) {
  const floor = room.seen.feed.topics.get("floor");
  if (!floor) return null;
  const deferred = room.seen.feed.topics.all("question").filter((question) => question.status === "deferred");
  const alike = floor.alike ?? [];
  const toggle = (event) => ((room.own.isOpen = event.currentTarget.open), room.draw());
  return h(
    "details",
    { class: "floor", "aria-label": t("floor"), open: room.own.isOpen, key: "floor", on: { toggle } },
    drawSummary(floor, alike.length, deferred.length),
    h("div", { class: "floor-inside" }, [
      alike.length > 0 && h("h3", { class: "eyebrow", key: "alike-title" }, t("floor_alike"), alike.length > SHOWN && h("span", { class: "figure" }, ` · ${t("floor_more", { n: alike.length - SHOWN })}`)),
      alike.slice(0, SHOWN).map((pair) => drawPair(pair, room)),
      deferred.length > 0 && h("h3", { class: "eyebrow", key: "deferred-title" }, t("floor_promised")),
      deferred.map((question) => drawDeferred(question, room)),
      h("h3", { class: "eyebrow", key: "counts-title" }, t("floor_counts")),
      drawCounts(floor),
      drawActs(floor, room),
    ]),
  );
}

function drawSummary(floor, alike, deferred) {
  const { heard, new_voices: fresh } = floor;
  const parts = [alike > 0 && t("floor_to_merge", { n: alike }), deferred > 0 && t("floor_to_answer", { n: deferred })].filter(Boolean);
  return h(
    "summary",
    { class: "floor-summary" },
    h("span", { class: "floor-voices", title: heard > 0 ? t("floor_voices", { n: fresh, whole: heard }) : t("floor_nobody_yet") }, h("span", { class: "badge" }, t("first_voice")), heard > 0 ? h("b", { class: "figure" }, percent(fresh / heard)) : h("span", { class: "dim" }, t("floor_nobody_yet"))),
    parts.length > 0 && h("span", { class: "dim", key: "parts" }, parts.join(" · ")),
  );
}

function drawPair(pair, { seen, give }) {
  const merge = { order: "merge_questions", question_id: pair.part_id, into_id: pair.keep_id };
  const apart = { order: "keep_apart", question_id: pair.part_id, other_id: pair.keep_id };
  return h(
    "div",
    { class: "alike", key: `${pair.keep_id} ${pair.part_id}` },
    h("p", {}, h("span", { class: "figure dim" }, `n° ${pair.keep_number}`), said("span", {}, pair.keep_text, 140)),
    h("p", {}, h("span", { class: "figure dim" }, `n° ${pair.part_number}`), said("span", {}, pair.part_text, 140)),
    h(
      "div",
      { class: "alike-acts" },
      h("button", { type: "button", class: "button small", "data-action": "merge", disabled: !seen.feed.live, on: { click: () => give(merge, t("act_merge")) } }, t("act_merge")),
      h("button", { type: "button", class: "button small quiet", "data-action": "apart", disabled: !seen.feed.live, on: { click: () => give(apart, t("act_apart")) } }, t("act_apart")),
      h("span", { class: "figure dim" }, t("floor_likeness", { n: pair.percent })),
    ),
  );
}

function drawCounts(floor) {
  const rows = ["asked", "waiting", "aired", "answered", "deferred", "refused", "merged", "gone", "overruled"];
  return h("dl", { class: "floor-counts", key: "counts" }, rows.map((name) => h("div", { key: name }, h("dt", { class: "dim" }, t(`floor_${name}`)), h("dd", { class: "figure" }, String(floor[name])))));
}

function drawDeferred(question, { seen, own, give, draw }) {
  const text = own.answers[question.id] ?? "";
  const answer = (event) => {
    event.preventDefault();
    give({ order: "write_answer", question_id: question.id, text: text.trim() }, t("act_give_answer"));
    delete own.answers[question.id];
  };
  return h(
    "form",
    { class: "deferred", key: question.id, on: { submit: answer } },
    h("p", {}, h("span", { class: "figure dim" }, `n° ${question.number}`), said("span", {}, question.text, 220)),
    question.note && said("p", { class: "dim" }, question.note, 220),
    h("textarea", { class: "field", rows: 2, value: text, maxlength: LONGEST, "aria-label": t("question_answer"), on: { input: (event) => ((own.answers[question.id] = event.target.value), draw()) } }),
    h("div", { class: "floor-acts" }, h("button", { type: "submit", class: "button small", "data-action": "give_answer", disabled: !seen.feed.live || text.trim() === "" }, t("act_give_answer"))),
  );
}

function drawActs(floor, { seen, give }) {
  const on = !floor.detecting;
  const label = t(on ? "act_detect" : "act_detect_off");
  return h(
    "div",
    { class: "floor-acts", key: "acts" },
    h("button", { type: "button", class: "button small quiet", "data-action": "detect", "aria-pressed": String(floor.detecting), disabled: !seen.feed.live, title: t("hint_detect"), on: { click: () => give({ order: "detect_questions", on }, label) } }, label),
    h("button", { type: "button", class: "button small quiet", "data-action": "archive", disabled: !seen.feed.live || floor.answered + floor.refused === 0, title: t("hint_archive"), on: { click: () => give({ order: "archive_questions" }, t("act_archive")) } }, t("act_archive")),
  );
}
