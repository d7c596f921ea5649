// The overlay: shows what is on air, says a closed poll's result, and never shows that something broke.

import { Feed, socketUrl } from "../shared/feed.js";
import { speak } from "../shared/i18n.js";
import { markMotion } from "../shared/motion.js";
import "./stage.js";

const TICK_MS = 250;
const asked = new URLSearchParams(location.search);

async function start() {
  markMotion();
  const label = asked.get("label") ?? "";
  const feed = new Feed(socketUrl(`ws${label ? `?label=${encodeURIComponent(label)}` : ""}`));
  const stage = document.querySelector("bouge-stage");
  const spoken = document.getElementById("spoken");
  let locale = "fr";
  const draw = async () => {
    document.documentElement.dataset.link = feed.phase;
    if (feed.locale && feed.locale !== locale) await speak((locale = feed.locale)).catch(() => {});
    const air = onAir(feed);
    stage.show(air);
    say(spoken, air?.poll ?? air?.format);
  };
  // Words first: a snapshot must not be shown without them.
  await speak(locale).catch(() => {});
  feed.topics.watch(draw);
  feed.connect();
  addEventListener("online", () => feed.retry());
  setInterval(draw, TICK_MS);
}

/** A source whose secret was withdrawn goes blank; one that lost its connection keeps what it had. */
function onAir(feed) {
  if (feed.phase === "bye") return null;
  const air = feed.topics.get("air");
  const only = asked.get("scene");
  if (!air || !only) return air;
  return { ...air, poll: only === "poll" ? air.poll : null, question: only === "question" ? air.question : null, format: only === "format" || only === air.format?.method ? air.format : null };
}

function say(node, poll) {
  const sentence = poll?.status === "closed" || poll?.lot ? (poll.sentence ?? "") : "";
  if (node.textContent !== sentence) node.textContent = sentence;
}

start();
