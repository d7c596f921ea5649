// A view is a function of state: `h` describes nodes, `render` makes the page match them.
// Text only ever enters through Text nodes; there is no way to hand markup in.

const drawn = new WeakMap();
const SVG = "http://www.w3.org/2000/svg";

/** Describe one element. Props: `class`, `key`, `on` (listeners), `style` (custom properties), `ref`, and attributes. */
export function h(tag, props, ...children) {
  return { tag, props: props ?? {}, children: children.flat(Infinity).filter(isShown) };
}

function isShown(child) {
  return child !== null && child !== undefined && child !== false && child !== "";
}

/** Make `parent` hold exactly these children, keeping the nodes (and their focus) that are still described. */
export function render(parent, ...children) {
  matchChildren(parent, children.flat(Infinity).filter(isShown), parent.namespaceURI === SVG);
}

function matchChildren(parent, wanted, svg) {
  const spare = sortSpares(parent);
  let cursor = parent.firstChild;
  for (const child of wanted) {
    const node = take(spare, child) ?? make(child, svg);
    update(node, child, svg);
    if (node === cursor) cursor = cursor.nextSibling;
    else parent.insertBefore(node, cursor);
  }
  for (const node of spare.keyed.values()) node.remove();
  for (const nodes of spare.plain.values()) for (const node of nodes) node.remove();
}

function sortSpares(parent) {
  const spare = { keyed: new Map(), plain: new Map() };
  for (const node of parent.childNodes) {
    const key = drawn.get(node)?.key;
    const name = node.nodeName.toLowerCase();
    if (key !== undefined) spare.keyed.set(`${name} ${key}`, node);
    else if (spare.plain.has(name)) spare.plain.get(name).push(node);
    else spare.plain.set(name, [node]);
  }
  return spare;
}

function take(spare, child) {
  if (typeof child !== "object") return spare.plain.get("#text")?.shift();
  const { tag, props } = child;
  if (props.key === undefined) return spare.plain.get(tag)?.shift();
  const name = `${tag} ${props.key}`;
  const node = spare.keyed.get(name);
  spare.keyed.delete(name);
  return node;
}

function make(child, svg) {
  if (typeof child !== "object") return document.createTextNode("");
  const inSvg = svg || child.tag === "svg";
  return inSvg ? document.createElementNS(SVG, child.tag) : document.createElement(child.tag);
}

function update(node, child, svg) {
  if (typeof child !== "object") {
    const text = String(child);
    if (node.data !== text) node.data = text;
    return;
  }
  const { props } = child;
  const before = drawn.get(node) ?? {};
  for (const name of Object.keys(before)) if (!(name in props)) set(node, name, undefined, before[name]);
  for (const [name, value] of Object.entries(props)) set(node, name, value, before[name]);
  drawn.set(node, props);
  if (!props.own) matchChildren(node, child.children, svg || child.tag === "svg");
  if (props.ref) props.ref(node);
}

function set(node, name, value, before) {
  if (name === "key" || name === "ref" || name === "own") return;
  if (name === "on") return setListeners(node, value ?? {}, before ?? {});
  if (name === "style") return setStyle(node, value ?? {}, before ?? {});
  // Without the attribute an option's value is its text, also where it is to be "".
  if (name === "value" && node.localName === "option") return node.setAttribute(name, value ?? "");
  if (name === "value" || name === "checked" || name === "disabled") {
    if (node[name] !== (value ?? "")) node[name] = value ?? "";
    return;
  }
  if (value === before) return;
  if (value === undefined || value === null || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : value);
}

function setListeners(node, wanted, before) {
  for (const name of Object.keys(before)) if (!(name in wanted)) node[`on${name}`] = null;
  // A listener's answer is dropped: false would cancel the event, a typed letter for one.
  for (const [name, listener] of Object.entries(wanted)) node[`on${name}`] = (event) => void listener(event);
}

function setStyle(node, wanted, before) {
  for (const name of Object.keys(before)) if (!(name in wanted)) node.style.removeProperty(name);
  for (const [name, value] of Object.entries(wanted)) {
    if (before[name] !== value) node.style.setProperty(name, value);
  }
}
