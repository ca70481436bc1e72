import { themeButton } from "/assets/common.js";

// The link carries its secret in the fragment; nobody has to see it.
const secret = new URLSearchParams(location.hash.slice(1)).get("secret");
const input = document.getElementById("secret");
if (input && secret) input.value = secret;
if (input?.value) document.getElementById("secret-field").hidden = true;
document.getElementById("theme").append(themeButton());
