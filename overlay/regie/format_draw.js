// Leading a draw: where the seed comes from, the list, the commitments or the beacon's value, and who is absent.

import { t } from "../shared/i18n.js";
import { clean, said } from "../shared/said.js";
import { h } from "../shared/view.js";

const LONGEST_FILE = 20_000;

/** Describe what leads a draw, by its phase. */
export function leadDraw(room, session) {
  const { lot } = session;
  const parts = { volunteers: preparing, listed: seeding, drawn };
  return [
    h("dl", { class: "lot-facts", key: "facts" }, [
      fact("draw_source", lot.source || t("draw_no_source")),
      lot.digest && fact("draw_digest", lot.digest),
      lot.seed && fact("draw_seed", lot.seed),
      lot.seal && fact("draw_seal", lot.seal),
    ]),
    lot.digest && h("a", { class: "button small", key: "file", href: `/tirages/${session.id}.json`, download: `tirage-${session.id}.json` }, t("draw_file")),
    (parts[session.phase] ?? (() => null))(room, session),
  ];
}

function fact(key, text) {
  return h("div", { key }, h("dt", { class: "dim" }, t(key)), said("dd", { class: "lot-fact" }, text, 300));
}

function preparing(room, session) {
  return [line(room, session, "source", "draw_source_hint"), line(room, session, "commit", "draw_commit_hint"), promises(session)];
}

function seeding(room, session) {
  if (session.lot.kind === "commitments") return [line(room, session, "reveal", "draw_reveal_hint"), promises(session)];
  return [line(room, session, "seed", "draw_seed_hint"), h("label", { class: "button small", key: "from-file" }, t("draw_seed_file"), h("input", { type: "file", class: "unseen", accept: ".json,.txt,application/json,text/plain", on: { change: (event) => readSeed(event, room, session) } }))];
}

/** Give the beacon's own answer as it is in a file: it is checked where it is used. */
async function readSeed(event, room, session) {
  const [file] = event.target.files;
  event.target.value = "";
  if (!file || file.size > LONGEST_FILE) return;
  give(room, session, "seed", await file.text());
}

function promises(session) {
  const { promised, revealed } = session.lot;
  return promised.length > 0 && h("ol", { class: "lot-promises", key: "promises" }, promised.map((name, place) => h("li", { key: name }, said("b", {}, name, 60), ` ${t(revealed[place] ? "draw_revealed" : "draw_promised")}`)));
}

function drawn(room, session) {
  const { lot } = session;
  const entryOf = (name) => session.entries.find((entry) => (entry.name || entry.token) === name);
  return [
    h("ol", { class: "lot-seats", key: "seats" }, lot.drawn.map((name) => h("li", { key: name }, said("b", {}, clean(name, 40), 40), h("button", { type: "button", class: "button small quiet", disabled: !entryOf(name) || !room.seen.feed.live, on: { click: () => give(room, session, "absent", "", entryOf(name).number) } }, t("act_format_absent"))))),
    lot.reserve.length > 0 && said("p", { class: "dim", key: "reserve" }, t("draw_reserve", { names: lot.reserve.join(", ") }), 600),
  ];
}

function give(room, session, act, text, number = 0) {
  room.give({ order: "guide_format", session_id: session.id, act, number, text }, t(`act_format_${act}`));
}

/** Describe a line to fill in for one act. */
function line(room, session, act, hint) {
  const submit = (event) => {
    event.preventDefault();
    const text = (room.own.texts[act] ?? "").trim();
    if (text) give(room, session, act, text);
    room.own.texts[act] = "";
    room.draw();
  };
  return h("form", { class: "lead-argument", key: act, on: { submit } }, h("input", { class: "field", name: `draw_${act}`, value: room.own.texts[act] ?? "", maxlength: 2_000, placeholder: t(hint), "aria-label": t(hint), autocomplete: "off", spellcheck: "false", on: { input: (event) => (room.own.texts[act] = event.target.value) } }), h("button", { type: "submit", class: "button", disabled: !room.seen.feed.live, "data-action": `draw_${act}` }, t(`act_format_${act}`)));
}
