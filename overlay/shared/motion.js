// Movement that can be turned off, and that always ends in the right place.

const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const asked = new URLSearchParams(location.search).get("motion");

export const ENTER_MS = 420;
export const LEAVE_MS = 220;
const COUNT_MS = 400;
const EASE_OUT = "cubic-bezier(0.16, 1, 0.3, 1)";

const HIDDEN = "polygon(0 0, 0 0, -22% 100%, -22% 100%)";
const SHOWN = "polygon(0 0, 122% 0, 100% 100%, 0 100%)";
const PASSED = "polygon(122% 0, 122% 0, 100% 100%, 100% 100%)";

/** Return whether things may move now; a page that nobody sees does not bother. */
export function moves() {
  return asked !== "off" && !still.matches && !document.hidden;
}

/** Mark the page so that its style sheets know. */
export function markMotion() {
  document.documentElement.dataset.motion = asked === "off" || still.matches ? "off" : "on";
}

/** Reveal a card behind the crossing diagonal. */
export function enter(node) {
  if (!moves()) return;
  node.animate([{ clipPath: HIDDEN }, { clipPath: SHOWN }], { duration: ENTER_MS, easing: EASE_OUT });
}

/** Hide a card behind the crossing diagonal, then remove it. */
export function leave(node) {
  if (!moves()) return node.remove();
  node.animate([{ clipPath: SHOWN }, { clipPath: PASSED }], { duration: LEAVE_MS, easing: EASE_OUT, fill: "forwards" });
  // A timer, not the animation's end, which never comes in a page put to sleep.
  setTimeout(() => node.remove(), LEAVE_MS);
}

const counting = new WeakMap();

/** Show a number in a node, running from the one it shows; `write` says how a number reads. */
export function count(node, to, write) {
  const running = counting.get(node);
  const from = running?.shown ?? null;
  if (running?.to === to && running.write === write) return;
  const run = { to, write, shown: from ?? to };
  counting.set(node, run);
  const settle = () => {
    if (counting.get(node) !== run) return;
    run.shown = to;
    node.textContent = write(to);
  };
  if (from === null || from === to || !moves()) return settle();
  const startedAt = performance.now();
  const step = (at) => {
    const part = Math.min(1, (at - startedAt) / COUNT_MS);
    if (counting.get(node) !== run || part === 1) return settle();
    run.shown = from + (to - from) * (1 - (1 - part) ** 3);
    node.textContent = write(run.shown);
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
  setTimeout(settle, COUNT_MS);
}
