// Make text fit its box: the largest size that does, then an ellipsis; never under 32 px.

export const SMALLEST = 32;
const done = new WeakMap();

/**
 * Give all `nodes` (inside `card`) the largest of `sizes` (pixels, largest first) at which none overflows.
 * `signature` stands for everything that decides the answer; the same one is not measured again.
 */
export function fit(nodes, sizes, signature) {
  if (nodes.length === 0) return;
  const name = `${signature} ${nodes.length}`;
  if (nodes.every((node) => done.get(node) === name)) return;
  for (const node of nodes) node.style.removeProperty("-webkit-line-clamp");
  const size = sizes.find((candidate) => fitsAt(nodes, candidate)) ?? SMALLEST;
  for (const node of nodes) {
    setSize(node, size);
    clamp(node);
    done.set(node, name);
  }
}

function fitsAt(nodes, size) {
  for (const node of nodes) setSize(node, size);
  return nodes.every((node) => node.scrollHeight <= node.clientHeight + 1 && node.scrollWidth <= node.clientWidth + 1);
}

function setSize(node, size) {
  node.style.setProperty("font-size", `${size}px`);
}

function clamp(node) {
  const line = parseFloat(getComputedStyle(node).lineHeight);
  const lines = Math.max(1, Math.floor((node.clientHeight + 2) / line));
  node.style.setProperty("-webkit-line-clamp", String(lines));
}
