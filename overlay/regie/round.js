// What people said in a consent round, for the host alone: who is in the circle, what was asked, what was felt.

import { timeOfDay } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";

const LONGEST = { name: 32, text: 300 };

/** Describe what was said in the round of a poll; nothing before anybody spoke. */
export function drawRound(poll) {
  const { round } = poll;
  const drawn = round?.drawn ?? 0;
  if (!round || drawn + round.questions.length + round.feelings.length === 0) return null;
  return h(
    "div",
    { class: "lead-round", "aria-label": t("round_said"), key: "round" },
    drawn > 0 && drawCircle(round.circle, drawn),
    drawSpoken("questions", round.questions),
    drawSpoken("feelings", round.feelings),
  );
}

function drawCircle(names, drawn) {
  const others = drawn - names.length;
  return h(
    "section",
    { class: "round-circle", key: "circle" },
    h("h3", { class: "eyebrow" }, t("round_circle"), h("span", { class: "figure" }, ` · ${drawn}`)),
    h("ul", {}, names.map((name) => said("li", { key: name }, name, LONGEST.name)), others > 0 && h("li", { class: "dim figure", key: "others" }, `+ ${others}`)),
  );
}

function drawSpoken(kind, spoken) {
  if (spoken.length === 0) return null;
  return h(
    "section",
    { class: `round-spoken round-${kind}`, key: kind },
    h("h3", { class: "eyebrow" }, t(`round_${kind}`), h("span", { class: "figure" }, ` · ${spoken.length}`)),
    h("ol", { tabindex: "0", "aria-label": t(`round_${kind}`) }, spoken.map((each) => h("li", { key: `${each.at} ${each.text}` }, h("span", { class: "dim figure" }, timeOfDay(Date.parse(each.at))), said("span", {}, each.text, LONGEST.text)))),
  );
}
