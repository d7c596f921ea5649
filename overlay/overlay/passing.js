// Names that pass: a line of them that moves on while people volunteer, and a seat where they pass until one stays.

import { moves } from "../shared/motion.js";

const AT_ONCE = 7;
const STEP_MS = 2_400;
const SLIDE_MS = 450;
const PASS_MS = 130;
const ROLL_MS = 1_600;
const NEXT_MS = 900;
const lines = new WeakMap();
const seats = new WeakMap();

/** Show some of the names, a few others every moment; all of them in turn. */
export function pass(node, names) {
  const line = lines.get(node) ?? { from: 0, at: 0, shown: "" };
  lines.set(node, line);
  const now = performance.now();
  const isDue = names.length > AT_ONCE && moves() && now - line.at > STEP_MS;
  if (isDue) Object.assign(line, { from: (line.from + AT_ONCE) % names.length, at: now });
  const few = Array.from({ length: Math.min(AT_ONCE, names.length) }, (_, place) => names[(line.from + place) % names.length]);
  const shown = few.join("\n");
  if (shown === line.shown) return;
  line.shown = shown;
  node.replaceChildren(...few.map(nameNode));
  if (moves() && isDue) node.animate([{ transform: "translateX(60px)", opacity: 0 }, { transform: "none", opacity: 1 }], { duration: SLIDE_MS, easing: "cubic-bezier(0.16, 1, 0.3, 1)" });
}

function nameNode(name) {
  const node = document.createElement("bdi");
  node.className = "passing-name";
  node.textContent = name;
  return node;
}

/** Let names pass in a seat until its own stays; `place` says when its turn is, -1 for at once. */
export function roll(node, name, names, place) {
  const before = seats.get(node);
  if (before?.name === name) return;
  const seat = { name };
  seats.set(node, seat);
  const settle = () => {
    if (seats.get(node) !== seat) return;
    node.textContent = name;
    node.classList.remove("rolling");
  };
  if (place < 0 || !moves() || names.length < 2) return settle();
  const begin = performance.now() + place * NEXT_MS;
  node.classList.add("rolling");
  node.textContent = "…";
  const step = (turn) => {
    if (seats.get(node) !== seat) return;
    const now = performance.now();
    if (now >= begin + ROLL_MS || !moves()) return settle();
    if (now >= begin) node.textContent = names[(place * 3 + turn) % names.length];
    setTimeout(step, PASS_MS, turn + 1);
  };
  step(0);
}
