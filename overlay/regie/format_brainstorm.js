// Leading a brainstorm: the groups, their names, and proposing them anew.

import { t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";

/** Describe the groups of ideas, with their names to change. */
export function leadBrainstorm(room, session) {
  if (session.phase === "gather") return h("p", { class: "dim", key: "gather" }, t("brainstorm_gather_hint"));
  const give = (act, number, text) => room.give({ order: "guide_format", session_id: session.id, act, number, text }, t(`act_format_${act}`));
  const isGrouping = session.phase === "group";
  return [
    h("ol", { class: "lead-groups", key: "groups" }, session.tags.map((tag) => h("li", { key: tag.id }, h("b", { class: "figure" }, tag.id), isGrouping ? name(room, tag, give) : said("span", {}, tag.label, 60), h("span", { class: "figure dim" }, t("ideas_unit", { n: tag.entries })), tag.dots !== null && h("b", { class: "figure", key: "dots" }, t("dots_count", { n: tag.dots }))))),
    isGrouping && h("div", { class: "lead-argument", key: "new" }, h("input", { class: "field", name: "group_new", value: room.own.texts.group ?? "", maxlength: 60, placeholder: t("group_new"), "aria-label": t("group_new"), autocomplete: "off", on: { input: (event) => (room.own.texts.group = event.target.value), keydown: (event) => event.key === "Enter" && add(room, give) } }), h("button", { type: "button", class: "button", disabled: !room.seen.feed.live, on: { click: () => add(room, give) } }, t("act_format_name")), h("button", { type: "button", class: "button quiet", disabled: !room.seen.feed.live, "data-action": "group", on: { click: () => give("group", 0, "") } }, t("act_format_group"))),
  ];
}

function add(room, give) {
  const text = (room.own.texts.group ?? "").trim();
  if (text) give("name", 0, text);
  room.own.texts.group = "";
  room.draw();
}

function name(room, tag, give) {
  const save = (event) => event.target.value.trim() !== tag.label && event.target.value.trim() && give("name", Number(tag.id), event.target.value.trim());
  return h("input", { class: "field", "aria-label": t("group_name"), maxlength: 60, autocomplete: "off", ref: (node) => document.activeElement !== node && (node.value = tag.label), on: { change: save } });
}
