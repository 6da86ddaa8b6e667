/** Pictures go into a text by choosing, pasting or dropping a file; without this script a button of the form does it. */

const MOST_BYTES = 20 * 1024 * 1024;
const TYPES = new Set(["image/jpeg", "image/png", "image/webp", "image/gif"]);

function isPicture(file) {
  return TYPES.has(file.type);
}

/** Whoever still describes one picture gets the next one behind it. */
function leaveDescription(area) {
  const end = area.selectionEnd;
  const rest = /^[^\]\n]*\]\(\/pictures\/[a-z2-7]{20}\)/.exec(area.value.slice(end));
  if (rest && /!\[[^\]\n]*$/.test(area.value.slice(0, end))) {
    area.setSelectionRange(end + rest[0].length, end + rest[0].length);
  }
}

/** Puts what is written where the caret is, in lines of its own; the browser's own undo takes it back. */
function insert(area, written) {
  leaveDescription(area);
  const before = area.value.slice(0, area.selectionStart);
  const after = area.value.slice(area.selectionEnd);
  const lead = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = after.startsWith("\n") ? "\n" : "\n\n";
  const start = before.length + lead.length;
  area.focus();
  if (!document.execCommand("insertText", false, lead + written + tail)) {
    area.setRangeText(lead + written + tail, area.selectionStart, area.selectionEnd, "end");
  }
  area.dispatchEvent(new Event("input", { bubbles: true }));
  return start;
}

function enhance(box) {
  const area = document.getElementById(box.dataset.pictures);
  const form = box.closest("form");
  const chosen = box.querySelector("input[type=file]");
  const alt = box.querySelector("input[name=picture_alt]");
  const status = box.querySelector("[data-status]");
  let waiting = Promise.resolve();

  function say(words) {
    box.open = true;
    status.textContent = words;
  }

  async function send(file) {
    if (file.size > MOST_BYTES) return say(box.dataset.large);
    say(box.dataset.sending);
    const data = new FormData();
    data.set("csrf_token", form.elements.csrf_token.value);
    data.set("picture", file);
    data.set("picture_alt", alt.value);
    let answer;
    try {
      const response = await fetch(box.dataset.url, { method: "POST", body: data, headers: { Accept: "application/json" } });
      answer = await response.json();
    } catch {
      return say(box.dataset.failed);
    }
    if (!answer.markdown) return say(answer.error || box.dataset.failed);
    const start = insert(area, answer.markdown);
    const isDescribed = alt.value.trim() !== "";
    alt.value = "";
    say(isDescribed ? box.dataset.done : box.dataset.describe);
    // Between the brackets, where what it shows is to be written.
    if (!isDescribed) area.setSelectionRange(start + 2, start + 2);
  }

  /** One after the other, so that they stand in the order in which they were chosen. */
  function sendAll(files) {
    for (const file of files) waiting = waiting.then(() => send(file));
  }

  function take(event, transfer) {
    const files = transfer ? [...transfer.files].filter(isPicture) : [];
    if (files.length === 0) return;
    event.preventDefault();
    sendAll(files);
  }

  chosen.addEventListener("change", () => {
    const files = [...chosen.files];
    // Emptied, so that the form itself does not send it again.
    chosen.value = "";
    sendAll(files);
  });
  chosen.multiple = true;
  box.querySelector("button[value=picture]").remove();
  area.addEventListener("paste", (event) => take(event, event.clipboardData));
  area.addEventListener("drop", (event) => {
    area.classList.remove("drop-here");
    take(event, event.dataTransfer);
  });
  area.addEventListener("dragover", (event) => {
    if (![...event.dataTransfer.items].some((item) => item.kind === "file")) return;
    event.preventDefault();
    area.classList.add("drop-here");
  });
  area.addEventListener("dragleave", () => area.classList.remove("drop-here"));
}

for (const box of document.querySelectorAll("[data-pictures]")) enhance(box);
