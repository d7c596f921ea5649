// The themes of the questions: one at a time in the list, and the selected question put under another one.

import { number } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { clean, said } from "../shared/said.js";
import { h } from "../shared/view.js";

const LONGEST = 40;
const NONE = "";

/** Return the themes that a question can be put under, as the rundown has them now. */
export function themesOf(feed) {
  return feed.topics.get("floor")?.themes ?? [];
}

/** Return whether a question is in the list that is chosen: null is all of them. */
export function isUnder(question, theme) {
  return theme === null || (question.theme ?? NONE) === theme;
}

/** Return the theme that comes after a question's own, none after the last. */
export function themeAfter(question, themes) {
  return [...themes, NONE][themes.indexOf(question?.theme ?? NONE) + 1] ?? NONE;
}

/** Describe the choice of the theme whose questions are listed; nothing in an evening without themes. */
export function drawThemes({ seen, desk, draw }) {
  const themes = themesOf(seen.feed);
  const waiting = [...seen.waiting];
  // What was asked under a theme that the rundown has no more is found all the same.
  const known = [...new Set([...themes, ...waiting.map((question) => question.theme ?? NONE)])].filter((theme) => theme !== NONE);
  if (known.length === 0) return null;
  const chip = (theme, label) => {
    const choose = (event) => (event.detail > 0 && event.currentTarget.blur(), (desk.theme = theme), draw());
    return h("button", { type: "button", class: "button small theme-chip", "aria-pressed": String(desk.theme === theme), key: `theme ${theme}`, on: { click: choose } }, said("span", {}, label, LONGEST), h("b", { class: "figure" }, number(waiting.filter((question) => isUnder(question, theme)).length)));
  };
  return h("div", { class: "themes", role: "group", "aria-label": t("question_themes"), key: "themes" }, chip(null, t("theme_all")), known.map((theme) => chip(theme, theme)), chip(NONE, t("theme_none")));
}

/** Describe the field that puts the selected question under a theme. */
export function drawThemeField(question, { seen, give }) {
  const themes = themesOf(seen.feed);
  const own = question.theme ?? NONE;
  if (themes.length === 0 && own === NONE) return null;
  const listed = [NONE, ...new Set([...themes, ...(own === NONE ? [] : [own])])];
  const put = (event) => give({ order: "retag_question", question_id: question.id, theme: event.target.value }, t("act_question_theme"));
  return h("label", { key: "theme" }, h("span", { class: "dim" }, t("question_theme")), h("select", { class: "field", name: "theme", disabled: !seen.feed.live, on: { change: put } }, listed.map((theme) => h("option", { value: theme, selected: theme === own, disabled: theme !== NONE && !themes.includes(theme), key: `theme ${theme}` }, theme === NONE ? t("theme_none") : clean(theme, LONGEST)))));
}
