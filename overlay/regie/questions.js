// The questions: on air first, then those that wait in the order of their rank, then those to validate.

import { button } from "../shared/actions.js";
import { rank } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { clean, said } from "../shared/said.js";
import { slide } from "../shared/slide.js";
import { h } from "../shared/view.js";
import { drawThemes, themeAfter, themesOf } from "./question_themes.js";
import { drawWords, wordsFor } from "./question_words.js";

/** The panel of the questions. */
export const questionsPanel = {
  id: "questions",
  place: "side",
  tab: "questions",
  start: () => ({ id: "", note: "", answer: "" }),
  actions: questionActions,
  draw: drawQuestions,
};

function questionActions({ seen, desk, own, act, draw }) {
  const question = seen.selected;
  const words = wordsFor(own, question);
  const isNew = question?.status === "proposed";
  const decide = (id, key, status, more = {}) => ({
    ...act(`question_${id}`, key, { order: "decide_question", question_id: question?.id ?? "", act: id, ...more }, question && status.includes(question.status)),
    // Buttons keep their places while an order waits, or a second click would fall on the next one.
    isShown: ["dismiss", "defer"].includes(id) || (id === "accept") === isNew,
  });
  const move = (id, key, step) => ({ id, key, label: t(`act_${id}`), can: seen.listed.length > 0, run: () => select(seen, desk, step, draw) });
  // What is written for the author goes with what is decided; nothing written is said in the show's own words.
  const reason = words.note.trim() ? { reason: words.note.trim() } : {};
  const themes = themesOf(seen.feed);
  const retag = { order: "retag_question", question_id: question?.id ?? "", theme: themeAfter(question, themes) };
  return [
    move("down", "j", 1),
    move("up", "k", -1),
    decide("accept", "a", ["proposed"]),
    decide("preview", "p", ["accepted", "on_air"]),
    decide("air", "l", ["accepted"]),
    decide("answered", "e", ["on_air", "accepted"]),
    decide("defer", "d", ["proposed", "accepted", "on_air"], reason),
    decide("dismiss", "r", ["proposed", "accepted", "on_air"], reason),
    ...(themes.length > 0 ? [{ ...act("question_theme", "t", retag, question), isShown: true }] : []),
  ];
}

function select(seen, desk, step, draw) {
  const at = seen.listed.findIndex((question) => question.id === desk.selectedId);
  const to = at < 0 ? (step > 0 ? 0 : seen.listed.length - 1) : Math.min(seen.listed.length - 1, Math.max(0, at + step));
  desk.selectedId = seen.listed[to].id;
  draw();
  document.querySelector(".question[aria-current]")?.scrollIntoView({ block: "nearest" });
}

/** Describe the list of questions. */
function drawQuestions(room) {
  const { seen } = room;
  const { onAir, accepted, proposed } = seen.questions;
  const card = (question) => drawCard(question, room);
  return h(
    "section",
    { class: "questions", "aria-label": t("questions"), key: "questions" },
    h("h2", { class: "eyebrow" }, t("questions"), h("span", { class: "figure" }, ` · ${t("waiting", { n: accepted.length })}`), proposed.length > 0 && h("span", { class: "figure" }, ` · ${t("to_validate", { n: proposed.length })}`)),
    drawThemes(room),
    seen.listed.length === 0 && h("p", { class: "empty", key: "empty" }, t("questions_empty")),
    h("ol", { class: "question-list", ref: slide }, [...onAir, ...accepted].map(card), proposed.length > 0 && h("li", { class: "eyebrow to-validate", key: "to-validate" }, t("to_validate", { n: proposed.length })), proposed.map(card)),
  );
}

function drawCard(question, room) {
  const { desk, actions, draw } = room;
  const isSelected = question.id === desk.selectedId;
  const select = () => ((desk.selectedId = isSelected ? null : question.id), draw());
  return h(
    "li",
    { class: `question question-${question.status}`, "aria-current": isSelected ? "true" : undefined, key: question.id },
    h(
      "button",
      { type: "button", class: "question-open", "aria-expanded": String(isSelected), on: { click: (event) => (event.detail > 0 && event.currentTarget.blur(), select()) } },
      said("span", { class: "question-text" }, question.text, isSelected ? 2_000 : 220),
      meta(question),
      question.reason && said("span", { class: "question-reason dim", key: "reason" }, question.reason, 300),
    ),
    isSelected && h("div", { class: "question-acts", key: "acts" }, actions.filter((action) => action.id.startsWith("question_") && action.isShown).map((action) => button(action, { class: "small", key: action.id }))),
    isSelected && drawWords(question, room),
  );
}

function meta(question) {
  const also = question.also_by ?? [];
  const parts = [
    question.status === "on_air" && h("b", { class: "live-word", key: "air" }, t("on_air")),
    question.rank > 0 && !question.reason && h("span", { key: "rank" }, rank(question.rank)),
    !question.reason && h("span", { class: "figure", key: "backings" }, t("backings", { n: question.backings })),
    h("span", { class: `platform platform-${question.platform}`, key: "author" }, said("span", { class: "question-author" }, question.author, 24)),
    also.length > 0 && h("span", { key: "also", title: clean(also.join(", "), 300) }, t("question_also", { n: also.length })),
    question.unseen > 0 && h("span", { class: question.unseen * 2 > question.backings ? "flagged" : "", key: "unseen" }, t("question_unseen", { n: question.unseen })),
    question.flagged && h("span", { class: "flagged", key: "flagged" }, t("flagged")),
    question.detected && h("span", { class: "flagged", key: "detected" }, t("question_detected")),
    question.overruled && h("span", { class: "flagged", key: "overruled" }, t("question_overruled")),
    question.answer && h("span", { key: "answer" }, t("question_prepared")),
    question.theme && said("span", { class: "theme-word", key: "theme" }, question.theme, 40),
    question.first_voice && h("span", { class: "badge", key: "first" }, t("first_voice")),
  ];
  return h("span", { class: "question-meta dim" }, h("span", { class: "figure" }, `n° ${question.number}`), parts);
}
