// Where people stand in a moving debate: two banks and the river between them, and a place for everyone.

export const GROUND = { width: 1640, height: 300 };
const RIVER = { width: 250, sway: 44 };
const STEPS = [40, 34, 29, 25, 22, 19, 17, 15, 13, 11, 9.5, 8];
const ROOM = 0.85;
const RAGGED = 2.2;

/** Return where the river begins and ends at a height. */
export function river(y) {
  const middle = GROUND.width / 2 + RIVER.sway * Math.sin((y / GROUND.height) * Math.PI * 1.7 - 0.7);
  const half = (RIVER.width / 2) * (1 + 0.12 * Math.sin((y / GROUND.height) * 5 + 1));
  return { left: middle - half, right: middle + half, middle };
}

/** Return the places of each side ("for", "against", "doubt") and the distance between them, for so many people. */
export function placesFor(people) {
  const fits = (places) => Object.entries(people).every(([side, count]) => places[side].length >= count);
  const total = Object.values(people).reduce((sum, count) => sum + count, 0);
  const widest = Math.sqrt((GROUND.width * GROUND.height * ROOM) / Math.max(1, total));
  const steps = STEPS.filter((step) => step <= widest);
  for (const step of steps.length > 0 ? steps : STEPS.slice(-1)) {
    const places = allPlaces(step);
    if (fits(places) || step === STEPS.at(-1)) return { step, places };
  }
}

const made = new Map();

function allPlaces(step) {
  if (!made.has(step)) made.set(step, makePlaces(step));
  return made.get(step);
}

/** People fill each bank from the water outwards, and the river from its middle: a crowd's reach tells its size. */
function makePlaces(step) {
  const found = { for: [], against: [], doubt: [] };
  const high = step * 0.87;
  const edge = step * 0.62;
  for (let row = 0; edge + row * high <= GROUND.height - edge; row += 1) {
    for (let column = 0; edge + column * step <= GROUND.width - edge; column += 1) {
      const x = edge + (column + (row % 2) / 2) * step + (chance(row, column, 1) - 0.5) * step * 0.24;
      const y = edge + row * high + (chance(row, column, 2) - 0.5) * step * 0.24;
      if (x <= GROUND.width - edge) settle(found, x, y, step, chance(row, column, 3) * step * RAGGED);
    }
  }
  for (const places of Object.values(found)) places.sort((a, b) => a.far - b.far);
  return found;
}

function settle(found, x, y, step, ragged) {
  const { left, right, middle } = river(y);
  const shore = step * 0.75;
  if (x < left - shore) found.for.push({ x, y, far: left - x + ragged });
  else if (x > right + shore) found.against.push({ x, y, far: x - right + ragged });
  else if (x > left + shore && x < right - shore) found.doubt.push({ x, y, far: Math.abs(x - middle) + ragged });
}

/** The same number between 0 and 1 for the same place, so that a reload shows the same crowd. */
function chance(a, b, c) {
  const value = Math.sin(a * 127.1 + b * 311.7 + c * 74.7) * 43758.5453;
  return value - Math.floor(value);
}
