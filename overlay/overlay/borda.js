// Priorities: bars of the points that orders give, out of those of a choice that everybody puts first.

import { t } from "../shared/i18n.js";
import { drawPoll, pollLayout } from "./poll.js";
import { orderOf } from "./ranked.js";

const SAYS = {
  open: (poll) => t("type_order", { order: orderOf(poll) }),
  figure: (choice) => t("points", { n: choice.count }),
};

/** Each voter puts the choices in order, each place is worth points: long figures, which need the width. */
export const borda = {
  layout: (poll) => pollLayout(poll).replace("side", "wide"),
  draw: (card, poll, layout, isShared) => drawPoll(card, poll, layout, isShared, SAYS),
};
