// A consent round's objections: joined to another, integrated into the proposal, or set aside with a reason.

import { number } from "../shared/format.js";
import { t } from "../shared/i18n.js";
import { clean, said } from "../shared/said.js";
import { h } from "../shared/view.js";

const LONGEST = 500;

/** Return what only this page knows: which objection is being dealt with, how, and the words for it. */
export function newObjectionDesk() {
  return { number: null, act: "", text: "" };
}

/** Describe what can be done about the proposal and about each objection that stands. */
export function drawObjections(seen, desk, draw) {
  const { poll } = seen;
  const standing = poll.detail?.objections?.filter((each) => each.state === "standing") ?? [];
  return h(
    "div",
    { class: "lead-objections", key: "objections" },
    h("p", { class: "lead-proposal", key: "proposal" }, said("span", {}, poll.detail?.proposal ?? "", 500), choose(desk, 0, "amend", seen, draw)),
    desk.objection.number === 0 && form(poll, seen, desk, draw),
    standing.map((each) => row(each, standing, poll, seen, desk, draw)),
  );
}

function row(objection, standing, poll, seen, desk, draw) {
  const acts = [standing.length > 1 && "merge", "integrate", "set_aside"].filter(Boolean);
  return h(
    "div",
    { class: "objection-row", key: objection.number },
    h("b", { class: "result-code" }, number(objection.number)),
    said("span", { class: "objection-words" }, objection.reason, 200),
    h("span", { class: "dim figure" }, t("carried_by", { n: objection.people })),
    h("span", { class: "objection-acts" }, acts.map((act) => choose(desk, objection.number, act, seen, draw)), offer(objection, poll, seen)),
    desk.objection.number === objection.number && form(poll, seen, desk, draw, standing),
  );
}

/** Call whoever made the objection. */
function offer(objection, poll, seen) {
  const order = { order: "offer_floor", poll_id: poll.id, number: objection.number };
  return h("button", { type: "button", class: "button small", "data-action": "offer_floor", title: t("hint_offer_objector"), disabled: !seen.feed.live, key: "offer", on: { click: (event) => (event.currentTarget.blur(), seen.give(order, t("act_offer_floor"))) } }, t("act_offer_floor"));
}

function choose(desk, of, act, seen, draw) {
  const isOn = desk.objection.number === of && desk.objection.act === act;
  const run = () => {
    desk.objection = isOn ? newObjectionDesk() : { number: of, act, text: act === "amend" ? (seen.poll.detail?.proposal ?? "") : "" };
    draw();
    document.querySelector("[name=objection-text]")?.focus();
  };
  return h("button", { type: "button", class: "button small", "aria-pressed": String(isOn), "data-action": `objection_${act}`, disabled: !seen.feed.live, key: act, on: { click: run } }, t(`objection_act_${act}`));
}

function form(poll, seen, desk, draw, standing = []) {
  const { act, number: of } = desk.objection;
  const text = desk.objection.text.trim();
  const orders = {
    merge: { order: "merge_objections", poll_id: poll.id, number: of, into: Number(text) },
    integrate: { order: "integrate_objection", poll_id: poll.id, number: of, text },
    set_aside: { order: "set_aside_objection", poll_id: poll.id, number: of, reason: text },
    amend: { order: "amend_proposal", poll_id: poll.id, text },
  };
  const write = (event) => ((desk.objection.text = event.target.value), draw());
  const send = (event) => {
    event.preventDefault();
    if (text === "") return;
    seen.give(orders[act], t(`objection_act_${act}`));
    desk.objection = newObjectionDesk();
    draw();
  };
  const others = standing.filter((each) => each.number !== of);
  const label = t(`objection_say_${act}`);
  const field = { class: "field", name: "objection-text", "aria-label": label };
  return h(
    "form",
    { class: "objection-form", key: "form", on: { submit: send, keydown: (event) => event.key === "Escape" && !event.shiftKey && ((desk.objection = newObjectionDesk()), draw()) } },
    act === "merge"
      ? h("select", { ...field, key: "select", on: { change: write } }, h("option", { value: "", selected: text === "", key: "none" }, label), others.map((each) => h("option", { value: String(each.number), selected: text === String(each.number), key: each.number }, `${each.number} · ${clean(each.reason, 60)}`)))
      : h("textarea", { ...field, rows: 2, maxlength: LONGEST, placeholder: label, value: desk.objection.text, key: "text", on: { input: write } }),
    h("button", { type: "submit", class: "button primary", "data-action": "objection_send", disabled: text === "" || !seen.feed.live }, t(`objection_act_${act}`)),
  );
}
