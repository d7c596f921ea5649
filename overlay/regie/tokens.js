// The tokens of programs (Stream Deck, scripts): made, seen once, revoked.

import { t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";

const SCOPES = ["host", "moderator", "read"];

/** The panel of the tokens; closed until it is asked for. */
export const tokensPanel = {
  id: "tokens",
  place: "side",
  tab: "alerts",
  start: () => ({ isOpen: false, cards: null, name: "", scope: "host", made: "", fault: "" }),
  draw: drawTokens,
};

function drawTokens({ seen, own, draw }) {
  const toggle = (event) => {
    event.currentTarget.blur();
    Object.assign(own, { isOpen: !own.isOpen, made: "", fault: "" });
    if (own.isOpen) load(own, draw);
    draw();
  };
  return h(
    "section",
    { class: "tokens", "aria-label": t("tokens") },
    h("button", { type: "button", class: "button small quiet tokens-toggle", "aria-expanded": String(own.isOpen), "data-action": "tokens", on: { click: toggle } }, t("tokens")),
    own.isOpen && drawOpen(seen, own, draw),
  );
}

function drawOpen(seen, own, draw) {
  const write = (name) => (event) => ((own[name] = event.target.value), draw());
  const make = (event) => (event.preventDefault(), ask(own, draw, "POST", "/api/tokens", { name: own.name.trim(), scope: own.scope }));
  return h(
    "div",
    { class: "tokens-open", key: "open" },
    h("p", { class: "dim" }, t("tokens_text")),
    own.cards?.length > 0 && h("ul", { class: "tokens-list", key: "list" }, own.cards.map((card) => drawCard(card, seen, own, draw))),
    own.made && h("label", { class: "tokens-made", key: "made" }, h("span", {}, t("tokens_made")), h("input", { class: "field", name: "token", readonly: true, value: own.made, on: { focus: (event) => event.target.select() } })),
    own.fault && h("p", { class: "faults", role: "alert", key: "fault" }, own.fault),
    h(
      "form",
      { class: "tokens-form", key: "form", on: { submit: make } },
      h("input", { class: "field", name: "token-name", maxlength: 40, value: own.name, placeholder: t("tokens_name"), "aria-label": t("tokens_name"), autocomplete: "off", on: { input: write("name") } }),
      h("select", { class: "field", name: "token-scope", "aria-label": t("tokens_scope"), on: { change: write("scope") } }, SCOPES.map((scope) => h("option", { value: scope, selected: scope === own.scope, key: scope }, t(`tokens_scope_${scope}`)))),
      h("button", { type: "submit", class: "button small", "data-action": "token_make", disabled: own.name.trim() === "" || !seen.feed.live }, t("tokens_make")),
    ),
  );
}

function drawCard(card, seen, own, draw) {
  const revoke = () => ask(own, draw, "DELETE", `/api/tokens/${encodeURIComponent(card.id)}`);
  return h(
    "li",
    { class: "token", key: card.id },
    said("b", {}, card.name, 40),
    h("span", { class: "dim" }, t(`tokens_scope_${card.scope}`)),
    h("button", { type: "button", class: "button small quiet", disabled: !seen.feed.live, on: { click: revoke } }, t("tokens_revoke")),
  );
}

async function load(own, draw) {
  const told = await talk("GET", "/api/tokens");
  Object.assign(own, told.fault ? { fault: told.fault } : { cards: told.tokens });
  draw();
}

async function ask(own, draw, method, path, body) {
  const told = await talk(method, path, body);
  Object.assign(own, { fault: told.fault ?? "", made: told.token ?? "" });
  if (told.token) own.name = "";
  await load(own, draw);
}

async function talk(method, path, body) {
  try {
    const answer = await fetch(path, { method, body: body && JSON.stringify(body) });
    const said = await answer.json();
    return answer.ok ? said : { fault: said.error };
  } catch {
    return { fault: t("login_silent") };
  }
}
