// The page's words: one JSON file per language, plural forms by the language's own rules.

let words = {};
let language = "fr";
let plural = new Intl.PluralRules("fr");

/** Load a language and say so to the browser; an unknown one falls back to French. */
export async function speak(locale) {
  const wanted = locale.slice(0, 2).toLowerCase() === "en" ? "en" : "fr";
  const address = new URL(`./locales/${wanted}.json`, import.meta.url);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`No words at ${address.pathname}`);
  words = await answer.json();
  language = wanted;
  plural = new Intl.PluralRules(wanted);
  document.documentElement.lang = wanted;
}

/** Return the language spoken: "fr" or "en". */
export function spoken() {
  return language;
}

/** Return one text with its {names} filled in; `n` chooses the plural form. A missing key shows itself. */
export function t(key, values = {}) {
  const entry = words[key];
  const form = typeof entry === "object" ? (entry[plural.select(values.n ?? 0)] ?? entry.other) : entry;
  if (form === undefined) return key;
  return form.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? number(value) : String(value);
  });
}

/** Return whether there is a text under this key. */
export function knows(key) {
  return words[key] !== undefined;
}

/** Return a whole number as people write it. */
export function number(value) {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(value);
}
