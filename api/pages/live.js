import { askFor, call, clock, el, follow, fragment, keep, rich, themeButton } from "/assets/common.js";

const $ = (id) => document.getElementById(id);
const tones = {
  accepted: "good", shown: "good", answered: "good", sent: "good", delivered: "good", read: "good", resolved: "good",
  refused: "bad", failed: "bad", unavailable: "bad", unknown: "bad",
  asked: "wait", unclear: "wait", by_hand: "wait", pending: "wait", queued: "wait", retrying: "wait", mixed: "wait", cooling_down: "wait", escalated: "note", "ticket created": "note",
};
// The lists of the filters are the program's.
const statuses = [...$("status").options].map((option) => option.value).filter(Boolean);
const entries = new Map();
let next = null;
let { token } = fragment(["token"]);

const words = (name) => name.replaceAll("_", " ");
const tag = (name) => el("span", { class: `tag ${tones[name] ?? ""}` }, words(name));

$("theme").append(themeButton());

function filters() {
  const query = new URLSearchParams();
  for (const name of ["q", "action", "outcome", "status", "priority"]) if ($(name).value.trim()) query.set(name, $(name).value.trim());
  return query;
}

function fits(entry) {
  const { value: action } = $("action");
  const { value: outcome } = $("outcome");
  const { value: status } = $("status");
  const { value: priority } = $("priority");
  return (!action || entry.action === action) && (!outcome || entry.outcome === outcome) && (!status || entry.support_status === status) && (!priority || String(entry.priority) === priority);
}

function say(problem) {
  $("notice").hidden = !problem;
  $("notice").textContent = problem ? problem.message : "";
}

function cell(name, ...children) {
  return el("td", { "data-name": name }, ...children);
}

function row(entry, fresh) {
  const customer = entry.customer.display ?? entry.customer.username ?? "";
  const username = entry.customer.username && entry.customer.username !== customer ? el("div", { class: "quiet-text" }, entry.customer.username) : "";
  const provider = entry.provider ? [el("div", {}, entry.provider), el("div", { class: "quiet-text mono" }, entry.provider_order_ids.join(", "))] : "";
  const text = el("td", { class: "words", "data-name": "Text" }, el("div", {}, el("div", {}, entry.text), entry.reply ? el("div", { class: "reply" }, "→ ", ...rich(entry.reply)) : ""));
  const sends = [tag(entry.reply_state)];
  if (entry.dispatch_state !== "none") sends.push(" ", el("span", { class: `tag ${tones[entry.dispatch_state] ?? ""}` }, `provider: ${words(entry.dispatch_state)}`));
  if (entry.escalation_state !== "none") sends.push(" ", el("span", { class: `tag ${tones[entry.escalation_state] ?? ""}` }, `escalation: ${words(entry.escalation_state)}`));
  return el("tr", { class: fresh ? "fresh" : "", tabindex: 0, onclick: () => open(entry.id), onkeydown: (event) => { if (event.key === "Enter") open(entry.id); } },
    cell("#", entry.serial), cell("Time", clock(entry.received_at)), cell("Action", el("strong", {}, words(entry.action))),
    cell("Orders", el("span", { class: "mono" }, entry.order_ids.join(", "))), cell("Customer", el("div", {}, customer, username)),
    cell("Group", entry.group ? entry.group.name ?? "group" : "private"), cell("Provider", el("div", {}, ...[provider].flat())),
    cell("Outcome", el("div", {}, tag(entry.outcome), entry.question ? [" ", tag(entry.question)] : "", entry.outcome === "pending" && entry.orders_done ? ` ${entry.orders_done} of ${entry.order_ids.length}` : "")), cell("Status", el("div", {}, tag(entry.support_status), entry.priority ? [" ", el("span", { class: "tag wait" }, "priority")] : "")), text,
    cell("Reply", el("div", {}, ...sends)));
}

function draw(freshId) {
  const shown = [...entries.values()].filter(fits).sort((a, b) => b.serial - a.serial);
  $("rows").replaceChildren(...shown.map((entry) => row(entry, entry.id === freshId)));
  $("table").hidden = shown.length === 0;
  $("empty").hidden = shown.length > 0;
  $("more").hidden = next === null;
}

async function load(older) {
  const query = filters();
  query.set("limit", "100");
  if (older && next !== null) query.set("cursor", next);
  try {
    const page = await call(`/api/v1/logs?${query}`, token);
    if (!older) entries.clear();
    for (const entry of page.items) entries.set(entry.id, entry);
    next = page.next_cursor;
    say(null);
    draw();
  } catch (problem) {
    say(problem);
    if (problem.status === 401) ask();
  }
}

/** What each state of a channel's health but `well` means; of one that is not here, the reason alone is shown. */
const troubles = {
  slowed: (factor) => `sends ${factor} times slower`,
  stopped: () => "sends nothing",
  calls_another_address: () => "hears nothing",
  calls_in_part: () => "does not hear everything",
  never_heard: () => "has heard nothing yet",
};

/** Channels that are not well, with the reason. */
async function health() {
  try {
    const unwell = (await call("/api/v1/channels", token)).items.filter((channel) => channel.health.state !== "well");
    const line = ({ name, health: { state, factor, since, reason } }) => {
      const how = Object.hasOwn(troubles, state) ? ` ${troubles[state](factor)}` : "";
      const when = how && since ? ` since ${clock(since)}` : "";
      return el("div", {}, el("strong", {}, name), `${how}${when}: ${reason ?? state}`);
    };
    $("health").replaceChildren(...unwell.map(line));
    $("health").hidden = unwell.length === 0;
  } catch {
    // The log itself says what is wrong with the connection.
  }
}

async function open(id) {
  $("title").textContent = `Entry #${entries.get(id)?.serial ?? ""}`;
  $("inside").replaceChildren(el("p", { class: "quiet-text" }, "Loading…"));
  if (!$("detail").open) $("detail").showModal();
  try {
    const entry = await call(`/api/v1/logs/${encodeURIComponent(id)}`, token);
    const steps = entry.chain.map((link) => el("li", {},
      el("span", { class: "tag note" }, link.step), " ", el("span", { class: "quiet-text" }, `${clock(link.at)} · ${link.event_type} · position ${link.position}`),
      el("div", { class: "said" }, ...rich(link.text)),
      el("details", {}, el("summary", {}, "Everything in it"),
        el("pre", {}, JSON.stringify({ stream: link.stream, actor: link.actor, event_id: link.event_id, correlation_id: link.correlation_id, causation_id: link.causation_id, facts: link.facts }, null, 2)))));
    $("inside").replaceChildren(actionsOf(entry), el("ol", { class: "chain" }, ...steps));
  } catch (problem) {
    $("inside").replaceChildren(el("p", { class: "notice" }, problem.message));
  }
}

function actionsOf(entry) {
  const change = async (path, method, body) => {
    try {
      await call(path, token, { method, body });
      await open(entry.id);
    } catch (problem) {
      $("inside").prepend(el("p", { class: "notice" }, problem.message));
    }
  };
  const select = el("select", { "aria-label": "Support status", onchange: (event) => change(`/api/v1/logs/${entry.id}/support-status`, "PATCH", { status: event.target.value }) },
    ...statuses.map((status) => el("option", { value: status, selected: status === entry.support_status }, status)));
  const stuck = entry.sends.some((send) => send.state === "failed" || send.state === "unknown");
  const again = stuck ? el("button", { type: "button", onclick: () => change(`/api/v1/logs/${entry.id}/resend`, "POST", {}) }, "Send again") : "";
  return el("p", {}, "Status ", select, " ", again);
}

async function copyIds() {
  const ids = [...entries.values()].filter(fits).flatMap((entry) => entry.provider_order_ids);
  await navigator.clipboard.writeText([...new Set(ids)].join(","));
  $("ids").textContent = `Copied ${new Set(ids).size}`;
  setTimeout(() => { $("ids").textContent = "Copy provider ids"; }, 1500);
}

function ask() {
  $("main").replaceChildren(askFor("API token", "A token of scope read, write or owner. It stays in this tab.", (given) => { keep("token", given); location.reload(); }));
}

let timer;
function reload(wait) {
  clearTimeout(timer);
  timer = setTimeout(() => load(false), wait);
}

function start() {
  $("q").addEventListener("input", () => reload(300));
  for (const name of ["action", "outcome", "status", "priority"]) $(name).addEventListener("change", () => load(false));
  $("more").addEventListener("click", () => load(true));
  $("ids").addEventListener("click", copyIds);
  $("close").addEventListener("click", () => $("detail").close());
  load(false);
  health();
  setInterval(health, 15000);
  follow("/api/v1/logs/stream", token, {
    onstate(on) {
      $("state").className = `dot ${on ? "on" : "off"}`;
      $("state").title = on ? "Live" : "Not connected";
    },
    onevent(name, data) {
      if (name === "reset" || (name === "entry" && $("q").value.trim())) return reload(300);
      if (name !== "entry") return;
      entries.set(data.id, data);
      draw(data.id);
    },
  });
}

if (token) start();
else ask();
