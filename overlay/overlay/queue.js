// The speaking queue: who has the floor and for how long, then the hands, the least heard first.

import { clock } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { fit } from "./fit.js";
import { leftOf } from "./foot.js";
import { drawSession, LONGEST, nameOf } from "./session.js";

const MOST_HANDS = { speaking: 3, waiting: 5 };
const SPEAKER_SIZES = [72, 64, 56, 48, 42, 36];
// How wide a heavy letter is, beside its size.
const LETTER = 0.68;
const ABOUT_SIZES = [38, 36, 34, 32];

/** One speaker at a time, each as long as all. */
export const speakingQueue = { layout: () => "side", draw };

function draw(card, session) {
  const speaker = session.entries.find((entry) => entry.state === "speaking") ?? null;
  const hands = session.entries.filter((entry) => entry !== speaker);
  const shown = hands.slice(0, speaker ? MOST_HANDS.speaking : MOST_HANDS.waiting);
  const body = [
    speaker && drawSpeaker(session, speaker),
    hands.length > 0 && h("ol", { class: "hands", key: "hands" }, shown.map((entry, place) => drawHand(entry, place + 1))),
    hands.length > shown.length && h("p", { class: "more-hands figure", key: "more" }, t("hands_more", { n: hands.length - shown.length })),
    !speaker && hands.length === 0 && session.status === "open" && h("p", { class: "notice", key: "none" }, t("hands_none")),
  ];
  // What is timed is the speaker's turn, which is shown beside their name.
  drawSession(card, speaker ? { ...session, closes_at: null, people: 0 } : { ...session, people: 0 }, "queue", body, { how: t("queue_how") });
  for (const node of card.querySelectorAll(".speaker-name")) fit([node], sizesFor(node, nameOf(speaker)), nameOf(speaker));
  fit([...card.querySelectorAll(".speaker-about")], ABOUT_SIZES, speaker?.text ?? "");
}

/** Return the sizes at which the longest word of a name stays whole on its line. */
function sizesFor(node, name) {
  const longest = Math.max(...name.split(/\s+/).map((word) => word.length));
  const whole = SPEAKER_SIZES.filter((size) => size * longest * LETTER <= node.clientWidth);
  return whole.length > 0 ? whole : SPEAKER_SIZES.slice(-1);
}

function drawSpeaker(session, speaker) {
  const left_s = leftOf(session);
  return h(
    "section",
    { class: "speaker", key: `speaker ${speaker.number}`, "data-over": String(left_s === 0) },
    h("p", { class: "speaker-word figure" }, t("has_floor"), left_s !== null && h("b", { class: "speaker-left figure", key: "left" }, clock(Math.ceil(left_s)))),
    said("h3", { class: "speaker-name fitted" }, nameOf(speaker), LONGEST.name),
    speaker.text && said("p", { class: "speaker-about fitted", key: "about" }, speaker.text, 120),
    left_s !== null && h("div", { class: "speaker-time", key: "time", style: { "--part": partOf(session, left_s) } }, h("span", {})),
  );
}

function partOf(session, left_s) {
  const whole_s = (Date.parse(session.closes_at) - Date.parse(session.phase_at)) / 1000;
  return (whole_s > 0 ? Math.min(1, left_s / whole_s) : 0).toFixed(4);
}

function drawHand(entry, place) {
  return h(
    "li",
    { class: "hand", key: entry.number },
    h("span", { class: "hand-place figure" }, String(place)),
    h("span", { class: "hand-who" }, said("b", { class: "hand-name" }, nameOf(entry), LONGEST.name), entry.heard === 0 && h("span", { class: "hand-first", key: "first" }, t("first_voice"))),
    h("i", { class: `where where-${entry.platform}` }),
  );
}
