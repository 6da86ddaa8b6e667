/** Keys for the moderators' queue: they move and choose, and never decide. Each works without them as well. */

const OFF = "queue-keys-off";
// With what a key does to a reported text, and to one that waits.
const ACTS = { a: ["agree_hide", "approve"], d: ["disagree", "reject"], i: ["ignore"] };

const help = document.querySelector("[data-keys]");
const cases = [...document.querySelectorAll("[data-case]")];
const decision = document.querySelector("[data-decision]");

function isOff() {
  try {
    return window.localStorage.getItem(OFF) === "1";
  } catch {
    return false;
  }
}

function setOff(off) {
  try {
    if (off) window.localStorage.setItem(OFF, "1");
    else window.localStorage.removeItem(OFF);
  } catch {
    // A browser that keeps nothing has the keys on.
  }
}

function isTyping(target) {
  return target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]") !== null;
}

function currentCase() {
  return document.activeElement ? document.activeElement.closest("[data-case]") : null;
}

function move(step) {
  if (cases.length === 0) return;
  const here = cases.indexOf(currentCase());
  const next = here < 0 ? (step > 0 ? 0 : cases.length - 1) : Math.min(Math.max(here + step, 0), cases.length - 1);
  cases[next].tabIndex = -1;
  cases[next].focus();
}

/** In the list: to the form of the case; on its page: the act is chosen, and the reason is next. */
function choose(acts) {
  if (decision) {
    const offered = acts.map((act) => decision.querySelector(`input[name=act][value=${act}]`));
    const choice = offered.find((input) => input !== null);
    if (!choice) return;
    choice.checked = true;
    decision.querySelector("textarea[name=reason]").focus();
    return;
  }
  const row = currentCase();
  const act = row && acts["held" in row.dataset ? 1 : 0];
  if (act) window.location.assign(`${row.dataset.case}?act=${act}#decide-title`);
}

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "?") help.open = !help.open;
  else if (isOff()) return;
  else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key in ACTS) choose(ACTS[event.key]);
  else if (event.key === "Enter" && event.target.matches("[data-case]")) window.location.assign(event.target.dataset.case);
  else return;
  event.preventDefault();
}

function offerChoice() {
  const button = help.querySelector("[data-keys-off]");
  button.setAttribute("aria-pressed", String(isOff()));
  help.querySelector("[data-keys-choice]").hidden = false;
  button.addEventListener("click", () => {
    setOff(!isOff());
    button.setAttribute("aria-pressed", String(isOff()));
  });
}

if (help) {
  offerChoice();
  document.addEventListener("keydown", onKey);
}
