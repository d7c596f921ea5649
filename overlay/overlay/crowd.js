// A crowd of dots, each a person (or one for n): who changes side crosses the river, the others stay where they are.

import { moves } from "../shared/motion.js";
import { GROUND, placesFor, river } from "./ground.js";
import { paint } from "./paint.js";
import { whereIs } from "./walk.js";

export const MOST_DOTS = 600;
export const SIDES = ["for", "against", "doubt"];
const CROSS_MS = 1100;
const SETTLE_MS = 420;
const LATEST_MS = 500;

/** Return how many people one dot stands for. */
export function peoplePerDot(people) {
  const total = SIDES.reduce((sum, side) => sum + people[side], 0);
  return Math.max(1, Math.ceil(total / MOST_DOTS));
}

export class Crowd {
  #canvas;
  #dots = [];
  #step = 0;
  #each = 0;
  #flows = null;
  #drawing = false;
  #last = "";

  constructor(canvas) {
    this.#canvas = canvas;
    canvas.width = GROUND.width;
    canvas.height = GROUND.height;
  }

  /** Show these people per side; `flows[from][to]` counts everyone who has crossed so far. */
  show(people, flows) {
    const signature = JSON.stringify([people, flows]);
    if (signature === this.#last) return;
    const each = peoplePerDot(people);
    const wanted = Object.fromEntries(SIDES.map((side) => [side, Math.round(people[side] / each)]));
    const isFirst = this.#last === "" || each !== this.#each;
    if (isFirst) this.#dots = [];
    const crossing = isFirst ? [] : crossings(this.#flows, flows, each);
    this.#last = signature;
    this.#each = each;
    this.#flows = flows;
    this.#move(wanted, crossing, isFirst || !moves());
  }

  #move(wanted, crossing, atOnce) {
    const { step, places } = placesFor(wanted);
    const now = performance.now();
    const isShuffled = step !== this.#step;
    this.#step = step;
    cross(this.#dots, crossing);
    this.#dots = matched(this.#dots, wanted);
    seat(this.#dots, wanted, isShuffled);
    for (const dot of this.#dots) send(dot, places[dot.side][dot.place], now, atOnce);
    if (atOnce) this.#paint(now);
    else this.#run();
  }

  #run() {
    if (this.#drawing) return;
    this.#drawing = true;
    const frame = (at) => {
      const moving = this.#paint(at);
      this.#drawing = moving && this.#canvas.isConnected;
      if (this.#drawing) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    // A page put to sleep has no frames: end where everybody ends.
    setTimeout(() => document.hidden && this.#paint(performance.now()), CROSS_MS + LATEST_MS);
  }

  #paint(at) {
    return paint(this.#canvas.getContext("2d"), this.#dots, this.#step, at);
  }
}

/** Return [from, to, dots] for those who crossed since the flows before. */
function crossings(before, flows, each) {
  const new_ = (from, to) => (flows?.[from]?.[to] ?? 0) - (before?.[from]?.[to] ?? 0);
  const pairs = SIDES.flatMap((from) => SIDES.filter((to) => to !== from).map((to) => [from, to]));
  return pairs.map(([from, to]) => [from, to, Math.round(new_(from, to) / each)]).filter(([, , dots]) => dots > 0);
}

/** Change the side of dots, those nearest to the water first, as people do. */
function cross(dots, crossing) {
  const going = [];
  for (const [from, to, count] of crossing) {
    const near = dots.filter((dot) => dot.side === from && !going.some(([each]) => each === dot)).sort((a, b) => a.place - b.place);
    for (const dot of spread(near, count)) going.push([dot, to]);
  }
  for (const [dot, to] of going) Object.assign(dot, { side: to, place: null, crosses: true });
}

function spread(dots, count) {
  if (count >= dots.length) return dots;
  return Array.from({ length: count }, (_, index) => dots[Math.floor(((index + 0.5) * dots.length) / count)]);
}

/** Return the dots so that each side has as many as wanted: those too many go, newcomers come from outside. */
function matched(dots, wanted) {
  return SIDES.flatMap((side) => {
    const here = dots.filter((dot) => dot.side === side).sort((a, b) => (a.place ?? -1) - (b.place ?? -1));
    const kept = here.slice(0, wanted[side]);
    while (kept.length < wanted[side]) kept.push({ side, place: null, from: null });
    return kept;
  });
}

/** Give a place to those without one; those who have one keep it, unless everybody moves. */
function seat(dots, wanted, isShuffled) {
  for (const side of SIDES) {
    const here = dots.filter((dot) => dot.side === side);
    const stays = (dot) => !isShuffled && dot.place !== null && dot.place < wanted[side];
    const taken = new Set(here.filter(stays).map((dot) => dot.place));
    let next = 0;
    for (const dot of here.filter((each) => !stays(each))) {
      while (taken.has(next)) next += 1;
      taken.add(next);
      dot.place = next;
    }
  }
}

function send(dot, place, now, atOnce) {
  const start = dot.to ? whereIs(dot, now) : outside(place);
  if (!atOnce && dot.to && dot.to.x === place.x && dot.to.y === place.y && !dot.crosses) return;
  const lasts = dot.crosses ? CROSS_MS : SETTLE_MS;
  const late = dot.crosses ? (Math.abs(place.x * 7 + place.y * 13) % LATEST_MS) : 0;
  Object.assign(dot, { from: atOnce ? place : start, to: place, startAt: now + late, endAt: atOnce ? now : now + late + lasts, crossing: Boolean(dot.crosses) && !atOnce, crosses: false });
}

function outside(place) {
  const { middle } = river(place.y);
  return { x: place.x, y: Math.abs(place.x - middle) < 140 ? GROUND.height + 20 : place.y < GROUND.height / 2 ? -20 : GROUND.height + 20 };
}
