// What the reader looks at, and its address: `#claim-name;view=picture;q=words`.

const VIEWS = ["overview", "outline", "picture"];
const LONGEST_ADDRESS = 4000;
const LONGEST_READ = 20000; // characters of an address that are read
const LONGEST_QUESTION = 300; // characters that are searched for

const state = {
  view: "overview", focus: -1, section: "", q: "", position: "", person: "", source: "", tag: "", kind: "",
  lit: [], folds: "", fold: "", points: "", sort: "",
};
const FILTERS = ["position", "person", "source", "tag", "kind"];
const WORDS = ["q", ...FILTERS, "folds", "fold", "points", "sort"];

// Read an address; what it does not name is left out.
function readAddress(hash) {
  const [name, ...rest] = hash.slice(0, LONGEST_READ).replace(/^#/, "").split(";");
  const found = {};
  const first = decoded(name);
  if (first.startsWith("~")) found.section = first;
  else if (first) found.focus = debate.number(first);
  for (const pair of rest) {
    const at = pair.indexOf("=");
    const [key, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (key === "view" && VIEWS.includes(value)) found.view = value;
    else if (key === "lit") found.lit = numbersOf(value);
    else if (WORDS.includes(key)) found[key] = decoded(value).slice(0, key === "q" ? LONGEST_QUESTION : LONGEST_READ);
  }
  return found;
}

function decoded(word) {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

function numbersOf(names) {
  return names.split(",").map((name) => debate.number(decoded(name))).filter((n) => n >= 0);
}

// The address of a state.
function addressOf(what) {
  const parts = [what.focus >= 0 ? nameInAddress(what.focus) : what.section];
  if (what.view !== "overview" || what.focus >= 0) parts.push(`view=${what.view}`);
  for (const key of WORDS) if (what[key]) parts.push(`${key}=${encodeURIComponent(what[key])}`);
  if (what.lit.length) parts.push(`lit=${what.lit.map(nameInAddress).join(",")}`);
  const address = `#${parts.join(";")}`;
  return address.length > LONGEST_ADDRESS ? `#${parts.filter((p) => !p.startsWith("lit=")).join(";")}` : address;
}

function nameInAddress(n) {
  return encodeURIComponent(debate.names[n]).replace(/%2F/g, "/").replace(/%2B/g, "+");
}

const PARTS = []; // functions that show a state, in order: `(state, before)`

// Change the state, note it in the address, and show it. With `replace`, the reader's way back does not stop here.
function go(change, { replace = false } = {}) {
  const before = { ...state };
  if (change.focus !== undefined && change.focus !== state.focus && change.lit === undefined) change.lit = state.lit;
  Object.assign(state, { section: "" }, change);
  if (addressOf(state) !== addressOf(before)) writeAddress({ replace });
  show(before);
  if (state.view !== before.view && !state.section) window.scrollTo(0, 0);
  noteFolds();
}

// Write the address of the state. A frame without an address of its own may not have one: there the page goes on without.
function writeAddress({ replace }) {
  if (embedded) return;
  const address = addressOf(state);
  try {
    if (!replace) history.replaceState({ place: window.scrollY }, "");
    history[replace ? "replaceState" : "pushState"]({}, "", address === "#" ? "#~overview" : address);
  } catch {
    writeAddress.refused = true;
  }
}

function show(before) {
  for (const one of PARTS) one(state, before);
}

// Show what an address says: all of it, as when the page is opened with it.
function follow(hash) {
  const before = { ...state };
  const asked = readAddress(hash);
  Object.assign(state, {
    view: asked.focus >= 0 ? "outline" : "overview", focus: -1, section: "", lit: [],
  }, Object.fromEntries(WORDS.map((key) => [key, ""])), asked);
  show(before);
  if (tree.drawn) state.folds = foldsNow();
  const [name] = hash.replace(/^#/, "").split(";");
  if (asked.focus === -1 && name) announce(`There is no claim “${short(decoded(name))}” in this map.`);
}

// A link in the page changes what it names, and leaves the rest.
function followLink(event) {
  const link = event.target.closest("a[href^='#']");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const asked = link.getAttribute("href") === "#" ? { view: "overview", focus: -1 } : readAddress(link.getAttribute("href"));
  if (asked.section === "~main") return;
  event.preventDefault();
  if (asked.section) asked.view = "overview";
  if (asked.focus !== undefined && asked.lit === undefined) asked.lit = [];
  const filtering = FILTERS.some((key) => asked[key]);
  if (filtering) for (const key of ["q", ...FILTERS]) asked[key] = asked[key] || "";
  go(asked);
}
