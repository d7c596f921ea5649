// The vote: the open poll and its controls, the form for a new one, the evening's earlier ones.

import { button } from "../shared/actions.js";
import { secondsSince } from "../shared/clock.js";
import { ago, clock, number } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { curve, lastMinute } from "./curve.js";
import { drawCancel } from "./cancel.js";
import { drawForm } from "./form.js";
import { needsOf } from "./methods.js";
import { drawLead } from "./lead.js";
import { drawSides } from "./sides.js";
import { drawChoices, drawResults, firstOf, methodName } from "./results.js";

// Whoever takes part in these casts no vote.
const PEOPLE = new Set(["moving-debate", "consent", "temperature"]);
const CONTROLS = ["close", "extend", "hide", "ready"];

/** The panel of the vote. */
export const votePanel = { id: "vote", place: "centre", tab: "stage", draw: ({ seen, desk, find, draw }) => !desk.plan.form && drawVote(seen, desk, find, draw) };

/** Describe the centre column under the screens. */
export function drawVote(seen, desk, find, draw) {
  return h(
    "div",
    { class: "vote", key: "vote" },
    seen.poll ? openPoll(seen.poll, seen, desk, draw) : !desk.formOpen && noPoll(seen, find),
    seen.poll && controls(seen.poll, find),
    seen.poll && drawCancel(seen.poll, seen, desk, draw),
    seen.poll && drawLead(seen, desk, draw),
    desk.formOpen && drawForm(seen, desk, find, draw),
    earlier(seen),
  );
}

function controls(poll, find) {
  // Some results are never hidden.
  const shown = CONTROLS.filter((id) => id !== "hide" || needsOf(poll.method).hidden);
  return h("div", { class: "controls", key: "controls" }, shown.map((id) => button(find(id), { key: id })), button(find("cancel"), { class: "quiet", key: "cancel" }, h("span", { class: "button-label" }, t("undo"))));
}

function openPoll(poll, seen, desk, draw) {
  const left_s = poll.closes_at ? Math.max(0, -secondsSince(poll.closes_at)) : null;
  return h(
    "section",
    { class: "panel poll-panel", "aria-label": t("open_poll"), key: `poll ${poll.id}` },
    h(
      "header",
      { class: "panel-head" },
      h("h2", { class: "eyebrow" }, t("open_poll")),
      h("span", { class: "dim poll-method figure", key: "method" }, methodName(poll.method)),
      otherPolls(poll, seen, desk, draw),
      seen.resultsHidden && h("span", { class: "badge", key: "hidden" }, t("hidden_from_viewers")),
      h("b", { class: "poll-left figure" }, left_s === null ? t("until_closed") : clock(Math.ceil(left_s))),
    ),
    said("p", { class: "poll-title" }, poll.question, 300),
    h("div", { class: "poll-columns" }, drawResults(poll), turnout(poll)),
    drawSides(poll),
  );
}

/** A temperature may go on beside a vote: each has its panel. */
function otherPolls(poll, seen, desk, draw) {
  const others = seen.open.filter((each) => each !== poll);
  return others.map((each) => h("button", { type: "button", class: "button small quiet", key: each.id, on: { click: () => ((desk.pollId = each.id), draw()) } }, t("see_poll", { method: methodName(each.method) })));
}

function turnout(poll) {
  const rate = lastMinute(poll);
  const latest = Object.values(poll.as_of).sort().at(-1);
  return h(
    "div",
    { class: "turnout-box" },
    h("p", { class: "turnout-total figure" }, h("b", {}, number(poll.voters)), ` ${t(PEOPLE.has(poll.method) ? "people_unit" : "voters_unit", { n: poll.voters })}`),
    h("p", { class: "by-platform" }, Object.entries(poll.voters_by_platform).map(([name, count]) => h("span", { class: `platform platform-${name} figure`, key: name }, `${t(`part_${name}`)} `, h("b", {}, number(count))))),
    poll.minimum_turnout > 0 && h("p", { class: "dim turnout-required", key: "required" }, t("turnout_required", { n: poll.minimum_turnout })),
    poll.withheld === "few" && h("p", { class: "dim", key: "few" }, t("withheld_few_open")),
    curve(poll, 240, 80),
    h("p", { class: "dim turnout-news" }, rate !== null && h("b", { class: "figure" }, t("last_minute", { n: rate })), latest && h("span", { class: "figure" }, t("last_ballot", { ago: ago(secondsSince(latest)) }))),
  );
}

function noPoll(seen, find) {
  if (seen.draft) return readyPoll(seen.draft, find);
  const isReady = ["poll", "consent"].includes(seen.current?.kind);
  return h(
    "section",
    { class: "panel poll-panel no-poll", key: "no-poll" },
    h("h2", { class: "eyebrow" }, t("no_poll")),
    isReady ? said("p", { class: "poll-title", key: "ready" }, t("segment_poll_ready", { title: seen.current.title }), 200) : h("p", { class: "dim", key: "none" }, t("no_poll_text")),
    h("div", { class: "no-poll-acts" }, isReady && button(find("open"), { class: "primary", key: "open" }), button(find("compose"), { class: isReady ? "" : "primary", key: "compose" })),
  );
}

/** The segment's poll, with the codes viewers will type: what is about to open is read before it is. */
function readyPoll(poll, find) {
  return h(
    "section",
    { class: "panel poll-panel", "aria-label": t("ready_poll"), key: `ready ${poll.id}` },
    h("header", { class: "panel-head" }, h("h2", { class: "eyebrow" }, t("ready_poll")), h("span", { class: "dim poll-method figure", key: "method" }, methodName(poll.method)), h("b", { class: "poll-left" }, t("soon"))),
    said("p", { class: "poll-title" }, poll.question, 300),
    drawChoices(poll, false),
    h("div", { class: "no-poll-acts" }, button(find("open"), { class: "primary", key: "open" }), button(find("ready"), { key: "ready" }), button(find("compose"), { key: "compose" })),
  );
}

function earlier(seen) {
  return h(
    "section",
    { class: "panel earlier", "aria-label": t("earlier_polls"), key: "earlier" },
    h("h2", { class: "eyebrow" }, t("earlier_polls")),
    seen.closed.length === 0 ? h("p", { class: "dim", key: "none" }, t("earlier_none")) : h("ol", { class: "earlier-list", key: "list" }, seen.closed.map((poll) => earlierPoll(poll, seen))),
  );
}

function earlierPoll(poll, seen) {
  const [first, figure] = firstOf(poll);
  return h(
    "li",
    { class: "earlier-poll", key: poll.id },
    h("div", { class: "earlier-words" }, said("p", { class: "earlier-question" }, poll.question, 200), h("p", { class: "dim" }, first ? h("b", {}, first) : t("no_winner"), figure && h("span", { class: "figure", key: "first" }, ` ${figure}`), " ·\u00a0", h("span", { class: "figure" }, t("voters_count", { n: poll.voters }))), drawSides(poll)),
    h("button", { type: "button", class: "button small", disabled: seen.preview?.poll?.id === poll.id || !seen.feed.live, title: t("hint_show_poll"), on: { click: () => seen.give({ order: "show_poll", poll_id: poll.id }, t("act_show_poll")) } }, t("act_show_poll")),
  );
}
