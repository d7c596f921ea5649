// The stage: a 1920 × 1080 frame scaled to whatever holds it, so that the régie's miniatures are true.

import { h, render } from "../shared/view.js";
import { said } from "../shared/said.js";
import { t } from "../shared/i18n.js";
import { enter, leave, moves } from "../shared/motion.js";
import { drawQuestion } from "./question.js";
import { sceneOf } from "./scenes.js";

const WIDTH = 1920;
const HEIGHT = 1080;

class Stage extends HTMLElement {
  #frame = document.createElement("div");
  #brand = document.createElement("header");
  #slots = { question: document.createElement("div"), poll: document.createElement("div") };
  #cards = { question: null, poll: null };
  #seen = new ResizeObserver(() => this.#scale());

  connectedCallback() {
    this.#frame.className = "frame";
    this.#brand.className = "brand";
    for (const [name, slot] of Object.entries(this.#slots)) slot.className = `slot slot-${name}`;
    this.#frame.append(this.#brand, this.#slots.question, this.#slots.poll);
    this.append(this.#frame);
    this.#seen.observe(this);
  }

  disconnectedCallback() {
    this.#seen.disconnect();
  }

  /** Show what is on air (an AirView, or null for nothing). */
  show(air) {
    // A session of a format stands where a poll would.
    const poll = air?.panic ? null : (air?.poll ?? air?.format ?? null);
    const question = air?.panic ? null : (air?.question ?? null);
    const layout = poll ? sceneOf(poll).layout(poll) : "side";
    this.#arrange(layout, poll, question);
    this.#change("poll", poll, air?.panic, (card) => drawVote(card, poll, layout, Boolean(question)));
    this.#change("question", question, air?.panic, (card) => drawQuestion(card, question));
    this.#sign(air?.title ?? "", Boolean(poll || question));
  }

  #arrange(layout, poll, question) {
    if (!poll && !question) return;
    this.#frame.dataset.layout = layout;
    this.#frame.dataset.cards = [poll && "poll", question && "question"].filter(Boolean).join(" ");
  }

  #change(name, view, atOnce, draw) {
    const before = this.#cards[name];
    if (before && before.id !== view?.id) {
      this.#cards[name] = null;
      if (atOnce) before.node.remove();
      else leave(before.node);
    }
    if (!view) return;
    const isNew = !this.#cards[name];
    this.#cards[name] ??= { id: view.id, node: newCard(name) };
    const { node } = this.#cards[name];
    if (isNew) this.#slots[name].append(node);
    draw(node);
    if (isNew) enter(node);
  }

  #sign(title, shown) {
    const mark = h("img", { class: "mark", src: "/static/shared/mark.svg", alt: "", width: 52, height: 52 });
    const was = this.#brand.childElementCount > 0;
    render(this.#brand, shown && [mark, said("span", { class: "brand-name" }, title || t("brand"), 60)]);
    if (shown && !was && moves()) enter(this.#brand);
  }

  #scale() {
    const by = Math.min(this.clientWidth / WIDTH, this.clientHeight / HEIGHT);
    this.#frame.style.setProperty("transform", `scale(${by})`);
  }
}

function drawVote(card, poll, layout, isShared) {
  Object.assign(card.dataset, { method: poll.method, status: poll.status, withheld: poll.withheld, scene: "" });
  sceneOf(poll).draw(card, poll, layout, isShared);
}

function newCard(name) {
  const node = document.createElement("section");
  node.className = `card card-${name}`;
  return node;
}

customElements.define("bouge-stage", Stage);
