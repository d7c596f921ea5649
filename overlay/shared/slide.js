// Rows that change places slide there, so that an eye can follow them.

import { moves } from "./motion.js";

const SLIDE_MS = 280;
const LEAST_PX = 3;
const places = new WeakMap();

/** Have the rows of a list slide to their new places: `h("ol", { ref: slide }, …)`, each row with a key. */
export function slide(list) {
  const before = places.get(list) ?? new Map();
  const now = new Map([...list.children].map((row) => [row, row.offsetTop]));
  places.set(list, now);
  if (!moves() || list.clientHeight === 0) return;
  for (const [row, top] of now) {
    const from = before.get(row);
    if (from === undefined || Math.abs(from - top) < LEAST_PX) continue;
    row.animate([{ transform: `translateY(${from - top}px)` }, { transform: "none" }], { duration: SLIDE_MS, easing: "cubic-bezier(0.16, 1, 0.3, 1)" });
  }
}
