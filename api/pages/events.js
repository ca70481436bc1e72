import { askFor, call, clock, el, follow, fragment, keep, rich, themeButton } from "/assets/common.js";

const $ = (id) => document.getElementById(id);
const KEPT = 300;
const { token } = fragment(["token"]);
const seen = new Set();
$("theme").append(themeButton());

function block(event, fresh) {
  const stream = `${event.aggregate_type}/${event.aggregate_id}`;
  const element = el("div", { class: `event ${fresh ? "fresh" : ""}` },
    el("span", { class: "quiet-text" }, event.position), el("strong", {}, event.event_type), el("span", { class: "quiet-text" }, clock(event.recorded_at)),
    el("span", { class: "said" }, ...rich(event.text)),
    el("span", { class: "where mono quiet-text" }, `${stream} · ${event.metadata.actor}`),
    el("details", {}, el("summary", {}, `hash ${event.hash.slice(0, 16)}…`), el("pre", {}, JSON.stringify(event, null, 2))));
  element.dataset.words = JSON.stringify(event).toLowerCase();
  return element;
}

function filter(element) {
  const wanted = $("filter").value.trim().toLowerCase();
  element.hidden = wanted !== "" && !element.dataset.words.includes(wanted);
}

function add(event, fresh) {
  if (seen.has(event.position)) return;
  seen.add(event.position);
  const element = block(event, fresh);
  filter(element);
  $("list").prepend(element);
  while ($("list").children.length > KEPT) $("list").lastChild.remove();
  $("head").textContent = `position ${event.position}`;
}

function say(text) {
  $("notice").hidden = !text;
  $("notice").textContent = text ?? "";
}

async function verify() {
  $("verify").textContent = "Verifying…";
  try {
    const report = await call("/api/v1/audit/verify", token);
    $("verify").textContent = report.intact ? `Whole: ${report.events} events` : `${report.faults.length} faults`;
    say(report.intact ? null : report.faults.map((fault) => `${fault.position}: ${fault.what}`).join("; "));
  } catch (problem) {
    $("verify").textContent = "Verify the chain";
    say(problem.message);
  }
}

function ask() {
  $("main").replaceChildren(askFor("API token", "A token of scope audit or owner. It stays in this tab.", (given) => { keep("token", given); location.reload(); }));
}

async function start() {
  $("filter").addEventListener("input", () => { for (const element of $("list").children) filter(element); });
  $("verify").addEventListener("click", verify);
  try {
    const { position } = await call("/api/v1/audit/head", token);
    const page = await call(`/api/v1/events?limit=100&from=${Math.max(1, position - 99)}`, token);
    for (const event of page.items) add(event, false);
    follow(`/api/v1/events/stream?after=${position}`, token, {
      onstate(on) {
        $("state").className = `dot ${on ? "on" : "off"}`;
        $("state").title = on ? "Live" : "Not connected";
      },
      onevent(name, data) { if (name === "event") add(data, true); },
    });
  } catch (problem) {
    if (problem.status === 401) return ask();
    say(problem.message);
  }
}

if (token) start();
else ask();
