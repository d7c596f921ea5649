// The mood over time, in stretches: where too few had spoken there is no line.

/** Return the points {after_s, mood} of each stretch of a line [[seconds, sum, people], …], up to the mood now. */
export function stretchesOf(line, mood, until_s) {
  const stretches = [[]];
  for (const [after_s, sum, people] of line) {
    if (people > 0) stretches.at(-1).push({ after_s, mood: sum / people });
    else if (stretches.at(-1).length > 0) stretches.push([]);
  }
  if (mood !== null) stretches.at(-1).push({ after_s: until_s, mood });
  return stretches.filter((points) => points.length > 0);
}
