// The login page: the code of a role and a name, exchanged for a session that the browser keeps.

import { speak, t } from "../shared/i18n.js";
import { h, render } from "../shared/view.js";

const NAME = "bouge.name";
const TOO_MANY = 429;

const state = { code: "", name: localStorage.getItem(NAME) ?? "", fault: "", waits: false };

async function start() {
  await speak(navigator.language.startsWith("en") ? "en" : "fr");
  draw();
  document.querySelector("[name=code]").focus();
}

function draw() {
  render(
    document.body,
    h(
      "main",
      { class: "link-page" },
      h("div", { class: "crossing", "aria-hidden": "true" }),
      h(
        "div",
        { class: "link-words" },
        h(
          "form",
          { class: "door", action: "/login", method: "post", on: { submit: enter } },
          h("img", { class: "mark", src: "/static/shared/mark.svg", alt: "" }),
          h("h1", {}, t("login_title")),
          h("p", {}, t("login_intro")),
          field("code", "password", "current-password"),
          field("name", "text", "nickname"),
          state.fault && h("p", { class: "fault", role: "alert", key: "fault" }, state.fault),
          h("button", { type: "submit", class: "button primary", disabled: state.waits }, t(state.waits ? "login_wait" : "login_enter")),
        ),
      ),
    ),
  );
}

function field(name, type, autocomplete) {
  const write = (event) => (state[name] = event.target.value);
  return h("label", { key: name }, t(`login_${name}`), h("input", { class: "field", name, type, autocomplete, maxlength: name === "code" ? 200 : 40, value: state[name], on: { input: write } }));
}

async function enter(event) {
  event.preventDefault();
  state.fault = state.code.trim() === "" ? t("login_code_missing") : state.name.trim() === "" ? t("login_name_missing") : "";
  if (state.fault) return draw();
  state.waits = true;
  draw();
  state.fault = await ask();
  state.waits = false;
  draw();
}

/** Ask the server; returns what went wrong, or "" when it lets in (the page then goes where it says). */
async function ask() {
  try {
    const fields = new URLSearchParams({ code: state.code.trim(), name: state.name.trim() });
    const answer = await fetch("/login", { method: "POST", body: fields, headers: { Accept: "application/json" } });
    const said = await answer.json().catch(() => ({}));
    if (answer.ok) {
      localStorage.setItem(NAME, state.name.trim());
      location.assign(answer.redirected ? answer.url : inside(said.location));
      return "";
    }
    return said.error || t(answer.status === TOO_MANY ? "login_later" : "login_refused");
  } catch {
    return t("login_silent");
  }
}

/** Only a path of this site is followed. */
function inside(path) {
  return typeof path === "string" && /^\/(?!\/)/.test(path) ? path : "/regie/";
}

start();
