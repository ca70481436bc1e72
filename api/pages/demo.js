import { el, fragment, themeButton } from "/assets/common.js";

const { token, channel, secret, person, group, providers } = fragment(["token", "channel", "secret", "person", "group", "providers"]);
document.getElementById("theme").append(themeButton());

const chat = new URLSearchParams({ secret });
if (person) chat.set("person", person);
if (group) chat.set("group", group);
const key = `#token=${encodeURIComponent(token)}`;

/** Only web pages may be framed. */
function webPage(text) {
  try {
    const url = new URL(text, location.href);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

const panes = [
  { name: "Chat", src: channel ? `/sandbox/${encodeURIComponent(channel)}#${chat}` : null },
  { name: "Message log", src: token ? `/live${key}` : null },
  { name: "Providers' groups", src: providers ? webPage(providers) : null },
  { name: "Events", src: token ? `/events${key}` : null },
];

const elements = panes.map(({ name, src }) => el("section", { class: "pane", "aria-label": name },
  el("div", { class: "name" }, name, src ? el("a", { href: src, target: "_blank", rel: "noopener", title: "Open alone" }, "↗") : ""),
  src ? el("iframe", { src, title: name }) : el("p", { class: "empty" }, "The address of this page did not say where to find it.")));

const tabs = panes.map(({ name }, index) => el("button", { type: "button", role: "tab", onclick: () => show(index) }, name));

function show(index) {
  elements.forEach((element, at) => element.classList.toggle("shown", at === index));
  tabs.forEach((tab, at) => tab.setAttribute("aria-selected", String(at === index)));
}

document.getElementById("panes").append(...elements);
document.getElementById("tabs").append(...tabs);
show(0);
