// The régie: one draw from one state, many times a second.

import { helpDialog, listenToKeys } from "../shared/actions.js";
import { Feed, socketUrl } from "../shared/feed.js";
import { speak, t } from "../shared/i18n.js";
import { linkPage, linkStrip } from "../shared/link.js";
import { markMotion } from "../shared/motion.js";
import { notices } from "../shared/notices.js";
import { Orders } from "../shared/orders.js";
import { h, render } from "../shared/view.js";
import "../overlay/stage.js";
import { drawActs, noteVersion, seenVersion } from "./acts.js";
import { actOf, actionsOf, helpGroups } from "./actions.js";
import { noteTurnout } from "./curve.js";
import { drawDock } from "./dock.js";
import { settleForm } from "./form.js";
import { settlePlan } from "./plan.js";
import { drawColumn, panelActions, roomsOf } from "./panels.js";
import { drawRundown } from "./rundown.js";
import { newDesk, see } from "./state.js";
import { drawPanicBanner, drawTop } from "./top.js";

const TICK_MS = 250;

async function start() {
  markMotion();
  await speak("fr");
  const feed = new Feed(socketUrl("/ws"));
  const orders = new Orders(feed);
  orders.seenVersion = seenVersion;
  const desk = newDesk();
  let locale = "fr";
  let actions = [];
  const help = { id: "help", key: "?", label: "?", can: true, run: () => ((desk.helpOpen = true), draw()) };
  const draw = () => {
    if (feed.locale && feed.locale !== locale) speak((locale = feed.locale)).then(draw, () => {});
    const seen = see(feed, desk);
    seen.give = (order, label) => orders.give(order, label);
    settleForm(desk);
    settlePlan(desk);
    noteTurnout(seen.poll);
    noteVersion(feed.topics.get("acts"));
    const room = roomFor(seen, desk, orders, draw);
    const rooms = roomsOf(room);
    const groups = panelActions(rooms);
    actions = room.actions;
    actions.push(...actionsOf(room), ...groups.flatMap(([, listed]) => listed), help);
    render(document.body, linkPage(feed, ["host"]) ?? drawDesk(room, rooms, groups));
    document.documentElement.dataset.link = feed.phase;
    document.documentElement.dataset.seen = seenVersion();
  };
  orders.addEventListener("change", draw);
  feed.addEventListener("error", (event) => orders.tell(t("server_says"), event.detail.text));
  feed.topics.watch(draw);
  listenToKeys(() => actions);
  addEventListener("online", () => feed.retry());
  draw();
  feed.connect();
  setInterval(draw, TICK_MS);
}

/** Return what panels are given; `actions` fills up before anything is drawn. */
function roomFor(seen, desk, orders, draw) {
  const actions = [];
  const find = (id) => actions.find((action) => action.id === id);
  return { seen, desk, orders, actions, find, act: actOf(seen, orders), give: seen.give, draw };
}

function drawDesk(room, rooms, groups) {
  const { seen, desk, orders, actions, find, draw } = room;
  const closeHelp = () => ((desk.helpOpen = false), draw());
  return [
    drawTop(seen, find),
    linkStrip(seen.feed),
    drawPanicBanner(seen, find),
    h(
      "main",
      { class: "regie", "data-tab": desk.tab, key: "regie" },
      drawRundown(room),
      h("div", { class: "centre", key: "centre" }, drawColumn("centre", rooms)),
      h("div", { class: "side", key: "side" }, drawColumn("side", rooms)),
    ),
    notices(orders, { done: false }),
    drawActs(room),
    drawDock(seen, desk, find, draw),
    helpDialog(helpGroups(actions, groups), desk.helpOpen, closeHelp),
  ];
}

start();
