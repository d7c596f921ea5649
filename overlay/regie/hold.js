// A gesture that must last: pressed for a second, or nothing happens.

const HOLD_MS = 1_000;
const HOLD_KEYS = ["Enter", " "];
let timer = null;

/** Return the listeners of a button that runs its action after being held. */
export function hold(action) {
  const start = (event) => {
    stop(event);
    if (!action.can) return;
    const node = event.currentTarget;
    node.classList.add("held");
    timer = setTimeout(() => {
      node.classList.remove("held");
      action.run();
    }, HOLD_MS);
  };
  const isHoldKey = (event) => HOLD_KEYS.includes(event.key);
  return {
    pointerdown: (event) => event.button === 0 && start(event),
    pointerup: stop,
    pointerleave: stop,
    pointercancel: stop,
    contextmenu: (event) => event.preventDefault(),
    keydown: (event) => isHoldKey(event) && (event.preventDefault(), event.repeat || start(event)),
    keyup: stop,
    blur: stop,
  };
}

function stop(event) {
  clearTimeout(timer);
  event.currentTarget.classList.remove("held");
}
