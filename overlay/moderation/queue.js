// The queue: the worst first, never more than fits; or the questions to validate.

import { secondsSince } from "../shared/clock.js";
import { ago } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { openOne } from "./actions.js";
import { heldByOther, isBarred, kindOf, secondOf } from "./state.js";

const ROW_PX = 78;
const GAP_PX = 8;
const NARROW_REST_PX = 200;
const LONGEST = 120;

/** Describe the left column. */
export function drawQueue(seen, desk, draw) {
  const isCases = desk.tab !== "questions";
  return h(
    "section",
    { class: "queue", "aria-label": t("queue"), key: "queue" },
    tabs(seen, desk, draw),
    isCases ? cases(seen, desk, draw) : questions(seen, desk, draw),
  );
}

function tabs(seen, desk, draw) {
  const tab = (name, key, count) => {
    const isWide = name === "trial" || name === "journal";
    const choose = (event) => (event.detail > 0 && event.currentTarget.blur(), (desk.tab = name), (desk.reading = isWide), draw());
    const title = key ? t("tooltip", { label: t(`act_tab_${name}`), key }) : t(`act_tab_${name}`);
    return h("button", { type: "button", class: "queue-tab", "aria-pressed": String(desk.tab === name), title, key: name, on: { click: choose } }, t(`tab_${name}`), count !== null && h("span", { class: "count figure" }, String(count)));
  };
  return h("div", { class: "queue-tabs" }, tab("cases", "", seen.queue.length), tab("questions", "Q", seen.questions.length), tab("trial", "E", null), tab("journal", "L", null));
}

function cases(seen, desk, draw) {
  if (seen.queue.length === 0) return h("p", { class: "empty", key: "empty" }, t("queue_empty"));
  const at = seen.queue.findIndex(({ case: each }) => each.id === desk.openId);
  const from = Math.max(0, Math.min(at - desk.fits + 1, seen.queue.length - desk.fits));
  const shown = seen.queue.slice(from, from + desk.fits);
  const more = seen.queue.length - shown.length;
  return [
    h("ol", { class: "queue-list", key: "cases" }, shown.map((view) => row(view, seen, desk, draw))),
    more > 0 && h("p", { class: "queue-more dim", key: "more" }, t("queue_more", { n: more })),
  ];
}

/** Learn how many cases fit in the list as it is now; returns whether that changed. */
export function measure(desk, isWide) {
  const list = document.querySelector(".queue-list");
  if (!list) return false;
  const room_px = isWide ? list.clientHeight : innerHeight - NARROW_REST_PX;
  const fits = Math.max(3, Math.floor((room_px + GAP_PX) / ROW_PX));
  const changed = fits !== desk.fits;
  desk.fits = fits;
  return changed;
}

function row(view, seen, desk, draw) {
  const { case: each, copies } = view;
  const kind = kindOf(each);
  const second = secondOf(each, seen.feed.name);
  const isHeld = heldByOther(each, seen.feed.name) || Boolean(second?.mine) || isBarred(view, seen.feed.name);
  const open = (event) => (event.detail > 0 && event.currentTarget.blur(), (desk.tab = "cases"), openOne(desk, "openId", each.id), draw());
  const since_s = secondsSince(kind === "appeal" ? each.appeal.at : each.opened_at);
  return h(
    "li",
    { class: `row row-${each.verdict.severity} row-of-${kind} ${isHeld ? "row-held" : ""}`, "aria-current": each.id === desk.openId ? "true" : undefined, key: each.id },
    h(
      "button",
      { type: "button", class: "row-open", on: { click: open } },
      h("span", { class: "row-head" }, h("b", {}, t(`severity_${each.verdict.severity}`)), h("span", { class: `platform platform-${each.platform}` }, t(`part_${each.platform}`)), kind !== "message" && h("span", { class: "row-kind", key: "kind" }, t(`kind_short_${kind}`)), copies?.count > 0 && h("b", { class: "row-copies figure", key: "copies" }, `× ${copies.count + 1}`), second && h("b", { class: "row-second", key: "second" }, t(second.mine ? "second_short_mine" : "second_short")), h("span", { class: "figure row-when" }, heldByOther(each, seen.feed.name) ? t("held_by", { name: each.holder }) : ago(since_s))),
      said("span", { class: `row-text ${desk.blurred ? "blurred" : ""}` }, kind === "appeal" ? each.appeal.text || each.text : each.text, LONGEST),
    ),
  );
}

function questions(seen, desk, draw) {
  if (seen.questions.length === 0) return h("p", { class: "empty", key: "empty-questions" }, t("no_question_waits"));
  return h("ol", { class: "queue-list scrolls", key: "questions" }, seen.questions.map((question) => questionRow(question, desk, draw)));
}

function questionRow(question, desk, draw) {
  const open = (event) => (event.detail > 0 && event.currentTarget.blur(), openOne(desk, "openQuestionId", question.id), draw());
  return h(
    "li",
    { class: `row row-question ${question.flagged ? "row-medium" : ""}`, "aria-current": question.id === desk.openQuestionId ? "true" : undefined, key: question.id },
    h("button", { type: "button", class: "row-open", on: { click: open } }, h("span", { class: "row-head" }, h("b", {}, `n° ${question.number}`), h("span", { class: `platform platform-${question.platform}` }, t(`part_${question.platform}`)), h("span", { class: "figure row-when" }, ago(secondsSince(question.asked_at)))), said("span", { class: "row-text" }, question.text, LONGEST)),
  );
}
