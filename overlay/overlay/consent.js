// Consent: the phase among the six, the proposal, its objections as cards with their people, and the verdict.

import { t } from "../shared/i18n.js";
import { clean, said } from "../shared/said.js";
import { h, render } from "../shared/view.js";
import { fit } from "./fit.js";
import { drawFoot, drawNotice, drawTime, fitFrame, leftOf, LONGEST } from "./foot.js";

/** The phases of a round, in order. */
export const PHASES = ["proposal", "clarification", "feelings", "amendment", "objections", "consent"];
const MOST_CARDS = { alone: 3, shared: 2 };
const LONGEST_TEXT = { proposal: 500, reason: 300 };
const PROPOSAL_SIZES = [52, 48, 44, 40, 36, 34, 32];
const REASON_SIZES = [36, 34, 32];
const QUESTION_SIZES = [38, 36, 34, 32];
// Those in the way first, then what became of the others.
const STATES = ["standing", "integrated", "set-aside", "withdrawn"];
const FOOT = { open: (poll) => t(`consent_how_${howOf(poll.detail)}`), closed: (poll) => t(`verdict_${poll.detail?.verdict ?? "under-way"}`), draft: () => t("consent_soon"), unit: "people_unit" };

/** Return what one is told to do: in the phase of objections it depends on whether a circle was drawn. */
function howOf(detail) {
  return detail?.phase === "objections" && detail.circle > 0 ? "circle" : (detail?.phase ?? "proposal");
}

/** A proposal passes when no reasoned objection stands against it. */
export const consent = { layout: () => "wide tall", draw };

function draw(card, poll, layout, isShared) {
  const { detail } = poll;
  const left_s = leftOf(poll);
  const shown = (detail?.objections ?? []).toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || b.people - a.people);
  const cards = shown.slice(0, isShared ? MOST_CARDS.shared : MOST_CARDS.alone);
  card.dataset.scene = "consent";
  card.dataset.verdict = detail?.verdict ?? "";
  render(
    card,
    drawPhases(detail?.phase ?? "", poll.status),
    detail && said("h2", { class: "poll-question fitted", key: "subject" }, poll.question, LONGEST.question),
    said("blockquote", { class: "proposal fitted" }, detail ? detail.proposal : poll.question, LONGEST_TEXT.proposal),
    detail && drawFigures(detail, shown.length - cards.length),
    cards.length > 0 && h("ol", { class: "objections", key: "objections" }, cards.map(drawObjection)),
    drawNotice(poll),
    drawFoot(poll, left_s, FOOT),
    drawTime(poll, left_s),
  );
  const signature = JSON.stringify([isShared, poll.status, poll.question, detail?.proposal, cards]);
  fit([...card.querySelectorAll(".proposal")], PROPOSAL_SIZES, signature);
  fit([...card.querySelectorAll(".objection-reason")], REASON_SIZES, signature);
  fitFrame(card, poll, QUESTION_SIZES, signature);
}

function drawPhases(phase, status) {
  const at = PHASES.indexOf(phase);
  const stateOf = (index) => (at < 0 ? "later" : index < at ? "done" : index === at ? "now" : "later");
  return h(
    "ol",
    { class: "phases", key: "phases" },
    PHASES.map((name, index) => h("li", { class: `phase phase-${stateOf(index)} figure`, "aria-current": index === at && status !== "draft" ? "step" : undefined, key: name }, h("span", {}, t(`phase_${name}`)))),
  );
}

/** How much has been said so far; nothing where nothing was. */
function drawFigures(detail, unseen) {
  const said_ = ["amendments", "questions", "feelings"].filter((name) => detail[name] > 0);
  if (said_.length === 0 && unseen <= 0 && !detail.circle) return null;
  return h(
    "p",
    { class: "consent-figures", key: "figures" },
    said_.map((name) => h("span", { class: "figure", key: name }, t(`consent_${name}`, { n: detail[name] }))),
    detail.circle > 0 && h("span", { class: "figure", key: "circle" }, t("consent_circle", { n: detail.circle })),
    unseen > 0 && h("span", { class: "figure", key: "more" }, t("more_objections", { n: unseen })),
  );
}

function drawObjection(objection) {
  return h(
    "li",
    { class: `objection objection-${objection.state}`, key: objection.number },
    h("header", {}, h("b", { class: "objection-number figure" }, t("objection_number", { n: objection.number })), h("span", { class: "objection-state figure" }, t(`objection_${objection.state}`))),
    said("p", { class: "objection-reason fitted" }, clean(objection.reason, LONGEST_TEXT.reason), LONGEST_TEXT.reason),
    h("p", { class: "objection-people figure" }, t("carried_by", { n: objection.people })),
  );
}
