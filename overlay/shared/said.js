// What people wrote, as text that cannot leave its box: isolated direction, no control characters, bounded.

import { h } from "./view.js";

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufff9-\ufffb]/g;
// More than three marks stacked on one letter is drawing, not writing.
const STACKED = /(\p{M}{3})\p{M}+/gu;
// French signs that a line must not begin with, typed after a plain space.
const BEFORE_SIGN = / (?=[?!;:»%€])/g;
const LONGEST = 12_000;

/** Return the text as it can be shown: no unseen or piled up characters, at most `longest` of them. */
export function clean(text, longest = LONGEST) {
  const seen = String(text ?? "").replace(UNSEEN, "").replace(STACKED, "$1");
  const shown = seen.replace(BEFORE_SIGN, "\u00a0").replaceAll("« ", "«\u00a0");
  const letters = Array.from(shown);
  return letters.length <= longest ? shown : `${letters.slice(0, longest - 1).join("")}…`;
}

/** Describe an element that holds somebody's words. */
export function said(tag, props, text, longest) {
  return h(tag, { dir: "auto", ...props, class: `said ${props?.class ?? ""}`.trim() }, clean(text, longest));
}

/** Cut a text at [start, end) offsets counted in code points (as Python does): [{text, marked}, …]. */
export function cutAt(text, spans) {
  const letters = Array.from(String(text ?? ""));
  const marked = new Uint8Array(letters.length);
  for (const [start, end] of spans) marked.fill(1, Math.max(0, start), Math.max(0, end));
  const parts = [];
  letters.forEach((letter, index) => {
    const last = parts.at(-1);
    if (last && last.marked === Boolean(marked[index])) last.text += letter;
    else parts.push({ text: letter, marked: Boolean(marked[index]) });
  });
  return parts.map((part) => ({ ...part, text: clean(part.text) })).filter((part) => part.text !== "");
}
