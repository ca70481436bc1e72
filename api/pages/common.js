// What the pages share. Text from outside goes into the document as text only, never as markup.

/** An element; children are elements or texts. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat()) {
    if (child === undefined || child === null || child === "") continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

/** Values of the address's fragment, kept for this tab, and taken out of the address. */
export function fragment(names) {
  const given = new URLSearchParams(location.hash.slice(1));
  const values = {};
  for (const name of names) {
    const store = `ledgerdesk.${location.pathname}.${name}`;
    if (given.has(name)) sessionStorage.setItem(store, given.get(name));
    values[name] = sessionStorage.getItem(store) ?? "";
  }
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  return values;
}

/** Remembers a value for this tab. */
export function keep(name, value) {
  sessionStorage.setItem(`ledgerdesk.${location.pathname}.${name}`, value);
}

/** A call's problem, as the program words it. */
export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail ?? `The server answered ${status}`);
    this.status = status;
    this.code = body?.code ?? "";
  }
}

/** Calls the API; answers its JSON or throws a Problem. */
export async function call(path, secret, { method = "GET", body, signal } = {}) {
  const headers = { Authorization: `Bearer ${secret}` };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await fetch(path, { method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body) });
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Problem(response.status, answer);
  return answer;
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Follows server-sent events by fetch, because the token belongs in a header. Resumes where it left off, for ever;
 * stops when the token is refused.
 */
export async function follow(path, token, { onevent, onstate }) {
  let last = "";
  let wait = 500;
  for (;;) {
    try {
      const headers = { Authorization: `Bearer ${token}`, Accept: "text/event-stream" };
      if (last) headers["Last-Event-ID"] = last;
      const response = await fetch(path, { headers });
      if (!response.ok) throw new Problem(response.status, await response.json().catch(() => null));
      onstate(true);
      wait = 500;
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (;;) {
        const { value, done } = await reader.read();
        if (done) break;
        rest += value;
        const blocks = rest.split("\n\n");
        rest = blocks.pop();
        for (const block of blocks) {
          const event = { name: "message", data: "" };
          for (const line of block.split("\n")) {
            const at = line.indexOf(":");
            if (at <= 0) continue;
            const field = line.slice(0, at);
            const text = line.slice(at + 1).replace(/^ /, "");
            if (field === "event") event.name = text;
            else if (field === "data") event.data += text;
            else if (field === "id") last = text;
          }
          if (event.data) onevent(event.name, JSON.parse(event.data));
        }
      }
      onstate(false);
    } catch (problem) {
      onstate(false, problem);
      if (problem.status === 401 || problem.status === 403 || problem.status === 404) return;
    }
    await pause(wait);
    wait = Math.min(wait * 2, 10000);
  }
}

/** `14:03:22`, with the day where it is not today. */
export function clock(text) {
  const at = new Date(text);
  const time = at.toLocaleTimeString([], { hour12: false });
  return at.toDateString() === new Date().toDateString() ? time : `${at.toLocaleDateString()} ${time}`;
}

/** A message as messengers show it: `*bold*`, and nothing else that is not text. */
export function rich(text) {
  return text.split(/(\*[^*\n]+\*)/).map((part) => /^\*[^*\n]+\*$/.test(part) ? el("strong", {}, part.slice(1, -1)) : part);
}

/** The button that changes between light and dark; a page inside another follows that one's. */
export function themeButton() {
  const root = document.documentElement;
  const chosen = localStorage.getItem("ledgerdesk.theme");
  if (chosen) root.dataset.theme = chosen;
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  addEventListener("storage", (event) => { if (event.key === "ledgerdesk.theme") root.dataset.theme = event.newValue; });
  const change = () => {
    root.dataset.theme = dark() ? "light" : "dark";
    localStorage.setItem("ledgerdesk.theme", root.dataset.theme);
  };
  return el("button", { class: "quiet", type: "button", hidden: window.top !== window, title: "Light or dark", "aria-label": "Light or dark", onclick: change }, "◐");
}

/** Asks for a secret that the address did not bring. */
export function askFor(label, hint, give) {
  const input = el("input", { type: "password", autocomplete: "off", required: true, "aria-label": label });
  const submit = (event) => { event.preventDefault(); give(input.value.trim()); };
  return el("form", { class: "key card", onsubmit: submit }, el("h2", {}, label), el("p", { class: "quiet-text" }, hint), input, el("button", { class: "main" }, "Open"));
}
