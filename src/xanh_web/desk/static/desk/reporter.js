/* The form without losing a word: files dropped anywhere on their field, what could not be saved is said, and the page
   is not left with unsaved text. Everything here is also done by the buttons, without this script. */

/* Answers with text the server does not have yet: how often something was typed, and how much of it was sent. */
const typed = new Map();
const sent = new Map();

/** Return the words of the page for the script: they are translated with it. */
function words(name) {
  return document.getElementById("form-words")?.dataset[name] ?? "";
}

/** Let files be dropped on a form, and attach chosen files at once. */
function prepareDrop(form) {
  if (form.dataset.ready) return;
  form.dataset.ready = "1";
  const input = form.querySelector('input[type="file"]');
  const lit = (on) => (event) => {
    event.preventDefault();
    form.classList.toggle("is-over", on);
  };
  form.addEventListener("dragover", lit(true));
  form.addEventListener("dragleave", lit(false));
  form.addEventListener("drop", (event) => {
    lit(false)(event);
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
  input.addEventListener("change", () => form.requestSubmit());
}

/** Say beside each field of an answer whether its error stands, for those who do not see its colour. */
function markFields(answer) {
  answer.querySelectorAll("[id$='-error']").forEach((slot) => {
    const field = document.getElementById(slot.id.slice(0, -"-error".length));
    if (field) field.toggleAttribute("aria-invalid", slot.textContent.trim() !== "");
    if (field?.hasAttribute("aria-invalid")) field.setAttribute("aria-invalid", "true");
  });
}

function stateOf(form) {
  return form.querySelector(".xr-state");
}

/** Write a sentence beside the Save button without touching the revision the form carries. */
function say(form, sentence, look = "xr-error") {
  const state = stateOf(form);
  if (!state) return;
  state.querySelector(".xr-saved")?.remove();
  let note = state.querySelector(".xr-note");
  if (!note) {
    note = document.createElement("span");
    state.append(note);
  }
  note.className = `xr-note ${look}`;
  if (note.textContent !== sentence) note.textContent = sentence;
}

function prepare(root) {
  root.querySelectorAll("form[data-drop]").forEach(prepareDrop);
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-answer]");
  if (!form) return;
  typed.set(form, (typed.get(form) ?? 0) + 1);
  // "Saved at 10:02:11" must not stand beside words typed after it; what was refused stays until the next answer.
  if (!stateOf(form)?.querySelector('[role="alert"], .xr-error')) say(form, words("typing"), "xr-sub");
});

/* Whoever signs in anew in another window has another token: take the one the browser holds now. */
document.addEventListener("htmx:configRequest", (event) => {
  const held = document.cookie.match(/(?:^|; )[^=;]*csrftoken=([^;]+)/);
  if (!held) return;
  delete event.detail.parameters.csrfmiddlewaretoken;
  event.detail.headers["X-CSRFToken"] = held[1];
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.detail.elt;
  if (form.matches?.("form[data-answer]")) sent.set(form, typed.get(form));
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, requestConfig } = event.detail;
  const asked = new URL(requestConfig.path, location.href).pathname;
  const given = xhr.responseURL ? new URL(xhr.responseURL).pathname : asked;
  if (given !== asked || xhr.status >= 400) {
    // Signed out meanwhile, or refused: another page must not take the place of an answer.
    event.detail.shouldSwap = false;
    say(requestConfig.elt, words(given !== asked || xhr.status === 403 ? "signedOut" : "failed"));
  }
});

document.addEventListener("htmx:afterSettle", (event) => {
  const form = event.detail.requestConfig?.elt;
  if (form?.matches?.("form[data-answer]")) {
    const refused = stateOf(form)?.querySelector('[role="alert"]');
    if (!refused && typed.get(form) === sent.get(form)) typed.delete(form);
    else if (!refused && typed.has(form)) say(form, words("typing"), "xr-sub");
    markFields(form);
  }
  prepare(document);
});

document.addEventListener("htmx:sendError", (event) => {
  say(event.detail.elt, words("offline"));
});

window.addEventListener("beforeunload", (event) => {
  if ([...typed.keys()].some((form) => form.isConnected)) event.preventDefault();
});

/* The Save button without a request of the script (a whole page follows): nothing is left behind. */
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) typed.clear();
});

prepare(document);
