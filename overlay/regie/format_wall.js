// Leading a wall of words: how many may be shown, and how many still wait for their author's word.

import { t } from "../shared/i18n.js";
import { h } from "../shared/view.js";

/** Describe how far the wall is. */
export function leadWall(room, session) {
  const accepted = session.entries.filter((entry) => entry.state === "shown");
  const agreed = accepted.filter((entry) => entry.agreed).length;
  return h("p", { class: "dim", key: "wall" }, t("wall_state", { n: agreed }), accepted.length > agreed && ` · ${t("wall_unagreed", { n: accepted.length - agreed })}`);
}
