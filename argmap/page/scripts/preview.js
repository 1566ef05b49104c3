// The preview: news from the server that gave out this page, what is wrong in the text, and the way to the editor and back.

const preview = {
  number: Number(document.documentElement.dataset.number), // of the page that is shown
  wanted: null, // a newer one that is not here yet
  fetching: false,
  strip: { kept: false, trouble: "", problems: [], more: 0 },
  lost: false, // the server does not answer
  led: false, // the editor was the last to move the page
  leading: false, // it is doing so now
  later: "", // a claim to go to that is not in the page yet
};

// A browser keeps few connections to one address, so a tab that nobody sees gives its own back.
function listenWhileSeen() {
  let source = document.hidden ? null : listen();
  document.addEventListener("visibilitychange", () => {
    if (source) source.close();
    source = document.hidden ? null : listen();
  });
}

function listen() {
  const source = new EventSource("events");
  const hear = (name, then) => source.addEventListener(name, (event) => then(JSON.parse(event.data)));
  hear("page", want);
  hear("move", ({ claim }) => moveTo(claim));
  hear("strip", (strip) => {
    preview.strip = strip;
    showStrip();
  });
  source.onopen = () => lose(false);
  source.onerror = () => lose(true);
  return source;
}

function lose(lost) {
  if (preview.lost === lost) return;
  preview.lost = lost;
  showStrip();
}

// Fetch a newer page, and only the newest of several.
async function want(news) {
  if (news.number <= preview.number) return;
  preview.wanted = news;
  if (preview.fetching) return;
  preview.fetching = true;
  while (preview.wanted) await showNewer(await fetchNewer());
  preview.fetching = false;
}

async function fetchNewer() {
  const { number, part: address } = preview.wanted;
  preview.wanted = null;
  if (number <= preview.number) return "";
  try {
    const answer = await fetch(address || "./", { cache: "no-store" });
    return answer.ok ? await answer.text() : "";
  } catch {
    return ""; // the server has gone; the next one to answer says what is new
  }
}

async function showNewer(html) {
  if (!html) return;
  if (writing) await new Promise((then) => { root.addEventListener("compositionend", then, { once: true }); });
  const newer = parsed(html);
  const given = Number(newer.documentElement.dataset.number);
  if (!(given > preview.number)) return;
  preview.number = given;
  renew(newer);
  document.documentElement.dataset.number = given;
  if (preview.later) moveTo(preview.later);
}

let writing = false; // a word is being put together by an input method, which a new box would break off
root.addEventListener("compositionstart", () => { writing = true; });
root.addEventListener("compositionend", () => { writing = false; });

// Following the editor: its line was sent to the server, which knows the claim. What is on the screen already is not moved.
function moveTo(name) {
  preview.later = "";
  if (!follows.checked) return;
  const n = debate.number(name);
  if (n < 0) preview.later = name;
  if (n < 0 || n === state.focus) return;
  preview.leading = true;
  if (state.view === "outline") {
    const row = tree.rows.find((one) => one.kind === "claim" && one.n === n && isSeen(one.element));
    if (row) select(row);
  }
  // Moves in a row are one step of the reader's way back.
  go({ focus: n, lit: [], view: state.view === "overview" ? "outline" : state.view }, { replace: preview.led });
  [preview.led, preview.leading] = [true, false];
}

function isSeen(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= part("~strip").parentElement.getBoundingClientRect().bottom && bottom <= window.innerHeight;
}

function noteWay() {
  if (!preview.leading) preview.led = false;
}

// The switch "follow the editor". Where a page may keep nothing, it is on each time.
const follows = make("input", { type: "checkbox", id: "~follow" });
follows.checked = keptHere("follow") !== "no";
follows.addEventListener("change", () => keepHere("follow", follows.checked ? "yes" : "no"));

function keptHere(key) {
  try {
    return sessionStorage.getItem(`argmap ${key}`);
  } catch {
    return null;
  }
}

function keepHere(key, value) {
  try {
    sessionStorage.setItem(`argmap ${key}`, value);
  } catch {
    // then it holds until the page is loaded again
  }
}

function readPreview() {
  const header = root.querySelector(".page > header");
  const told = "In your editor, run: argmap preview --at FILE:LINE";
  header.append(
    make("label", { class: "follow", title: told }, follows, " follow the editor"),
    make("div", { id: "~strip", role: "status", hidden: true }));
  root.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input, textarea, select, dialog");
    if (event.key !== "e" || state.focus < 0 || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    openInEditor({ name: debate.names[state.focus] });
  });
  KEY_WORDS.splice(-1, 0, ["e", "open the editor at the claim"]);
  PARTS.push(showMaking);
  showMaking(state);
  listenWhileSeen();
}

// In the card, `⌖` opens the editor at the claim, by its name: its line may have changed since.
showPlace = (place) => {
  const name = place.closest("article").id;
  const words = `⌖ ${place.dataset.file.split(/[\\/]/).pop()}:${place.dataset.line}`;
  place.replaceWith(make("p", { class: "place" },
    make("button", { type: "button", title: "Open the editor there (e)", text: words, on: { click: () => openInEditor({ name }) } })));
};

async function openInEditor(asked) {
  try {
    const answer = await fetch("open", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(asked),
    });
    const { place, why } = await answer.json();
    if (why) sayPlace(place, why);
    else announce(`Opened at ${place}.`);
  } catch {
    announce("The preview does not answer.");
  }
}

// Where no editor can be opened: the place, to be copied.
function sayPlace(place, why) {
  const dialog = make("dialog", { "aria-label": "The editor was not opened" },
    make("p", {}, make("b", { text: "The editor was not opened" }), `: ${why}.`),
    place ? make("p", {}, make("code", { text: place }), " ",
      make("button", { type: "button", text: "Copy the place", on: { click: () => { dialog.close(); copy(place); } } })) : null,
    make("form", { method: "dialog" }, make("button", { text: "Close" })));
  part("~main").append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}

// The strip below the header. It lies over the page, which is made longer at its top and scrolled as far: so nothing moves.
function showStrip() {
  fillStrip();
  makeRoom();
}

function makeRoom() {
  const main = part("~main");
  const height = part("~strip").offsetHeight;
  const further = height - (parseFloat(main.style.marginTop) || 0);
  main.style.marginTop = `${height}px`;
  if (further) window.scrollBy(0, further);
}

function fillStrip() {
  const { kept: old, trouble, problems, more } = preview.strip;
  const strip = part("~strip");
  const grave = preview.lost ? "The preview does not answer, or has ended. The page stays as it was." : trouble;
  const number = problems.length + more;
  strip.hidden = !grave && !number;
  strip.classList.toggle("grave", Boolean(grave || old));
  const before = strip.querySelector("details");
  strip.replaceChildren();
  if (grave) strip.append(make("p", { text: grave }));
  if (!number || grave) return;
  const count = `${number} ${number > 1 ? "problems" : "problem"} in the text`;
  const open = old || (before ? before.open : false);
  strip.append(make("details", { open, on: { toggle: makeRoom } },
    make("summary", { text: old ? `${count}; the page shows the last state without gaps` : count }),
    make("ul", {}, ...problems.map(problemItem), more ? make("li", { text: `and ${more} more` }) : null)));
}

function problemItem({ file, line, column, place, message, cure }) {
  return make("li", {},
    make("button", {
      type: "button", title: "Open the editor there", text: `⌖ ${place}`, on: { click: () => openInEditor({ file, line, column }) },
    }),
    " ", make("span", { dir: "auto", text: message }), cure ? make("small", { dir: "auto", text: ` ${cure}` }) : null);
}

PARTS.push(showFolds, noteWay);
queueMicrotask(readPreview); // after everything else
