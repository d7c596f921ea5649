// The moderation page: the queue, the open case, what was decided.

import { helpDialog, listenToKeys } from "../shared/actions.js";
import { Feed, socketUrl } from "../shared/feed.js";
import { speak, t } from "../shared/i18n.js";
import { linkPage, linkStrip } from "../shared/link.js";
import { markMotion } from "../shared/motion.js";
import { notices } from "../shared/notices.js";
import { Orders } from "../shared/orders.js";
import { h, render } from "../shared/view.js";
import { actionsOf, helpGroups, openOne } from "./actions.js";
import { drawCase } from "./case.js";
import { Holding } from "./holding.js";
import { drawJournal } from "./journal.js";
import { drawOpenQuestion } from "./question.js";
import { drawQueue, measure } from "./queue.js";
import { drawSide } from "./side.js";
import { newDesk, nextFree, see } from "./state.js";
import { drawTop } from "./top.js";
import { drawTrial } from "./trial.js";

const TICK_MS = 500;
const wide = window.matchMedia("(min-width: 761px)");

async function start() {
  markMotion();
  await speak("fr");
  const feed = new Feed(socketUrl("/ws"));
  const orders = new Orders(feed);
  const holding = new Holding(orders);
  const desk = newDesk();
  let locale = "fr";
  let actions = [];
  const draw = () => {
    if (feed.locale && feed.locale !== locale) speak((locale = feed.locale)).then(draw, () => {});
    moveOn(see(feed, desk), desk);
    const seen = see(feed, desk);
    if (feed.live) holding.follow(desk.tab === "cases" && isReading(desk) ? seen.open : null, seen.queue, feed.name);
    actions = actionsOf(seen, desk, orders, draw);
    render(document.body, linkPage(feed, ["moderator", "host"]) ?? drawDesk(seen, desk, orders, actions, draw));
    document.documentElement.dataset.link = feed.phase;
    if (measure(desk, wide.matches)) feed.topics.changed();
  };
  orders.addEventListener("change", draw);
  feed.addEventListener("error", (event) => orders.tell(t("server_says"), event.detail.text));
  feed.topics.watch(draw);
  listenToKeys(() => actions);
  wide.addEventListener("change", draw);
  addEventListener("resize", draw);
  addEventListener("online", () => feed.retry());
  draw();
  feed.connect();
  setInterval(draw, TICK_MS);
}

function isReading(desk) {
  return wide.matches || desk.reading;
}

/** Open the next case once the open one is decided from here; on a wide screen, also when none is open. */
function moveOn(seen, desk) {
  const decided = desk.deciding?.state === "done";
  if (desk.deciding && desk.deciding.state !== "sent") desk.deciding = null;
  if (seen.questions.length > 0 && !seen.openQuestion) Object.assign(desk, { openQuestionId: seen.questions[0].id, refusal: "" });
  const mustOpen = decided || (!seen.open && wide.matches && !document.hidden);
  if (!mustOpen) return;
  const next = nextFree(seen.queue, seen.feed.name, decided ? desk.openId : null);
  if (next || decided) openOne(desk, "openId", next?.case.id ?? null);
  if (!next) desk.reading = false;
}

function drawDesk(seen, desk, orders, actions, draw) {
  const find = (id) => actions.find((action) => action.id === id);
  const closeHelp = () => ((desk.helpOpen = false), draw());
  return [
    drawTop(seen, desk, find),
    linkStrip(seen.feed),
    h(
      "main",
      { class: "desk", "data-tab": desk.tab, "data-reading": desk.reading ? "yes" : "no", key: "desk" },
      drawQueue(seen, desk, draw),
      drawCentre(seen, desk, orders, find, draw),
      drawSide(seen, desk, draw, orders),
    ),
    notices(orders),
    helpDialog(helpGroups(actions), desk.helpOpen, closeHelp),
  ];
}

function drawCentre(seen, desk, orders, find, draw) {
  if (desk.tab === "questions") return drawOpenQuestion(seen, desk, find, draw);
  if (desk.tab === "trial") return drawTrial(seen, desk, draw, orders);
  if (desk.tab === "journal") return drawJournal(seen, desk, draw);
  return drawCase(seen, desk, find, draw, orders);
}

start();
