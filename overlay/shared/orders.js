// Orders: one gesture, one id, until the server has said what became of it.

// A double click or a trembling key is quicker; a hand that means it twice is slower.
const SAME_GESTURE_MS = 350;
const SILENT_AFTER_MS = 8_000;
const RESEND_WITHIN_MS = 4_000;
const KEPT = 12;

/** States of an order: "sent", "done", "refused" (with why), "silent" (no answer), "unsent" (no connection). */
export class Orders extends EventTarget {
  /** The last orders worth showing, newest first: {id, order, label, state, text, atMs}. */
  recent = [];
  /** Return the version of the show that is on this screen; orders are refused when it was overtaken. */
  seenVersion = () => "";
  #feed;
  #mine = new Set();
  #open = new Map();

  constructor(feed) {
    super();
    this.#feed = feed;
    feed.addEventListener("result", (event) => this.#settle(event.detail));
    feed.addEventListener("phase", () => feed.live && this.#resend());
  }

  /** Give an order once: the same one again at once, or while it waits, is the same gesture. */
  give(order, label = "", { quiet = false } = {}) {
    const wire = JSON.stringify(order);
    const twin = [...this.recent, ...this.#open.values()].find((entry) => entry.wire === wire && this.#isSame(entry));
    if (twin) return twin;
    const entry = { id: uuid(), order, wire, label, quiet, state: "sent", text: "", atMs: Date.now(), after: this.seenVersion() };
    this.#mine.add(entry.id);
    if (!quiet) this.recent = [entry, ...this.recent].slice(0, KEPT);
    if (!this.#send(entry)) return this.#end(entry, "unsent");
    this.#open.set(entry.id, entry);
    entry.timer = setTimeout(() => this.#end(entry, "silent"), SILENT_AFTER_MS);
    this.#changed(entry);
    return entry;
  }

  /** Return whether an order like this one waits for its answer. */
  waits(order) {
    const wire = JSON.stringify(order);
    return [...this.#open.values()].some((entry) => entry.wire === wire);
  }

  /** Return whether an order was given on this page. */
  isMine(id) {
    return this.#mine.has(id);
  }

  /** Show something the server says that answers no order. */
  tell(label, text) {
    const entry = { id: uuid(), order: null, wire: "", label, quiet: false, state: "sent", text, atMs: Date.now() };
    this.recent = [entry, ...this.recent].slice(0, KEPT);
    this.#end(entry, "refused", text);
  }

  /** Stop showing an order. */
  dismiss(id) {
    this.recent = this.recent.filter((entry) => entry.id !== id);
    this.#changed(null);
  }

  #isSame(entry) {
    if (entry.state !== "done") return entry.state === "sent";
    // After another gesture it is a new one, however quick the hand.
    return entry === this.recent[0] && Date.now() - entry.atMs < SAME_GESTURE_MS;
  }

  #send(entry) {
    return this.#feed.send({ type: "order", id: entry.id, order: entry.order, after: entry.after });
  }

  /** After a break the answer may be lost; the id makes a second sending harmless. */
  #resend() {
    for (const entry of this.#open.values()) if (Date.now() - entry.atMs < RESEND_WITHIN_MS) this.#send(entry);
  }

  #settle({ id, ok, text }) {
    const entry = this.#open.get(id);
    if (entry) this.#end(entry, ok ? "done" : "refused", text);
  }

  #end(entry, state, text = "") {
    clearTimeout(entry.timer);
    this.#open.delete(entry.id);
    Object.assign(entry, { state, text, endedAtMs: Date.now() });
    this.#changed(entry);
    return entry;
  }

  #changed(entry) {
    if (entry?.quiet) return;
    this.dispatchEvent(new CustomEvent("change", { detail: entry }));
  }
}

/** Return a random UUID, also where the page is served without TLS on a local network. */
function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
