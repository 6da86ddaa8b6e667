/** Small comforts of every page: focus goes where the reader was sent, menus close, forms are sent once. */

function focusTarget() {
  const id = window.location.hash.slice(1);
  const target = id.startsWith("reply-") ? document.getElementById(id) : null;
  if (!target) return;
  let branch = target.parentElement.closest("details");
  while (branch) {
    branch.open = true;
    branch = branch.parentElement.closest("details");
  }
  target.focus();
}

/** A browser keeps to itself which comment an old address meant; the site knows which reply that is. */
function followOldAddress() {
  const comment = /^#comment-(\d+)$/.exec(window.location.hash);
  const post = /^\/posts\/(\d+)\//.exec(window.location.pathname);
  if (comment && post) window.location.replace(`/posts/${post[1]}/old-comments/${comment[1]}`);
}

function closeMenus(event) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    const isOutside = event.type === "click" && !menu.contains(event.target);
    const isEscape = event.type === "keydown" && event.key === "Escape";
    if (!isOutside && !isEscape) continue;
    menu.open = false;
    if (isEscape) menu.querySelector("summary").focus();
  }
}

/** A form that is on its way is not sent again by a second click; coming back to the page frees it. */
const onTheWay = new Set();

function sendOnce(event) {
  const form = event.target;
  if (onTheWay.has(form)) event.preventDefault();
  else if (form.method === "post") onTheWay.add(form);
}

/** The site remembers that a banner was closed; what is typed on the page stays. */
function closeBanner(event) {
  const form = event.target;
  if (!form.hasAttribute("data-closes-banner")) return;
  event.preventDefault();
  fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
  form.closest(".banner").remove();
  document.getElementById("main").focus();
}

const summary = document.querySelector(".error-summary");
if (summary) summary.focus();
else focusTarget();

followOldAddress();
window.addEventListener("hashchange", focusTarget);
document.addEventListener("submit", closeBanner);
document.addEventListener("submit", sendOnce);
window.addEventListener("pageshow", () => onTheWay.clear());
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", closeMenus);
