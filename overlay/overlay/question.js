// The question card: a big quotation, who asks, and how many stand behind it.

import { t } from "../shared/i18n.js";
import { clean, said } from "../shared/said.js";
import { h, render } from "../shared/view.js";
import { fit } from "./fit.js";

const SIZES = [64, 58, 52, 48, 44, 40, 36, 32];
const LONGEST = { text: 400, author: 40, theme: 40 };

/** Draw a QuestionView into its card. */
export function drawQuestion(card, question) {
  const text = clean(question.text, LONGEST.text).trim();
  render(
    card,
    h("span", { class: "edge" }),
    question.first_voice && h("p", { class: "first-voice figure", key: "first" }, t("first_voice")),
    said("blockquote", { class: "quote fitted" }, t("quote", { text })),
    h(
      "footer",
      { class: "by" },
      h("span", { class: "who" }, h("i", { class: `where where-${question.platform}` }), said("b", { class: "author" }, question.author, LONGEST.author), ` ${t(`on_${question.platform}`)}`, question.also_by?.length > 0 && ` ${t("question_also", { n: question.also_by.length })}`),
      question.theme && said("span", { class: "question-theme", key: "theme" }, question.theme, LONGEST.theme),
      question.backings > 0 && h("span", { class: "backings figure" }, t("backings", { n: question.backings })),
    ),
  );
  const frame = card.closest(".frame");
  fit([...card.querySelectorAll(".quote")], SIZES, JSON.stringify([text, question.first_voice, frame?.dataset.layout, frame?.dataset.cards]));
}
