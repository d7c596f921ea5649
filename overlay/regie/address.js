// The overlay's address: copied into OBS, replaced when it leaked.

import { t } from "../shared/i18n.js";
import { h } from "../shared/view.js";

const ARMED_MS = 4_000;
const SAID_MS = 12_000;

/** Return what the page knows of the address: nothing, until somebody asks. */
export function newAddress() {
  return { url: "", text: "", isFault: false, armedAtMs: null, saidAtMs: null, waits: false };
}

/** The panel of the overlay's address. */
export const addressPanel = { id: "address", place: "side", tab: "alerts", draw: ({ seen, desk, draw }) => drawAddress(seen, desk, draw) };

/** Describe the address's two gestures and what became of the last one. */
export function drawAddress(seen, desk, draw) {
  const { address } = desk;
  const isArmed = within(address.armedAtMs, ARMED_MS);
  const can = seen.feed.live && !address.waits;
  const gesture = (id, label, run, more = "") =>
    h("button", { type: "button", class: `button small ${more}`, "data-action": id, disabled: !can, title: t(`hint_${id}`), key: id, on: { click: (event) => (event.currentTarget.blur(), run()) } }, label);
  return h(
    "section",
    { class: "address", "aria-label": t("overlay_address"), key: "address" },
    h("h2", { class: "eyebrow" }, t("overlay_address")),
    h(
      "div",
      { class: "address-acts" },
      gesture("address_copy", t("address_copy"), () => ask(address, "GET", "/api/overlay-url", "address_copied", draw)),
      gesture("address_replace", t(isArmed ? "address_again" : "address_replace"), () => replace(address, isArmed, draw), isArmed ? "armed" : ""),
    ),
    within(address.saidAtMs, SAID_MS) && h("p", { class: address.isFault ? "faults" : "dim", role: "status", key: "said" }, address.text),
    address.url && h("input", { class: "field", name: "overlay-url", readonly: true, value: address.url, "aria-label": t("overlay_address"), key: "url", on: { focus: (event) => event.target.select() } }),
  );
}

/** The old address stops working at once, on air too: it is asked for twice. */
function replace(address, isArmed, draw) {
  address.armedAtMs = isArmed ? null : Date.now();
  if (isArmed) ask(address, "POST", "/overlay/rotate", "address_replaced", draw);
  draw();
}

async function ask(address, method, path, done, draw) {
  Object.assign(address, { waits: true, url: "" });
  draw();
  try {
    const answer = await fetch(path, { method });
    const said = await answer.json();
    if (!answer.ok) tell(address, said.error, true);
    else await hand(address, said.url, done);
  } catch {
    tell(address, t("login_silent"), true);
  }
  address.waits = false;
  draw();
}

/** Put the address where it can be pasted from; shown only where the browser has no clipboard for us. */
async function hand(address, url, done) {
  const isCopied = await Promise.resolve(navigator.clipboard?.writeText(url).then(() => true)).catch(() => false);
  address.url = isCopied ? "" : url;
  tell(address, t(isCopied ? done : `${done}_by_hand`), false);
}

function tell(address, text, isFault) {
  Object.assign(address, { text: text ?? t("login_silent"), isFault, saidAtMs: Date.now() });
}

function within(atMs, span_ms) {
  return atMs !== null && Date.now() - atMs < span_ms;
}
