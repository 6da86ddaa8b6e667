/** Passkeys: a button asks the browser for one, and sends the form with the answer. Without scripts it stays hidden. */

function toBytes(words) {
  const text = atob(words.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

function toWords(buffer) {
  const text = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function withBytes(credentials) {
  return (credentials || []).map((each) => ({ ...each, id: toBytes(each.id) }));
}

/** What a page asks, as a browser wants it. */
function asked(options) {
  const found = { ...options, challenge: toBytes(options.challenge) };
  if (options.user) {
    found.user = { ...options.user, id: toBytes(options.user.id) };
    found.excludeCredentials = withBytes(options.excludeCredentials);
  } else {
    found.allowCredentials = withBytes(options.allowCredentials);
  }
  return found;
}

/** What a browser answers, as the site reads it. */
function answered(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = toWords(credential.response[name]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: toWords(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: {},
  });
}

async function ask(button) {
  const options = JSON.parse(button.dataset.passkey);
  const request = { publicKey: asked(options) };
  const credential = options.user
    ? await navigator.credentials.create(request)
    : await navigator.credentials.get(request);
  const form = button.form;
  form.elements.namedItem("credential").value = answered(credential);
  form.action = button.formAction;
  form.submit();
}

function offer(button) {
  const part = button.closest("[data-passkey-part]");
  const status = part.querySelector("[data-passkey-status]");
  part.hidden = false;
  button.addEventListener("click", async () => {
    status.textContent = "";
    button.disabled = true;
    try {
      await ask(button);
    } catch {
      // Cancelled, timed out, or no passkey there: browsers do not say which.
      status.textContent = status.dataset.passkeyStatus;
    }
    button.disabled = false;
  });
}

if (window.PublicKeyCredential) document.querySelectorAll("button[data-passkey]").forEach(offer);
