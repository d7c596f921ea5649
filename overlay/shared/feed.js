// The live connection of a page: snapshot, updates, and coming back after a break.

import { nowMs, setClock } from "./clock.js";
import { Topics } from "./topics.js";

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 8_000;
const GONE_AFTER_MS = 20_000;
const REFUSED_WAIT_MS = 15_000;
const REFUSING_CODES = new Set([1008, 4401, 4403]);

/** Phases: "connecting", "live", "reconnecting", "gone" (silent for long), "refused" (no permission), "bye". */
export class Feed extends EventTarget {
  topics = new Topics();
  phase = "connecting";
  role = "";
  name = "";
  locale = "";
  farewell = "";
  /** When the state on screen was last known to be true, in server milliseconds; null before the first. */
  knownAtMs = null;
  #url;
  #socket = null;
  #tries = 0;
  #brokenAtMs = null;
  #timer = null;

  constructor(url) {
    super();
    this.#url = url;
  }

  connect() {
    clearTimeout(this.#timer);
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.onmessage = (event) => this.#hear(event.data);
    socket.onclose = (event) => socket === this.#socket && this.#broke(event.code);
  }

  /** Try again now: somebody asked, or the network came back. */
  retry() {
    if (this.phase === "live" || this.#socket?.readyState === WebSocket.CONNECTING) return;
    this.#tries = 0;
    this.connect();
  }

  get live() {
    return this.phase === "live";
  }

  /** Send one message; returns whether a live connection took it. */
  send(message) {
    if (!this.live || this.#socket.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #hear(data) {
    let message;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    if (this.live) this.knownAtMs = nowMs();
    if (message.type === "snapshot") this.#restart(message);
    else if (message.type === "update") this.#update(message);
    else if (message.type === "bye") this.#leave(message.text);
    else if (message.type === "result" || message.type === "error") this.#tell(message.type, message);
  }

  #restart(message) {
    setClock(message.now);
    this.role = message.role ?? "";
    this.name = message.name ?? "";
    this.locale = message.locale ?? "fr";
    this.knownAtMs = nowMs();
    this.#tries = 0;
    this.#brokenAtMs = null;
    this.topics.restart(message.seq, message.topics ?? {});
    this.#enter("live");
  }

  #update(message) {
    const isNews = this.topics.update(message.seq, message.topic, message.view);
    if (isNews && message.topic.startsWith("order:") && message.view) this.#tell("result", message.view);
  }

  async #broke(code) {
    if (this.phase === "bye") return;
    if (this.live) this.knownAtMs = nowMs();
    this.#brokenAtMs ??= Date.now();
    if (REFUSING_CODES.has(code) || (await this.#isRefused())) return this.#refused();
    const silent_ms = Date.now() - this.#brokenAtMs;
    if (silent_ms > GONE_AFTER_MS) this.#enter("gone");
    else if (this.phase !== "connecting") this.#enter("reconnecting");
    const wait_ms = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#tries++);
    this.#timer = setTimeout(() => this.connect(), wait_ms * (0.5 + Math.random() / 2));
  }

  /** A refused WebSocket looks like a broken one, so ask for the page itself. */
  async #isRefused() {
    try {
      const answer = await fetch(location.pathname, { redirect: "manual", cache: "no-store" });
      return answer.type === "opaqueredirect" || [401, 403, 404].includes(answer.status);
    } catch {
      return false;
    }
  }

  /** Ask again now and then: permission may come back (signed in elsewhere, a proxy that was starting). */
  #refused() {
    this.#enter("refused");
    this.#timer = setTimeout(() => this.connect(), REFUSED_WAIT_MS);
  }

  #leave(text) {
    this.farewell = text ?? "";
    this.#enter("bye");
    this.#socket?.close();
  }

  #enter(phase) {
    const changed = this.phase !== phase;
    this.phase = phase;
    if (changed) this.#tell("phase", phase);
    this.topics.changed();
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** Return the address of a socket beside this page. */
export function socketUrl(path) {
  const url = new URL(path, location.href);
  url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
