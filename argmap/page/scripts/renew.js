// A newer state of the debate in place of the one that is shown, and the reader's place in it: things are known by their names.

const ANCHORS = 12; // things on the screen by which the place is found again
const FRAMES = 4; // in which the place is put right
let overviewWritten = part("~overview").innerHTML; // as it was before scripts changed it
let pending = null; // lines of the outline that were open, until it is drawn again

// Read a document. What is in `noscript` stays a text, as in the page itself.
function parsed(html) {
  const held = [];
  const light = html.replace(/(<noscript[^>]*>)([^]*?)<\/noscript>/g, (_, begin, words) => {
    held.push(words);
    return `${begin}</noscript>`;
  });
  const newer = new DOMParser().parseFromString(light, "text/html");
  newer.querySelectorAll("noscript").forEach((one, n) => { one.textContent = held[n]; });
  return newer;
}

// Show a newer document. One without an overview leaves the overview as it is.
function renew(newer) {
  const old = debate;
  const fresh = (id) => document.importNode(newer.getElementById(id), true);
  const [numbers, outline, overview] = ["~numbers", "~outline", "~overview"].map(fresh);
  const changed = numbers.textContent !== part("~numbers").textContent
    || outline.querySelector("noscript").innerHTML !== old.html;
  const written = overview.innerHTML;
  const pictures = part("~pictures") ? fresh("~pictures") : null;
  const drawn = pictures && pictures.textContent !== "null" && pictures.textContent !== part("~pictures").textContent;
  const viewed = overview.childElementCount > 0 && (written !== overviewWritten || renew.renamed);
  if (changed || viewed || drawn) {
    const place = keepPlace();
    const number = changed ? renewDebate(old, numbers, outline) : (n) => n;
    if (drawn || (changed && pictures)) renewPicture(number, drawn ? pictures : null);
    if (viewed) {
      const before = part("~overview");
      before.replaceWith(overview);
      [overviewWritten, renew.renamed] = [written, false];
      readOverview();
      keepDetails(before, overview);
      showOverview.done = false;
    }
    showAgain();
    restorePlace(place);
    if (renewPicture.settle) renewPicture.settle();
    renewPicture.settle = null;
  }
  const title = newer.getElementById("~title");
  if (title.textContent !== part("~title").textContent) {
    part("~title").replaceWith(document.importNode(title, true));
    showViews(state);
  }
  document.documentElement.lang = newer.documentElement.lang;
}

function renewDebate(old, numbers, outline) {
  if (!tree.drawn && !pending && state.folds) drawOutline(), foldAs(state.folds); // its address counts lines, which may be others now
  part("~numbers").replaceWith(numbers);
  part("~outline").replaceWith(outline);
  readDebate(root);
  const name = renaming(old, debate);
  const number = (n) => debate.number(name(n));
  if (old.names.join(" ") !== debate.names.join(" ")) renew.renamed = true; // its buttons know claims by number
  if (tree.drawn) keepFolds(old, name);
  if (state.focus >= 0 && number(state.focus) < 0) announce(`“${short(old.words(state.focus))}” is not in the map any more.`);
  state.focus = number(state.focus);
  state.lit = state.lit.map(number).filter((n) => n >= 0);
  state.folds = "";
  readOutline();
  const filtering = part("~find").querySelector("details").open;
  readFind();
  part("~find").querySelector("details").open = filtering;
  showCard.stale = true;
  prepare();
  return number;
}

// The name that a claim of the old debate has in the new one. A claim without a name of its own is named after its words: where as
// many names went as came, they are taken for the same claims.
function renaming(old, now) {
  const gone = old.names.filter((name) => !now.byName.has(name));
  const come = now.names.filter((name) => !old.byName.has(name));
  const other = new Map(gone.length === come.length ? gone.map((name, at) => [name, come[at]]) : []);
  return (n) => {
    const name = old.names[n];
    return now.byName.has(name) ? name : other.get(name) || "";
  };
}

function keepFolds(old, name) {
  pending = { open: new Set(), known: new Set(), selected: "" };
  for (const row of tree.rows) row.lasting = undefined;
  for (const row of tree.rows) {
    const key = lasting(row, old, name);
    pending.known.add(key);
    if (tree.opened.has(row.key)) pending.open.add(key);
    if (row === tree.selected) pending.selected = key;
  }
}

// A key of a line that it keeps when claims get other numbers.
function lasting(row, of, name) {
  if (row.lasting === undefined) {
    const own = row.kind === "claim" ? name(row.n) : row.kind === "step" ? stepKey(of.steps[row.n], of, name) : row.words;
    row.lasting = `${row.above ? lasting(row.above, of, name) : ""}\n${row.kind} ${row.relation} ${own}`;
  }
  return row.lasting;
}

function stepKey(step, of, name) {
  const { claim, evidence, step: cut } = step.target;
  const aimed = claim !== undefined ? name(claim) : evidence !== undefined ? `e ${name(evidence)}` : `s ${of.steps[cut].premises.map(name)}`;
  return `${step.kind} ${step.premises.map(name).join("+")} ${aimed}`;
}

// Draw the outline with the same lines open; questions and headings that are new are open, too.
function showFolds(now) {
  if (now.view !== "outline" || tree.drawn || !pending) return;
  const kept = pending;
  pending = null;
  const name = (n) => debate.names[n];
  drawOutline();
  for (const row of tree.rows.filter((one) => one.level === 1)) closeRow(row);
  for (let at = 0; at < tree.rows.length; at += 1) {
    const row = tree.rows[at];
    const key = lasting(row, debate, name);
    const heads = row.kind === "question" || row.kind === "heading";
    if (kept.open.has(key) || (heads && !kept.known.has(key))) openRow(row);
    if (key === kept.selected) select(row, { scroll: false });
  }
  tree.lit = now.lit.join(",");
  state.folds = foldsNow();
}

// Show the same state of the newer debate; a section that the address names is not gone to once more.
function showAgain() {
  const { section } = state;
  state.section = "";
  show({ ...state, q: "\n" });
  state.section = section;
  writeAddress({ replace: true });
}

// Where the reader is: what is on the screen and how far down, what has the focus, how far card and list are scrolled.
function keepPlace() {
  const top = root.querySelector(".page > header").getBoundingClientRect().bottom;
  const inOutline = state.view === "outline";
  const all = inOutline ? tree.rows.map((row) => row.element) : anchorsOf(part(`~${state.view}`));
  const first = all.findIndex((one) => one.getBoundingClientRect().bottom > top);
  const anchors = (first < 0 ? [] : all.slice(first, first + ANCHORS)).map((one) => (
    { row: one.row, words: one.textContent.slice(0, 300), top: one.getBoundingClientRect().top }
  ));
  return { y: window.scrollY, anchors, focus: focused(), scrolled: ["~card", "~found"].map((id) => part(id).scrollTop) };
}

function anchorsOf(section) {
  return [...section.querySelectorAll("h2, h3, p, li, tr")].filter((one) => one.offsetParent);
}

function restorePlace({ y, anchors, focus, scrolled }) {
  window.scrollTo(0, y);
  if (y > 0) stay(anchors, FRAMES);
  ["~card", "~found"].forEach((id, n) => { part(id).scrollTop = scrolled[n]; });
  if (focus) refocus(focus);
}

// Scroll so that the first thing that is still there is where it was. Lines get their exact height only when they are painted, so it
// is looked at again in the next frames.
function stay(anchors, frames) {
  const byRow = new Map(tree.rows.map((row) => [row.lasting, row.element]));
  const byWords = new Map();
  for (const one of state.view === "outline" ? [] : anchorsOf(part(`~${state.view}`))) {
    const words = one.textContent.slice(0, 300);
    byWords.set(words, byWords.has(words) ? null : one);
  }
  for (const { row, words, top } of anchors) {
    const one = !row ? byWords.get(words) : row.element.isConnected ? row.element : byRow.get(row.lasting);
    if (one) {
      const further = one.getBoundingClientRect().top - top;
      if (Math.abs(further) >= 1) window.scrollBy(0, further);
      if (frames) requestAnimationFrame(() => stay(anchors, frames - 1));
      return;
    }
  }
}

// What has the focus, if it is about to be made anew.
function focused() {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const key = Object.keys(boxes).find((name) => boxes[name] === one);
  if (key) return { key, from: one.selectionStart, to: one.selectionEnd };
  if (one.row) return { row: one.row };
  const within = one.closest("#\\~card, #\\~overview, #\\~found, #\\~outline");
  if (!within) return null;
  const alike = likes(within, one);
  return { within: within.id, like: one, at: alike.indexOf(one) };
}

function likes(within, one) {
  const link = one.getAttribute("href");
  return [...within.querySelectorAll(one.tagName)].filter((other) => (
    link ? other.getAttribute("href") === link : other.textContent === one.textContent && !other.getAttribute("href")
  ));
}

function refocus({ key, from, to, row, within, like, at }) {
  const quietly = { preventScroll: true };
  if (key) {
    boxes[key].focus(quietly);
    if (typeof from === "number") boxes[key].setSelectionRange(from, to);
  } else if (row) {
    const same = tree.rows.find((other) => other.lasting === row.lasting) || tree.selected;
    if (same) same.element.focus(quietly);
  } else if (document.activeElement !== like) {
    const found = likes(part(within), like);
    if (found.length) (found[at] || found[0]).focus(quietly);
  }
}

// What was unfolded in the overview, and how its table was sorted.
function keepDetails(from, to) {
  const told = (one) => one.id || one.querySelector("summary").textContent;
  const open = new Set([...from.querySelectorAll("details[open]")].map(told));
  for (const one of to.querySelectorAll("details")) if (open.has(told(one))) one.open = true;
  const sorted = from.querySelector("thead button[aria-pressed='true']");
  const heads = [...to.querySelectorAll("thead button")];
  const head = sorted && heads.find((one) => one.textContent === sorted.textContent);
  if (head) head.click();
}
