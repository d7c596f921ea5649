// A question to validate: readable by everybody before it can be backed or shown.

import { button } from "../shared/actions.js";
import { secondsSince } from "../shared/clock.js";
import { ago } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { back } from "./case.js";
import { reason } from "./case_acts.js";

/** Describe the centre column on the questions' tab. */
export function drawOpenQuestion(seen, desk, find, draw) {
  const question = seen.openQuestion;
  if (!question) return h("section", { class: "case case-none", key: "no-question" }, h("div", { class: "crossing small", "aria-hidden": "true" }), h("div", {}, h("h2", {}, t("no_question_waits")), h("p", { class: "dim" }, t("no_question_waits_text"))));
  return h(
    "article",
    { class: "case", "aria-label": t("open_question"), key: `question ${question.id}` },
    h(
      "div",
      { class: "case-body", key: "body" },
      back(desk, draw),
      h("header", { class: "case-author" }, h("span", { class: `platform platform-${question.platform}` }, t(`part_${question.platform}`)), said("b", { class: "case-name" }, question.author, 60), question.first_voice && h("span", { class: "badge", key: "first" }, t("first_voice")), h("span", { class: "dim figure case-when" }, ago(secondsSince(question.asked_at)))),
      question.flagged && h("p", { class: "held", key: "flagged" }, t("question_flagged")),
      said("blockquote", { class: "message" }, question.text),
      h("p", { class: "dim" }, t("question_rules")),
    ),
    h("footer", { class: "case-acts", key: "acts" }, h("div", { class: "acts acts-two" }, button(find("question_accept"), { class: "act act-allow" }), button(find("question_dismiss"), { class: "act act-delete" })), h("div", { class: "act-options" }, reason(desk, "refusal", t("question_refused_why"), draw))),
  );
}
