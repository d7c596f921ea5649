// The régie: one draw from one state, many times a second.

import { helpDialog, listenToKeys } from "../shared/actions.js";
import { drawAlerts, newsItem } from "../shared/alerts.js";
import { Feed, socketUrl } from "../shared/feed.js";
import { speak, t } from "../shared/i18n.js";
import { linkPage, linkStrip } from "../shared/link.js";
import { markMotion } from "../shared/motion.js";
import { notices } from "../shared/notices.js";
import { Orders } from "../shared/orders.js";
import { h, render } from "../shared/view.js";
import "../overlay/stage.js";
import { drawAddress } from "./address.js";
import { actionsOf, helpGroups } from "./actions.js";
import { noteTurnout } from "./curve.js";
import { drawDock } from "./dock.js";
import { settleForm } from "./form.js";
import { drawQuestions } from "./questions.js";
import { drawRundown } from "./rundown.js";
import { drawScreens } from "./screens.js";
import { newDesk, see } from "./state.js";
import { drawPanicBanner, drawTop } from "./top.js";
import { drawVote } from "./vote.js";

const TICK_MS = 250;

async function start() {
  markMotion();
  await speak("fr");
  const feed = new Feed(socketUrl("/ws"));
  const orders = new Orders(feed);
  const desk = newDesk();
  let locale = "fr";
  let actions = [];
  const help = { id: "help", key: "?", label: "?", can: true, run: () => ((desk.helpOpen = true), draw()) };
  const draw = () => {
    if (feed.locale && feed.locale !== locale) speak((locale = feed.locale)).then(draw, () => {});
    const seen = see(feed, desk);
    seen.give = (order, label) => orders.give(order, label);
    settleForm(desk);
    noteTurnout(seen.poll);
    actions = actionsOf(seen, desk, orders, draw);
    actions.push(help);
    render(document.body, linkPage(feed, ["host"]) ?? drawDesk(seen, desk, orders, actions, draw));
    document.documentElement.dataset.link = feed.phase;
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

function drawDesk(seen, desk, orders, actions, draw) {
  const find = (id) => actions.find((action) => action.id === id);
  const closeHelp = () => ((desk.helpOpen = false), draw());
  return [
    drawTop(seen, find),
    linkStrip(seen.feed),
    drawPanicBanner(seen, find),
    h(
      "main",
      { class: "regie", "data-tab": desk.tab, key: "regie" },
      drawRundown(seen, find),
      h("div", { class: "centre", key: "centre" }, drawScreens(seen, find), drawVote(seen, desk, find, draw)),
      h("div", { class: "side", key: "side" }, drawQuestions(seen, desk, actions, draw), drawAlerts(seen.parts, casesNews(seen.waitingCases)), drawAddress(seen, desk, draw)),
    ),
    drawDock(seen, desk, find, draw),
    notices(orders),
    helpDialog(helpGroups(actions), desk.helpOpen, closeHelp),
  ];
}

function casesNews(waiting) {
  return waiting > 0 ? [newsItem("cases", t("cases_waiting", { n: waiting }))] : [];
}

start();
