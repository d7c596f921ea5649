// The seven grades of majority judgment, from "À rejeter" (0) to "Excellent" (6): never told by hue alone.

import { t } from "../shared/i18n.js";

const PATTERNS = ["bars", "grid", "lines", "plain", "dots", "stripes", "plain"];

/** The grades, best first. */
export const BEST_FIRST = [6, 5, 4, 3, 2, 1, 0];

/** Return the name of a grade. */
export function gradeName(grade) {
  return t(`grade_${grade}`);
}

/** Return a majority grade as it is said: its name, then + or −, in one piece. */
export function mention(merit) {
  if (!merit || merit.grade === null) return t("no_grade");
  if (!merit.enough) return t("too_few_grades");
  const sign = merit.sign === "+" ? "+" : "−";
  return `${gradeName(merit.grade)} ${sign}`.replaceAll(" ", "\u00a0");
}

/** Return the attributes of an element that wears a grade's colour and pattern. */
export function wearing(grade, name) {
  return { class: `${name} grade-${grade}`, "data-pattern": PATTERNS[grade] };
}
