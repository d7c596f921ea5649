// The formats of debate: the session that is open (or ready), its phase and time, what waits for a moderator, and
// what leads each format. A new format adds its file and its line in LEADS.

import { button } from "../shared/actions.js";
import { secondsSince } from "../shared/clock.js";
import { clock } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { leadBrainstorm } from "./format_brainstorm.js";
import { leadDraw } from "./format_draw.js";
import { drawEntries, entryActions, listed } from "./format_entries.js";
import { leadHats } from "./format_hats.js";
import { leadQueue } from "./format_queue.js";
import { leadThemes } from "./format_themes.js";
import { leadWall } from "./format_wall.js";

const EXTEND_S = 30;
const LEADS = {
  draw: leadDraw,
  "speaking-queue": leadQueue,
  "six-hats": leadHats,
  brainstorm: leadBrainstorm,
  "porteur-de-parole": leadWall,
  themes: leadThemes,
};

/** The panel of the formats of debate. */
export const formatsPanel = {
  id: "format",
  place: "centre",
  tab: "stage",
  start: () => ({ shown: "", selected: 0, texts: {} }),
  draw: drawPanel,
  actions: actionsOf,
};

/** Return the sessions to show: those that are open, else the one of the current segment. */
function sessionsOf({ seen }) {
  const sessions = seen.feed.topics.all("format").sort((a, b) => b.opened_at.localeCompare(a.opened_at));
  const open = sessions.filter((session) => session.status === "open");
  const mine = sessions.filter((session) => session.segment_id === (seen.current?.id ?? "") && session.segment_id !== "");
  return open.length > 0 ? open : mine.slice(0, 1);
}

function sessionOf(room) {
  const sessions = sessionsOf(room);
  return sessions.find((session) => session.id === room.own.shown) ?? sessions[0] ?? null;
}

function actionsOf(room) {
  const session = sessionOf(room);
  const id = session?.id ?? "";
  const isOpen = session?.status === "open";
  const isPlanned = Object.hasOwn(LEADS, room.seen.current?.kind ?? "");
  const own = session?.segment_id && session.segment_id === room.seen.current?.id;
  return [
    room.act("format_open", "f", { order: "open_format" }, isPlanned && !(own && isOpen)),
    room.act("format_next", "g", { order: "guide_format", session_id: id, act: "next" }, isOpen),
    room.act("format_extend", "", { order: "extend_format", session_id: id, seconds: EXTEND_S }, isOpen && session.closes_at),
    room.act("format_ready", "", { order: "show_format", session_id: id }, session && room.seen.preview?.format?.id !== id),
    room.act("format_air", "b", { order: "air_format", session_id: id }, session && room.seen.air?.format?.id !== id),
    room.act("format_close", "", { order: "close_format", session_id: id }, isOpen),
    ...(session ? entryActions(room, session) : []),
  ];
}

function drawPanel(room) {
  const session = sessionOf(room);
  const isPlanned = Object.hasOwn(LEADS, room.seen.current?.kind ?? "");
  if (!session && !isPlanned) return null;
  const button_ = (id) => button(room.find(id), { key: id });
  const others = sessionsOf(room);
  return h(
    "section",
    { class: "panel format-panel", "aria-label": t("formats") },
    others.length > 1 && h("div", { class: "format-tabs", key: "tabs" }, others.map((each) => drawTab(each, session, room))),
    session ? drawHead(session) : said("p", { class: "poll-title", key: "title" }, room.seen.current.title, 300),
    session && session.status !== "draft" && h("div", { class: "format-lead", key: `lead ${session.id}` }, LEADS[session.method](room, session)),
    h("div", { class: "controls format-controls", key: "controls" }, (session?.status === "open" ? ["format_next", "format_extend", "format_air", "format_ready", "format_close"] : ["format_open", session && "format_air"]).filter(Boolean).map(button_)),
    session && listed(session).length > 0 && drawEntries(room, session),
  );
}

function drawTab(each, session, room) {
  const show = () => ((room.own.shown = each.id), room.draw());
  return h("button", { type: "button", class: "button small", "aria-pressed": String(each === session), key: each.id, on: { click: show } }, t(`kind_of_${each.method}`));
}

function drawHead(session) {
  const left_s = session.closes_at && session.status === "open" ? Math.max(0, -secondsSince(session.closes_at)) : null;
  const phase = t(`phase_of_${session.method}_${session.phase}`);
  return [
    h(
      "header",
      { class: "panel-head", key: "head" },
      h("h2", { class: "eyebrow" }, t(`kind_of_${session.method}`)),
      h("span", { class: "dim figure", key: "phase" }, session.status === "open" ? phase : t(session.status === "closed" ? "session_over" : "session_soon")),
      h("span", { class: "figure dim", key: "people" }, t("people_count", { n: session.people })),
      left_s !== null && h("b", { class: "poll-left figure", key: "left" }, clock(Math.ceil(left_s))),
    ),
    said("p", { class: "poll-title", key: "title" }, session.question, 300),
  ];
}
