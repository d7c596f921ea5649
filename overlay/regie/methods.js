// What each method asks of whoever writes a vote: a test compares it with the server's own rules.

const USUAL = { fewest: 2, most: 20, windows: false, mood: false, quorum: true, hidden: true, proposal: false };
const NEEDS = {
  plurality: {},
  approval: {},
  ranked: {},
  borda: {},
  "majority-judgment": { windows: true },
  "moving-debate": { most: 3 },
  temperature: { fewest: 0, most: 0, mood: true, quorum: false },
  consent: { fewest: 0, most: 0, quorum: false, hidden: false, proposal: true },
};

export const LIMITS = { question: 300, label: 120, proposal: 500, circle: 500 };

/** The methods of a vote; a consent round is a segment of its own in the rundown. */
export const METHODS = Object.keys(NEEDS).filter((method) => method !== "consent");

/** The methods that can be chosen for a vote that is opened at once. */
export const QUICK_METHODS = Object.keys(NEEDS);

/** Return what a method needs. */
export function needsOf(method) {
  return { ...USUAL, ...NEEDS[method] };
}
