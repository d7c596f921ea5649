// Signing out: the session is closed for every page of this browser.

import { t } from "./i18n.js";
import { h } from "./view.js";

/** Describe the button that signs out. */
export function leaveButton() {
  return h("button", { type: "button", class: "button small quiet", "data-action": "leave", on: { click: leave } }, t("sign_out"));
}

/** Close the session. The server says goodbye to its pages; a page it cannot reach goes to the login by itself. */
async function leave() {
  await fetch("/logout", { method: "POST" }).catch(() => {});
  location.assign("/login/");
}
