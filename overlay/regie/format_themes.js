// Leading themes: how much was said of each, with the digit that puts the selected contribution there.

import { t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";

/** Describe the themes, each with its digit. */
export function leadThemes(room, session) {
  const loose = session.entries.filter((entry) => entry.tag === "" && entry.state !== "refused").length;
  return h("ol", { class: "lead-groups", key: "themes" }, session.tags.map((tag, place) => h("li", { key: tag.id }, h("kbd", {}, String(place + 1)), said("span", {}, tag.label, 60), h("b", { class: "figure" }, String(tag.entries)))), loose > 0 && h("li", { class: "dim", key: "loose" }, t("themes_loose", { n: loose })));
}
