// What people contribute to the formats of debate: what waits to be let through, and what may be sorted otherwise.
// With one chosen, Y lets it through, I refuses it, and a digit puts it under the theme of that place.

import { t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { tagName } from "../regie/format_entries.js";

const MOST = { waiting: 8, sorted: 4 };
const LONGEST = { text: 280, name: 24 };
const WITHOUT = new Set(["draw"]);
const SORTED = new Set(["shown", "aside"]);

/** Describe the contributions of every open session; nothing when there is none to see. */
export function drawContributions(seen, orders) {
  const sessions = seen.feed.topics.all("format").filter((session) => session.status !== "draft" && !WITHOUT.has(session.method));
  const parts = sessions.map((session) => drawSession(session, seen, orders)).filter(Boolean);
  return parts.length > 0 && h("section", { class: "contributions", key: "contributions" }, h("h2", { class: "eyebrow" }, t("contributions")), parts);
}

function drawSession(session, seen, orders) {
  const waiting = session.entries.filter((entry) => entry.state === "waiting");
  const isSorting = session.tags.length > 0 && session.status === "open";
  const sorted = isSorting ? session.entries.filter((entry) => SORTED.has(entry.state)).slice(0, MOST.sorted) : [];
  if (waiting.length + sorted.length === 0) return null;
  const row = (entry) => drawRow(entry, session, seen, orders);
  return h("div", { key: session.id }, said("h3", { class: "dim contributions-of" }, `${t(`kind_of_${session.method}`)} · ${session.question}`, 90), h("ol", { class: "contribution-list" }, waiting.slice(0, MOST.waiting).map(row), waiting.length > MOST.waiting && h("li", { class: "dim", key: "more" }, t("queue_more", { n: waiting.length - MOST.waiting })), sorted.map(row)));
}

function drawRow(entry, session, seen, orders) {
  const give = (act, text = "") => orders.give({ order: "guide_format", session_id: session.id, act, number: entry.number, text }, act === "tag" ? labelOf(session, text) : t(`act_format_${act}`));
  const button = (act, key) => h("button", { type: "button", class: "button small", key: act, title: t("tooltip", { label: t(`act_format_${act}`), key }), disabled: !seen.feed.live, on: { click: () => give(act) } }, t(`act_format_${act}`));
  const isWaiting = entry.state === "waiting";
  const keydown = (event) => pressed(event, session, give, isWaiting);
  return h(
    "li",
    { class: `contribution contribution-${entry.state}`, key: entry.number, tabindex: "0", on: { keydown } },
    said("p", { class: "contribution-text" }, entry.text || entry.name, LONGEST.text),
    h("p", { class: "dim" }, h("span", { class: `platform platform-${entry.platform}` }, said("span", {}, entry.name || t("somebody"), LONGEST.name)), entry.flagged && h("span", { class: "flagged", key: "flagged" }, ` ${t("flagged")}`)),
    h(
      "p",
      { class: "contribution-acts" },
      isWaiting && button("accept", "Y"),
      isWaiting && button("refuse", "I"),
      session.tags.length > 0 && h("select", { class: "field", key: "tag", "aria-label": t("entry_tag"), ref: (node) => document.activeElement !== node && (node.value = entry.tag), on: { change: (event) => give("tag", event.target.value) } }, h("option", { value: "" }, t("entry_no_tag")), session.tags.map((tag, place) => h("option", { value: tag.id, key: tag.id }, `${place + 1} ${tagName(tag)}`))),
    ),
  );
}

function labelOf(session, id) {
  const tag = session.tags.find((each) => each.id === id);
  return t("act_format_tag", { label: tag ? tagName(tag) : t("entry_no_tag") });
}

/** The page's own keys mean something else: here they are heard first. */
function pressed(event, session, give, isWaiting) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
  const tag = session.tags[Number(event.key) - 1];
  const act = isWaiting ? { y: "accept", i: "refuse" }[event.key.toLowerCase()] : undefined;
  if (!tag && !act) return;
  event.preventDefault();
  event.stopPropagation();
  if (tag) give("tag", tag.id);
  else give(act);
}
