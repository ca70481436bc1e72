import { askFor, call, el, fragment, keep, rich, themeButton } from "/assets/common.js";

const $ = (id) => document.getElementById(id);
const hints = ["help", "my username", "refill 54321", "check 54321", "cancel 54321", "balance", "services"];
const marks = { queued: "🕓", sent: "✓", delivered: "✓✓", read: "✓✓ read", retrying: "↻ trying again", unknown: "? may have been sent", failed: "✗ not sent", withheld: "🔇 silent group" };
const kept = fragment(["secret", "person", "group"]);
const secret = kept.secret;
const base = location.pathname.replace(/\/$/, "");
const messages = new Map();
let round = 0;
let stop = new AbortController();

$("theme").append(themeButton());
$("person").value = kept.person || "maria";
$("group").value = kept.group;
for (const hint of hints) $("hints").append(el("button", { type: "button", onclick: () => { $("text").value = hint; $("text").focus(); } }, hint));

function say(text) {
  $("notice").hidden = !text;
  $("notice").textContent = text ?? "";
}

function bubble(item) {
  const me = $("person").value.trim().toLowerCase();
  const mine = item.direction === "in" && (item.person ?? "").toLowerCase() === me;
  const who = mine ? "" : el("div", { class: "who" }, item.direction === "out" ? "Ledgerdesk" : item.person ?? "");
  const time = new Date(item.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const mark = item.direction === "out" ? marks[item.state] ?? "" : "✓";
  return el("div", { class: `bubble ${mine ? "mine" : ""} ${item.state === "failed" ? "failed" : ""}` }, who, ...rich(item.text), el("span", { class: "when" }, `${time} ${mark}`));
}

function draw() {
  const main = $("main");
  const atEnd = main.scrollHeight - main.scrollTop - main.clientHeight < 80;
  const shown = [...messages.values()].sort((a, b) => a.position - b.position);
  $("bubbles").replaceChildren(...(shown.length ? shown.map(bubble) : [el("p", { class: "empty" }, "Say hello.")]));
  if (atEnd) main.scrollTop = main.scrollHeight;
}

/** Follows the chat that is chosen now, until another is. */
async function watch() {
  const mine = ++round;
  stop.abort();
  stop = new AbortController();
  messages.clear();
  draw();
  const group = $("group").value.trim();
  const chat = group ? `group=${encodeURIComponent(group)}` : `person=${encodeURIComponent($("person").value.trim())}`;
  let after = 0;
  while (mine === round) {
    try {
      const answer = await call(`${base}/messages?${chat}&after=${after}&wait=${after ? 25 : 0}`, secret, { signal: stop.signal });
      if (mine !== round) return;
      after = answer.position;
      for (const item of answer.items) messages.set(item.id, item);
      if (answer.items.length) draw();
      $("state").className = "dot on";
      $("state").title = "Live";
      say(null);
      if (!after) await new Promise((done) => setTimeout(done, 500));
    } catch (problem) {
      if (mine !== round) return;
      $("state").className = "dot off";
      if (problem.status === 401) return ask();
      say(problem.message);
      await new Promise((done) => setTimeout(done, 1500));
    }
  }
}

async function send(event) {
  event.preventDefault();
  const text = $("text").value.trim();
  if (!text) return;
  const body = { person: $("person").value.trim(), text, message_key: crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random()}` };
  const group = $("group").value.trim();
  if (group) body.chat = group;
  $("text").value = "";
  for (let attempt = 1; ; attempt++) {
    try {
      await call(`${base}/messages`, secret, { method: "POST", body });
      return say(null);
    } catch (problem) {
      // The key makes a second try harmless.
      if (attempt === 3 || (problem.status && problem.status < 500)) {
        $("text").value = text;
        return say(problem.message);
      }
    }
  }
}

function ask() {
  $("main").replaceChildren(askFor("Chat secret", "The webhook secret of this sandbox channel. It stays in this tab.", (given) => { keep("secret", given); location.reload(); }));
  $("write").hidden = true;
  $("hints").hidden = true;
}

function start() {
  const switched = () => {
    keep("person", $("person").value);
    keep("group", $("group").value);
    watch();
  };
  $("person").addEventListener("change", switched);
  $("group").addEventListener("change", switched);
  $("write").addEventListener("submit", send);
  $("text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      $("write").requestSubmit();
    }
  });
  watch();
}

if (secret) start();
else ask();
