// What people contributed to a session: what waits first, one selected, let through, refused or retagged in one key.

import { t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";

const MOST = 60;
const LONGEST = { text: 280, name: 32 };
// Where each contribution may go from, by what it is now.
const CAN = { accept: ["waiting", "refused"], refuse: ["waiting", "shown", "aside"] };
// A draw has people, not words; nobody is let through or refused by hand.
const WITHOUT = new Set(["draw"]);

/** Return the contributions of a session that operators decide about. */
export function listed(session) {
  return WITHOUT.has(session.method) ? [] : session.entries.slice(0, MOST);
}

/** Return the contribution that keys act on: the one that was chosen, else the first one. */
export function selectedOf(room, session) {
  const entries = listed(session);
  const waiting = entries.find((entry) => entry.state === "waiting");
  return entries.find((entry) => entry.number === room.own.selected) ?? waiting ?? entries[0] ?? null;
}

/** Return what can be done with the selected contribution; a digit gives it the tag of that place. */
export function entryActions(room, session) {
  const entry = selectedOf(room, session);
  const entries = listed(session);
  const guide = (act, text = "") => ({ order: "guide_format", session_id: session.id, act, number: entry?.number ?? 0, text });
  const decide = (id, key, act) => room.act(id, key, guide(act), entry && CAN[act].includes(entry.state));
  const move = (id, key, step) => ({ id, key, label: t(`act_${id}`), can: entries.length > 1, run: () => select(room, entries, entry, step) });
  const tags = session.tags.slice(0, 9).map((tag, place) => ({
    ...room.act(`format_tag_${place + 1}`, String(place + 1), guide("tag", tag.id), entry && entry.tag !== tag.id),
    label: t("act_format_tag", { label: tagName(tag) }),
  }));
  return [decide("format_accept", "y", "accept"), decide("format_refuse", "i", "refuse"), move("format_down", "s", 1), move("format_up", "w", -1), ...tags];
}

function select(room, entries, entry, step) {
  const at = entries.indexOf(entry);
  room.own.selected = entries[Math.min(entries.length - 1, Math.max(0, at + step))].number;
  room.draw();
  document.querySelector(".entry[aria-current]")?.scrollIntoView({ block: "nearest" });
}

/** Return a tag as people read it: hats have their words here. */
export function tagName(tag) {
  return /^[a-z]+$/.test(tag.id) ? t(`hat_${tag.id}`) : tag.label;
}

/** Describe the list of contributions. */
export function drawEntries(room, session) {
  const selected = selectedOf(room, session);
  const waiting = session.counts.waiting ?? 0;
  return h(
    "div",
    { class: "entries", key: "entries" },
    h("h3", { class: "eyebrow" }, t("contributions"), waiting > 0 && h("b", { class: "figure waiting-count", key: "waiting" }, ` · ${t("to_validate", { n: waiting })}`)),
    h("ol", { class: "entry-list" }, listed(session).map((entry) => drawEntry(room, session, entry, entry === selected))),
  );
}

function drawEntry(room, session, entry, isSelected) {
  const choose = () => ((room.own.selected = entry.number), room.draw());
  const guide = (act, text = "") => room.give({ order: "guide_format", session_id: session.id, act, number: entry.number, text }, t(`act_format_${act}`, { label: nameOf(session, text) }));
  const tag = session.tags.find((each) => each.id === entry.tag);
  return h(
    "li",
    { class: `entry entry-${entry.state}`, "aria-current": isSelected ? "true" : undefined, key: entry.number },
    h(
      "button",
      { type: "button", class: "entry-open", on: { click: choose } },
      said("span", { class: "entry-text" }, entry.text || entry.name, LONGEST.text),
      h(
        "span",
        { class: "dim entry-meta" },
        h("span", { class: `platform platform-${entry.platform}` }, entry.text !== "" && said("span", {}, entry.name || t("somebody"), LONGEST.name)),
        h("span", { class: "entry-state" }, t(session.method === "speaking-queue" && entry.state === "shown" ? "entry_raised" : `entry_${entry.state}`)),
        !entry.agreed && h("span", { class: "flagged", key: "agreed" }, t("entry_not_agreed")),
        entry.flagged && h("span", { class: "flagged", key: "flagged" }, t("flagged")),
        tag && h("span", { class: "badge", key: "tag" }, tagName(tag)),
        entry.heard === 0 && session.method === "speaking-queue" && h("span", { class: "badge", key: "first" }, t("first_voice")),
      ),
    ),
    h(
      "span",
      { class: "entry-acts" },
      session.method === "speaking-queue" && ["shown", "waiting"].includes(entry.state) && act(room, "give", () => guide("give")),
      CAN.accept.includes(entry.state) && act(room, "accept", () => guide("accept")),
      CAN.refuse.includes(entry.state) && act(room, "refuse", () => guide("refuse")),
      isSelected && session.tags.length > 0 && h("select", { class: "field", key: "tag", "aria-label": t("entry_tag"), ref: (node) => document.activeElement !== node && (node.value = entry.tag), on: { change: (event) => guide("tag", event.target.value) } }, h("option", { value: "" }, t("entry_no_tag")), session.tags.map((each) => h("option", { value: each.id, key: each.id }, tagName(each)))),
    ),
  );
}

function nameOf(session, id) {
  const tag = session.tags.find((each) => each.id === id);
  return tag ? tagName(tag) : t("entry_no_tag");
}

function act(room, name, run) {
  return h("button", { type: "button", class: "button small", key: name, disabled: !room.seen.feed.live, on: { click: run } }, t(`act_format_${name}`));
}
