// Leading a debate or a consent round while it is open: arguments, phases, and who just crossed.

import { t } from "../shared/i18n.js";
import { clean, said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { argumentOf } from "../overlay/river.js";
import { PHASES } from "../overlay/consent.js";
import { drawObjections } from "./objections.js";
import { drawRound } from "./round.js";

const LONGEST = { speaker: 32, name: 40, side: 24 };
const MOST_CROSSERS = 5;
const LEADS = { "moving-debate": leadDebate, consent: leadConsent };

/** Describe what leads an open poll of these methods; nothing for the others. */
export function drawLead(seen, desk, draw) {
  const lead = Object.hasOwn(LEADS, seen.poll.method) ? LEADS[seen.poll.method] : null;
  return lead && h("section", { class: "panel lead", key: "lead" }, lead(seen, desk, draw));
}

function leadDebate(seen, desk, draw) {
  const { poll } = seen;
  const place = Math.max(0, ...poll.arguments.map((argument) => argument.number));
  const put = (number, speaker, label) => seen.give({ order: "put_argument", poll_id: poll.id, number, speaker }, label);
  const next = (event) => {
    event.preventDefault();
    put(place + 1, desk.speaker.trim(), t("act_argument"));
    desk.speaker = "";
    draw();
  };
  const onAir = argumentOf(poll);
  return [
    h(
      "form",
      { class: "lead-argument", key: "argument", on: { submit: next } },
      h("b", { class: "lead-now" }, clean(onAir || t("argument", { n: place + 1 }), LONGEST.name)),
      h("input", { class: "field", name: "speaker", value: desk.speaker, maxlength: LONGEST.speaker, placeholder: t("argument_speaker"), "aria-label": t("argument_speaker"), autocomplete: "off", on: { input: (event) => (desk.speaker = event.target.value) } }),
      h("button", { type: "submit", class: "button", disabled: !seen.feed.live, "data-action": "argument" }, t("act_argument")),
      onAir && h("button", { type: "button", class: "button quiet", key: "none", disabled: !seen.feed.live, "data-action": "no_argument", on: { click: () => put(0, "", t("act_no_argument")) } }, t("act_no_argument")),
    ),
    drawCrossers(seen.crossers.filter((crosser) => crosser.poll_id === poll.id), seen, desk),
  ];
}

/** Those who just changed sides, to be offered the floor. */
function drawCrossers(crossers, seen, desk) {
  if (crossers.length === 0) return null;
  return h(
    "div",
    { class: "crossers", key: "crossers" },
    h("h3", { class: "eyebrow" }, t("crossers")),
    h("ol", {}, crossers.slice(0, MOST_CROSSERS).map((crosser) => h("li", { class: "crosser", key: `${crosser.author} ${crosser.at}` }, said("b", { class: `platform platform-${crosser.platform}` }, crosser.author, LONGEST.name), h("span", { class: "dim" }, t("crosser", { origin: clean(crosser.origin, LONGEST.side), side: clean(crosser.side, LONGEST.side) })), offer(crosser, seen, desk)))),
  );
}

/** One gesture: the chat calls them, and their name is ready for the next argument. */
function offer(crosser, seen, desk) {
  const order = { order: "offer_floor", poll_id: crosser.poll_id, author: crosser.author, platform: crosser.platform };
  return h("button", { type: "button", class: "button small", "data-action": "offer_floor", title: t("hint_offer_floor"), disabled: !seen.feed.live, key: "offer", on: { click: (event) => (event.currentTarget.blur(), (desk.speaker = clean(crosser.author, LONGEST.speaker)), seen.give(order, t("act_offer_floor"))) } }, t("act_offer_floor"));
}

function leadConsent(seen, desk, draw) {
  const { poll } = seen;
  const at = PHASES.indexOf(poll.detail?.phase);
  const next = { order: "next_phase", poll_id: poll.id };
  const back = { order: "back_to_phase", poll_id: poll.id, phase: PHASES[Math.max(0, at - 1)] };
  const button = (id, order, can) => h("button", { type: "button", class: "button", key: id, disabled: !can || !seen.feed.live, "data-action": id, on: { click: () => seen.give(order, t(`act_${id}`)) } }, t(`act_${id}`));
  const phases = h("div", { class: "lead-phases", key: "phases" }, h("ol", { class: "lead-steps" }, PHASES.map((phase, index) => h("li", { "aria-current": index === at ? "step" : undefined, key: phase }, t(`phase_${phase}`)))), button("back_phase", back, at > 0), button("next_phase", next, at < PHASES.length - 1));
  return [phases, drawRound(poll), drawObjections(seen, desk, draw)];
}
