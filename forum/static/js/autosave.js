/** Saves a draft while its writer writes. The form works without it: this sends the same form by itself. */

const PAUSE = 4_000;
const LONGEST = 30_000;
// More than this a browser refuses to send while its page is left.
const MOST_WHILE_LEAVING = 60_000;

const form = document.querySelector("form[data-autosave]");
const line = document.querySelector("[data-autosave-words]");

let saved = null;
// What was sent and not answered: it is sent again as it was, so that it is never taken for another window's text.
let unanswered = null;
let running = null;
let timer = 0;
let dirtySince = 0;
let isOff = false;

function say(words) {
  line.textContent = words;
}

function typed() {
  return ["blog", "title", "summary", "body", "tags"].map((name) => form.elements[name]?.value ?? "").join("\0");
}

function content() {
  const fields = new FormData(form);
  // A file that is chosen goes its own way (pictures.js).
  fields.delete("picture");
  const data = new URLSearchParams(fields);
  data.set("action", "autosave");
  // A button named "action" hides the form's own property.
  return { url: form.getAttribute("action"), data, typed: typed() };
}

function isComplete() {
  return ["blog", "title", "body"].every((name) => form.elements[name]?.value.trim() !== "");
}

function put(name, value) {
  let input = form.elements[name];
  if (!input) {
    input = Object.assign(document.createElement("input"), { type: "hidden", name });
    form.append(input);
  }
  input.value = value;
}

function goOn(answer, sent) {
  form.setAttribute("action", answer.url);
  put("version", answer.version);
  put("seen_tags", answer.seen_tags);
  saved = sent.typed;
  unanswered = null;
  say(answer.words);
  form.querySelector("[data-autosave-length]").textContent = answer.length;
}

async function send(sent, options) {
  unanswered = sent;
  const answer = await fetch(sent.url, { method: "POST", body: sent.data, ...options });
  const isSaved = answer.ok && (answer.headers.get("Content-Type") ?? "").includes("json");
  if (isSaved) {
    goOn(await answer.json(), sent);
    return;
  }
  // Understood and not taken: sending the same again would not help.
  if (answer.status < 500 && answer.status !== 429) unanswered = null;
  if (answer.status === 409) isOff = true;
  say(answer.status === 409 ? line.dataset.conflict : unanswered ? line.dataset.failed : line.dataset.refused);
  if (unanswered) plan(LONGEST);
}

async function save(options) {
  window.clearTimeout(timer);
  timer = 0;
  if (running || isOff) return;
  if (!unanswered && !isComplete()) {
    say(line.dataset.incomplete);
    return;
  }
  const sent = unanswered ?? content();
  if (sent.typed === saved) return;
  running = send(sent, options).catch(() => {
    say(line.dataset.failed);
    plan(LONGEST);
  });
  await running;
  running = null;
  if (!timer && !isOff && saved === sent.typed && typed() !== saved) plan(PAUSE);
}

function plan(wait) {
  window.clearTimeout(timer);
  timer = window.setTimeout(save, wait);
}

function onInput() {
  if (!timer) dirtySince = Date.now();
  plan(Math.max(0, Math.min(PAUSE, dirtySince + LONGEST - Date.now())));
}

function onLeave() {
  if (document.visibilityState !== "hidden" || typed() === saved) return;
  save({ keepalive: content().data.toString().length < MOST_WHILE_LEAVING });
}

/** A button that is pressed while a saving is on its way waits for its answer, and goes with the version in it. */
async function onSubmit(event) {
  window.clearTimeout(timer);
  if (isOff) return;
  if (unanswered) save();
  isOff = true;
  if (!running) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  await running;
  form.requestSubmit(event.submitter);
}

if (form) {
  // A page that shows again what was sent shows what is not saved.
  if (form.dataset.autosave === "typed") plan(PAUSE);
  else saved = typed();
  form.addEventListener("input", onInput);
  form.addEventListener("submit", onSubmit);
  document.addEventListener("visibilitychange", onLeave);
  window.addEventListener("pageshow", () => {
    isOff = false;
  });
}
