// A dot on its way: from where it was to where it goes, at its own time.

/** Return where a dot is at a moment. */
export function whereIs(dot, at) {
  const part = dot.endAt > dot.startAt ? Math.min(1, Math.max(0, (at - dot.startAt) / (dot.endAt - dot.startAt))) : at >= dot.endAt ? 1 : 0;
  const eased = dot.crossing ? part * part * (3 - 2 * part) : 1 - (1 - part) ** 3;
  return { x: dot.from.x + (dot.to.x - dot.from.x) * eased, y: dot.from.y + (dot.to.y - dot.from.y) * eased, part };
}
