// Several answers each: bars over the voters, which add up to more than all of them.

import { t } from "../shared/i18n.js";
import { codesOf } from "./foot.js";
import { drawPoll, pollLayout } from "./poll.js";

const SAYS = { open: (poll) => t("type_several", { codes: codesOf(poll).slice(0, 2).join("\u00a0") }) };

/** Several answers each. */
export const approval = {
  layout: pollLayout,
  draw: (card, poll, layout, isShared) => drawPoll(card, poll, layout, isShared, SAYS),
};
