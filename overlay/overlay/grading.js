// The choice being graded now: seven grades to type, and the time left for this one.

import { secondsSince } from "../shared/clock.js";
import { clock } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { clean, said } from "../shared/said.js";
import { h, render } from "../shared/view.js";
import { fit } from "./fit.js";
import { drawFoot, fitFrame, LONGEST, timeBar } from "./foot.js";
import { BEST_FIRST, gradeName, wearing } from "./grades.js";

const CHOICE_SIZES = [72, 64, 56, 48, 42, 36, 32];
const QUESTION_SIZES = [38, 36, 34, 32];
const SAYS = { open: () => t("type_grade") };

/** Draw a poll whose `window` says which choice is graded, and until when. */
export function drawGrading(card, poll, isShared) {
  const { code, starts_at, ends_at } = poll.window;
  const choice = poll.choices.find((each) => each.code === code);
  const left_s = Math.max(0, -secondsSince(ends_at));
  card.dataset.scene = "grading";
  render(
    card,
    h("header", { class: "scene-head", key: "head" }, h("p", { class: "vote-kind figure" }, t("grading_now")), said("h2", { class: "poll-question fitted", key: "question" }, poll.question, LONGEST.question)),
    h(
      "div",
      { class: "graded", key: code },
      h("span", { class: "code" }, clean(code, LONGEST.code)),
      said("p", { class: "graded-label fitted" }, choice.label, LONGEST.label),
      h("b", { class: "left figure" }, clock(Math.ceil(left_s))),
    ),
    h("ol", { class: "grade-keys", key: "grades" }, BEST_FIRST.map((grade) => drawKey(grade, poll.window.grades[grade] ?? grade))),
    drawFoot(poll, null, SAYS),
    timeBar(left_s, (Date.parse(ends_at) - Date.parse(starts_at)) / 1000),
  );
  card.style.setProperty("--code-letters", String(clean(code, LONGEST.code).length));
  const signature = JSON.stringify([isShared, code, choice.label, poll.question]);
  fit([...card.querySelectorAll(".graded-label")], CHOICE_SIZES, signature);
  fitFrame(card, poll, QUESTION_SIZES, signature);
}

function drawKey(grade, typed) {
  return h(
    "li",
    { ...wearing(grade, "grade-key"), key: grade },
    h("b", { class: "code grade-code" }, String(typed)),
    h("span", { class: "grade-word figure" }, gradeName(grade)),
  );
}
