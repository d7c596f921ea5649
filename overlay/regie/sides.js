// A result from each side: all accounts, linked people, those who were there before the vote, new accounts.

import { number } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { clean } from "../shared/said.js";
import { h } from "../shared/view.js";

/** Describe the sides of a poll with who leads on each once it is closed; nothing where there are none. */
export function drawSides(poll) {
  const sides = poll.views ?? [];
  if (sides.length === 0 && !poll.disagree) return null;
  const labels = new Map(poll.choices.map((choice) => [choice.code, choice.label]));
  return h(
    "div",
    { class: "sides", key: "sides" },
    sides.length > 0 && h("dl", { key: "list", class: "sides-list" }, sides.map((side) => drawSide(side, sides, labels))),
    poll.disagree && h("p", { class: "sides-disagree", key: "disagree" }, t("sides_disagree")),
  );
}

function drawSide(side, sides, labels) {
  const all = sides.find((each) => each.side === "all");
  const first = side.winners.map((code) => `\u2068${clean(labels.get(code) ?? code, 40)}\u2069`).join(" = ");
  const differs = side !== all && first !== "" && all.winners.length > 0 && side.winners.join() !== all.winners.join();
  return h(
    "div",
    { class: `side-row ${differs ? "differs" : ""}`, title: t(`side_hint_${side.side}`), key: side.side },
    h("dt", {}, t(`side_${side.side}`)),
    h("dd", { class: "figure" }, h("b", {}, number(side.voters)), first && h("span", { key: "first" }, first), side.withheld === "few" && side.voters > 0 && h("span", { class: "dim", key: "few" }, t("side_few"))),
  );
}
