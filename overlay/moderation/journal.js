// The audit log: who did what, why, and what became of it; searched here, or taken away.

import { timeOfDay } from "../shared/format.js";
import { knows, t } from "../shared/i18n.js";
import { said } from "../shared/said.js";
import { h } from "../shared/view.js";
import { back } from "./case.js";

const SHOWN = 200;

/** Describe the centre column on the log's tab. */
export function drawJournal(seen, desk, draw) {
  const { journal } = desk;
  if (journal.lines === null && !journal.asked) load(journal, draw);
  const field = (name, type = "text") => h("label", { key: name }, h("span", { class: "dim" }, t(`journal_${name}`)), h("input", { class: "field", type, name: `journal_${name}`, value: journal[name], on: { input: (event) => ((journal[name] = event.target.value), draw()) } }));
  const search = (event) => (event.preventDefault(), load(journal, draw));
  return h(
    "section",
    { class: "case panel", "aria-label": t("tab_journal"), key: "journal" },
    h(
      "div",
      { class: "case-body" },
      back(desk, draw),
      h("header", {}, h("h2", {}, t("journal_title")), h("p", { class: "dim" }, t("journal_text"))),
      h("form", { class: "panel-form", on: { submit: search } }, field("actor"), field("act"), field("case"), field("since", "datetime-local"), h("button", { type: "submit", class: "button primary" }, t("journal_search"))),
      h("div", { class: "panel-form", key: "export" }, h("label", { class: "panel-check" }, h("input", { type: "checkbox", name: "journal_nameless", checked: journal.nameless, on: { change: (event) => ((journal.nameless = event.target.checked), draw()) } }), h("span", {}, t("journal_nameless"))), ["csv", "json"].map((kind) => h("a", { class: "button small", href: address(journal, kind, true), download: "", key: kind }, t(`journal_${kind}`)))),
      journal.failed ? h("p", { class: "held", role: "alert", key: "failed" }, t("journal_failed")) : lines(journal, seen),
    ),
  );
}

function address(journal, kind, isDownload = false) {
  const query = new URLSearchParams();
  for (const name of ["actor", "act", "case"]) if (journal[name].trim()) query.set(name, journal[name].trim());
  if (journal.since) query.set("since", new Date(journal.since).toISOString());
  if (isDownload) query.set("download", "1");
  if (isDownload && journal.nameless) query.set("public", "1");
  return `/journal.${kind}?${query}`;
}

/** Ask for the lines; the page goes on meanwhile. */
async function load(journal, draw) {
  journal.asked = true;
  try {
    const answer = await fetch(address(journal, "json"), { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const text = await answer.text();
    journal.lines = text.split("\n").filter(Boolean).map((line) => JSON.parse(line)).reverse();
    journal.failed = false;
  } catch {
    journal.failed = true;
  }
  draw();
}

function lines(journal, seen) {
  if (journal.lines === null) return h("p", { class: "dim", key: "wait" }, t("journal_wait"));
  if (journal.lines.length === 0) return h("p", { class: "dim", key: "none" }, t("journal_none"));
  const shown = journal.lines.slice(0, SHOWN);
  const row = (line, index) => h("tr", { key: index }, h("td", { class: "figure" }, timeOfDay(Date.parse(line.at))), h("td", {}, said("b", {}, line.actor.name, 40)), h("td", {}, said("span", {}, actOf(line), 80)), h("td", {}, said("span", { class: "dim" }, [line.reason, subjectOf(line, seen)].filter(Boolean).join(" · "), 160)));
  return h("div", { class: "journal-lines", key: "lines" }, h("p", { class: "dim" }, t("journal_count", { n: journal.lines.length })), h("table", { class: "journal" }, h("thead", {}, h("tr", {}, ["when", "actor", "act", "why"].map((name) => h("th", { scope: "col", key: name }, t(`journal_${name}`))))), h("tbody", {}, shown.map(row))));
}

/** Return whom a line is about, where the case is still known here; else its name. */
function subjectOf(line, seen) {
  const id = line.subject.split("/")[0];
  return [...seen.queue, ...seen.settled].find(({ case: each }) => each.id === id)?.case.author.name ?? line.subject;
}

/** Return an act in words where there are some, else by its name. */
function actOf(line) {
  const act = line.act === "decide_case" ? /act=(\w+)/.exec(line.detail)?.[1] : null;
  if (act && knows(`case_${act}`)) return t(`case_${act}`);
  const [name, more] = line.act.split(":");
  const key = `log_${name}`;
  const said = [`log_more_${more}`, `done_${more}`].find(knows);
  return knows(key) ? t(key, { more: said ? t(said) : (more ?? "") }) : line.act;
}
