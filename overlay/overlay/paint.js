// Paints the river and its crowd. Shapes tell the sides apart without hue: discs, squares, lozenges.

import { GROUND, river } from "./ground.js";
import { whereIs } from "./walk.js";

const COLOURS = { for: "#1FA67A", against: "#7A3EA8", doubt: "#45456B" };
const CROSSING = "#FF5A4E";
const TRAIL = "rgb(255 90 78 / 45%)";
const WATER = "#CFE0FF";
const FOAM = "#B9CFFC";
const BANK_STEP = 12;
const TRAIL_MS = 150;
const SIZE = 0.39;

/** Paint everything as it is at a moment; return whether anybody still moves. */
export function paint(context, dots, step, at) {
  context.clearRect(0, 0, GROUND.width, GROUND.height);
  paintWater(context);
  const size = Math.max(3.2, Math.min(15, step * SIZE));
  for (const side of Object.keys(COLOURS)) {
    paintShapes(context, dots.filter((dot) => dot.side === side && !isCrossing(dot, at)), size, at, COLOURS[side], side);
  }
  const crossing = dots.filter((dot) => isCrossing(dot, at));
  paintTrails(context, crossing, size, at);
  for (const side of Object.keys(COLOURS)) paintShapes(context, crossing.filter((dot) => dot.side === side), size * 1.35, at, CROSSING, side);
  return dots.some((dot) => at < dot.endAt);
}

function isCrossing(dot, at) {
  return dot.crossing && at < dot.endAt;
}

function paintWater(context) {
  paintBand(context, WATER, (y) => river(y).left, (y) => river(y).right);
  for (const part of [0.28, 0.66]) {
    const line = (y) => river(y).left + (river(y).right - river(y).left) * (part + 0.05 * Math.sin(y / 34 + part * 9));
    paintBand(context, FOAM, (y) => line(y) - 4, (y) => line(y) + 4);
  }
}

function paintBand(context, colour, left, right) {
  context.beginPath();
  for (let y = 0; y <= GROUND.height; y += BANK_STEP) context.lineTo(left(y), y);
  for (let y = GROUND.height; y >= 0; y -= BANK_STEP) context.lineTo(right(y), y);
  context.closePath();
  context.fillStyle = colour;
  context.fill();
}

function paintTrails(context, dots, size, at) {
  context.beginPath();
  for (const dot of dots) {
    const here = whereIs(dot, at);
    const before = whereIs(dot, at - TRAIL_MS);
    context.moveTo(before.x, before.y);
    context.lineTo(here.x, here.y);
  }
  context.strokeStyle = TRAIL;
  context.lineCap = "round";
  context.lineWidth = size * 1.3;
  context.stroke();
}

function paintShapes(context, dots, size, at, colour, side) {
  if (dots.length === 0) return;
  context.beginPath();
  for (const dot of dots) {
    const { x, y } = whereIs(dot, at);
    if (side === "for") addDisc(context, x, y, size);
    else if (side === "against") context.rect(x - size * 0.88, y - size * 0.88, size * 1.76, size * 1.76);
    else addLozenge(context, x, y, size * 1.2);
  }
  context.fillStyle = colour;
  context.fill();
}

function addDisc(context, x, y, size) {
  context.moveTo(x + size, y);
  context.arc(x, y, size, 0, Math.PI * 2);
}

function addLozenge(context, x, y, size) {
  context.moveTo(x, y - size);
  context.lineTo(x + size, y);
  context.lineTo(x, y + size);
  context.lineTo(x - size, y);
  context.closePath();
}
