// Which case this page holds: taken when it is opened, renewed while it is read, given back when left.

import { nowMs } from "../shared/clock.js";
import { heldByOther } from "./state.js";

const RENEW_BEFORE_MS = 30_000;
const AWAY_AFTER_MS = 120_000;
const ASK_AGAIN_MS = 10_000;

export class Holding {
  #orders;
  #id = null;
  #askedAtMs = 0;
  #touchedAtMs = Date.now();

  constructor(orders) {
    this.#orders = orders;
    for (const name of ["keydown", "pointerdown"]) document.addEventListener(name, () => (this.#touchedAtMs = Date.now()));
    addEventListener("pagehide", () => this.leave());
  }

  /** Hold what is open and free, and nothing else. */
  follow(open, queue, me) {
    if (this.#id && !queue.some(({ case: each }) => each.id === this.#id)) this.#id = null;
    const aCase = open?.case.status === "open" && !heldByOther(open.case, me) ? open.case : null;
    if (aCase?.id !== this.#id) {
      this.leave();
      if (aCase) this.#take(aCase.id);
    } else if (aCase && this.#runsOut(aCase)) this.#take(aCase.id);
  }

  /** Give the case back. */
  leave() {
    if (this.#id) this.#orders.give({ order: "hold_case", case_id: this.#id, held: false }, "", { quiet: true });
    this.#id = null;
  }

  #take(id) {
    this.#id = id;
    this.#askedAtMs = Date.now();
    this.#orders.give({ order: "hold_case", case_id: id, held: true }, "", { quiet: true });
  }

  #runsOut({ held_until }) {
    if (!held_until || document.hidden || Date.now() - this.#touchedAtMs > AWAY_AFTER_MS) return false;
    return Date.parse(held_until) - nowMs() < RENEW_BEFORE_MS && Date.now() - this.#askedAtMs > ASK_AGAIN_MS;
  }
}
