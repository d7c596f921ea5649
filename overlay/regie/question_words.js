// What the host writes about a question: a word to its author, an answer, and which others became part of it.

import { t } from "../shared/i18n.js";
import { h } from "../shared/view.js";
import { drawThemeField } from "./question_themes.js";

const LONGEST = 1_000;

/** Return what is being written about a question, begun anew when another one is selected. */
export function wordsFor(own, question) {
  if (question && own.id !== question.id) Object.assign(own, { id: question.id, note: "", answer: question.answer ?? "" });
  return own;
}

/** Describe the fields of the selected question. */
export function drawWords(question, room) {
  const { seen, own, give, draw } = room;
  const words = wordsFor(own, question);
  const type = (name) => (event) => ((words[name] = event.target.value), draw());
  const write = (event) => {
    event.preventDefault();
    give({ order: "write_answer", question_id: question.id, text: words.answer.trim() }, t("act_write_answer"));
  };
  return h(
    "form",
    { class: "question-words", key: "words", on: { submit: write } },
    drawThemeField(question, room),
    h("label", {}, h("span", { class: "dim" }, t("question_note")), h("input", { class: "field", name: "note", value: words.note, maxlength: LONGEST, autocomplete: "off", on: { input: type("note") } })),
    h(
      "label",
      {},
      h("span", { class: "dim" }, t("question_answer")),
      h("textarea", { class: "field", name: "answer", rows: 2, value: words.answer, maxlength: LONGEST, on: { input: type("answer") } }),
    ),
    h("div", { class: "floor-acts" }, h("button", { type: "submit", class: "button small", "data-action": "write_answer", disabled: !seen.feed.live || words.answer.trim() === (question.answer ?? "") }, t("act_write_answer")), parts(question, seen, give)),
  );
}

function parts(question, seen, give) {
  return (question.parts ?? []).map(([number, id]) => {
    const label = t("act_unmerge", { n: number });
    return h("button", { type: "button", class: "button small quiet", key: id, "data-action": "unmerge", disabled: !seen.feed.live, on: { click: () => give({ order: "unmerge_question", question_id: id }, label) } }, label);
  });
}
