// The questions: on air first, then those that wait in the order of their rank, then those to validate.

import { button } from "../shared/actions.js";
import { rank } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";

/** The panel of the questions. */
export const questionsPanel = {
  id: "questions",
  place: "side",
  tab: "questions",
  actions: questionActions,
  draw: ({ seen, desk, actions, draw }) => drawQuestions(seen, desk, actions, draw),
};

function questionActions({ seen, desk, act, draw }) {
  const question = seen.selected;
  const isNew = question?.status === "proposed";
  const decide = (id, key, status) => ({
    ...act(`question_${id}`, key, { order: "decide_question", question_id: question?.id ?? "", act: id }, question && status.includes(question.status)),
    // Buttons keep their places while an order waits, or a second click would fall on the next one.
    isShown: id === "dismiss" || (id === "accept") === isNew,
  });
  const move = (id, key, step) => ({ id, key, label: t(`act_${id}`), can: seen.listed.length > 0, run: () => select(seen, desk, step, draw) });
  return [
    move("down", "j", 1),
    move("up", "k", -1),
    decide("accept", "a", ["proposed"]),
    decide("preview", "p", ["accepted", "on_air"]),
    decide("air", "l", ["accepted"]),
    decide("answered", "e", ["on_air", "accepted"]),
    decide("dismiss", "r", ["proposed", "accepted", "on_air"]),
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
export function drawQuestions(seen, desk, actions, draw) {
  const { onAir, accepted, proposed } = seen.questions;
  const card = (question) => drawCard(question, seen, desk, actions, draw);
  return h(
    "section",
    { class: "questions", "aria-label": t("questions"), key: "questions" },
    h("h2", { class: "eyebrow" }, t("questions"), h("span", { class: "figure" }, ` · ${t("waiting", { n: accepted.length })}`), proposed.length > 0 && h("span", { class: "figure" }, ` · ${t("to_validate", { n: proposed.length })}`)),
    seen.listed.length === 0 && h("p", { class: "empty", key: "empty" }, t("questions_empty")),
    h("ol", { class: "question-list" }, [...onAir, ...accepted].map(card), proposed.length > 0 && h("li", { class: "eyebrow to-validate", key: "to-validate" }, t("to_validate", { n: proposed.length })), proposed.map(card)),
  );
}

function drawCard(question, seen, desk, actions, draw) {
  const isSelected = question.id === desk.selectedId;
  const select = () => ((desk.selectedId = isSelected ? null : question.id), draw());
  return h(
    "li",
    { class: `question question-${question.status}`, "aria-current": isSelected ? "true" : undefined, key: question.id },
    h("button", { type: "button", class: "question-open", "aria-expanded": String(isSelected), on: { click: (event) => (event.detail > 0 && event.currentTarget.blur(), select()) } }, said("span", { class: "question-text" }, question.text, isSelected ? 2_000 : 220), meta(question)),
    isSelected && h("div", { class: "question-acts", key: "acts" }, actions.filter((action) => action.id.startsWith("question_") && action.isShown).map((action) => button(action, { class: "small", key: action.id }))),
  );
}

function meta(question) {
  const parts = [
    question.status === "on_air" && h("b", { class: "live-word", key: "air" }, t("on_air")),
    question.rank > 0 && h("span", { key: "rank" }, rank(question.rank)),
    h("span", { class: "figure", key: "backings" }, t("backings", { n: question.backings })),
    h("span", { class: `platform platform-${question.platform}`, key: "author" }, said("span", { class: "question-author" }, question.author, 24)),
    question.flagged && h("span", { class: "flagged", key: "flagged" }, t("flagged")),
    question.first_voice && h("span", { class: "badge", key: "first" }, t("first_voice")),
  ];
  return h("span", { class: "question-meta dim" }, h("span", { class: "figure" }, `n° ${question.number}`), parts);
}
