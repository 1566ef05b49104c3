// The outline: the whole debate as a tree to unfold, each line made when it is first shown.

const SIGNS = {
  answers: ["◆", "answers"], supports: ["+", "for"], rebuts: ["−", "against"], undercuts: ["⊘", "against the step"],
  premise: ["•", "premise"], restates: ["=", "the same in other words"], contradicts: ["✕", "contradicts"],
};
const DEEPEST_PATH = 2000; // lines that lead down to a claim
const MOST_ROWS = 4000; // lines that "open everything below" may make
const tree = { rows: [], opened: new Set(), selected: null, lit: "" };

function readOutline() {
  Object.assign(tree, { rows: [], opened: new Set(), selected: null, lit: "", drawn: false });
}

function drawOutline() {
  const section = part("~outline");
  const list = make("div", { role: "tree", id: "~tree", "aria-label": "The debate", on: { click: clickRow } });
  const old = part("~tree");
  if (old) old.replaceWith(list);
  else section.append(make("p", { class: "tools" },
    make("button", { type: "button", text: "Open all", on: { click: openEverything } }),
    make("button", { type: "button", text: "Close all", on: { click: closeAll } }), legend()), list);
  Object.assign(tree, { rows: [], opened: new Set(), selected: null, drawn: true });
  for (const row of topRows()) place(row, tree.rows.length);
  for (const row of [...tree.rows]) if (row.kind !== "claim" && row.kind !== "step") openRow(row);
  if (!tree.rows.some((row) => tree.opened.has(row.key))) for (const row of [...tree.rows].slice(0, 20)) openRow(row);
  tree.first = "";
  tree.first = foldsNow();
  [tree.selected] = tree.rows;
  if (tree.selected) tree.selected.element.tabIndex = 0;
  else list.append(make("p", { class: "foot", text: "There are no claims in this map yet." }));
}

function legend() {
  const signs = Object.values(SIGNS).map(([sign, words]) => `${sign} ${words}`);
  return make("details", { class: "key" }, make("summary", { text: "Signs" }), make("span", {
    text: `${signs.join("   ")}   ❝2 quotations   ◫2 stands in 2 other places, too   ↺ leads back to a claim above   * drawn by the mapmaker   ◐ granted`,
  }));
}

function place(row, at) {
  const element = rowElement(row);
  row.element = element;
  element.row = row;
  const next = tree.rows[at];
  part("~tree").insertBefore(element, next ? next.element : null);
  tree.rows.splice(at, 0, row);
}

function rowElement(row) {
  const [sign, said] = SIGNS[row.relation] || (row.kind === "question" ? ["?", "question"] : ["", ""]);
  const count = entriesUnder(row).length;
  row.count = count;
  const isClaim = row.kind === "claim";
  const words = isClaim ? debate.words(row.n) : row.kind === "step" ? stepWords(debate.steps[row.n]) : row.words;
  const step = row.step || (row.kind === "step" ? debate.steps[row.n] : null);
  const marks = [];
  if (isClaim) {
    const quotations = debate.numbers.evidence[row.n];
    const elsewhere = placesOf(row.n).length - 1;
    if (quotations) marks.push(`❝${quotations}`);
    if (elsewhere > 0) marks.push(`◫${elsewhere}`);
  }
  if (row.circle) marks.push("↺");
  const element = make("div", {
    role: "treeitem", class: `row ${row.relation} ${row.kind}${isClaim && debate.thesis(row.n) ? " thesis" : ""}`, tabindex: "-1",
    "aria-level": row.level, "aria-selected": "false", "aria-expanded": count ? "false" : null,
  },
  make("span", { class: "twist", "aria-hidden": "true", text: count ? "▸" : "" }),
  make("span", { class: "sign", "aria-hidden": "true", title: said, text: sign }),
  said ? hidden(`${said}: `) : null,
  make("span", { class: "words", dir: "auto", text: words }),
  step && step.inferred ? make("span", { class: "whose", title: "drawn by the mapmaker", text: " *" }, hidden("drawn by the mapmaker")) : null,
  step && step.granted ? make("span", { class: "whose", title: "granted", text: " ◐" }, hidden("granted")) : null,
  ...(isClaim ? badgesOf(row.n) : []),
  make("span", { class: "marks", text: ` ${marks.join(" ")}` }),
  count ? make("span", { class: "count", title: `${count} below`, text: String(count) }) : null);
  element.style.setProperty("--level", Math.min(row.level, 24));
  return element;
}

function stepWords(step) {
  const number = step.premises.length;
  return step.title || (number > 1 ? `${number} premises that work together` : number ? debate.words(step.premises[0]) : "a step");
}

function openRow(row) {
  if (!row.count || tree.opened.has(row.key)) return;
  tree.opened.add(row.key);
  mark(row, true);
  const at = tree.rows.indexOf(row);
  rowsUnder(row).forEach((under, n) => place(under, at + 1 + n));
}

function closeRow(row) {
  if (!tree.opened.delete(row.key)) return;
  mark(row, false);
  const at = tree.rows.indexOf(row) + 1;
  let end = at;
  while (end < tree.rows.length && tree.rows[end].level > row.level) end += 1;
  for (const below of tree.rows.splice(at, end - at)) {
    tree.opened.delete(below.key);
    below.element.remove();
    if (below === tree.selected) select(row, { scroll: false });
  }
}

function mark(row, open) {
  row.element.setAttribute("aria-expanded", String(open));
  row.element.querySelector(".twist").textContent = open ? "▾" : "▸";
}

function openBelow(row) {
  const end = row.level;
  let at = tree.rows.indexOf(row);
  do {
    openRow(tree.rows[at]);
    at += 1;
  } while (at < tree.rows.length && tree.rows[at].level > end && tree.rows.length < MOST_ROWS);
  if (tree.rows.length >= MOST_ROWS) announce(`${MOST_ROWS.toLocaleString("en")} lines are open; the others stay folded.`);
}

function openEverything() {
  openAllOnce();
  noteFolds();
}

// Open everything, each claim and step where it comes first, so that nothing is there twice with all that is below it.
function openAllOnce() {
  const seen = new Set();
  for (let at = 0; at < tree.rows.length; at += 1) {
    const row = tree.rows[at];
    const thing = `${row.kind[0]}${row.n}`;
    if (seen.has(thing)) closeRow(row);
    else openRow(row);
    seen.add(thing);
  }
}

function closeAll() {
  for (const row of [...tree.rows].filter((one) => one.level === 1)) closeRow(row);
  noteFolds();
}

// Open what leads down to a line of a path, and return the line.
function openPath(path) {
  if (path.length > DEEPEST_PATH) {
    announce("This claim is too deep in the outline to be opened there: see its card.");
    return null;
  }
  let row = null;
  for (const step of path) {
    row = tree.rows.find((one) => one.key === step.key);
    if (!row) return null;
    if (step !== path[path.length - 1]) openRow(row);
  }
  return row;
}

function select(row, { keyboard = false, block = "nearest", scroll = true } = {}) {
  if (tree.selected && tree.selected.element) {
    tree.selected.element.setAttribute("aria-selected", "false");
    tree.selected.element.tabIndex = -1;
  }
  tree.selected = row;
  if (!row) return;
  row.element.setAttribute("aria-selected", "true");
  row.element.tabIndex = 0;
  if (keyboard) row.element.focus({ preventScroll: true });
  if (scroll) reveal(row.element, block);
}

function clickRow(event) {
  const element = event.target.closest(".row");
  if (!element) return;
  const row = element.row;
  const twist = event.target.closest(".twist, .count");
  if (twist || row.kind === "question" || row.kind === "heading") toggle(row);
  select(row, { keyboard: true });
  if (!twist) choose(row);
}

function toggle(row) {
  if (tree.opened.has(row.key)) closeRow(row);
  else openRow(row);
  noteFolds();
}

// The claim of a line, or what its step is about, becomes the one that is looked at.
function choose(row) {
  if (row.kind === "claim" && row.n !== state.focus) go({ focus: row.n, lit: [] });
  if (row.kind === "step") {
    const step = debate.steps[row.n];
    go({ lit: step.premises, focus: step.premises.length ? step.premises[0] : state.focus });
  }
}

// Go to the next place of a claim that is in several.
function nextPlace(row) {
  if (row.kind !== "claim") return;
  const up = row.above ? `${row.above.kind[0]}${row.above.n}` : "";
  const places = placesOf(row.n);
  const at = places.findIndex((one) => one.up === up);
  const next = places[(at + 1) % places.length];
  if (!next || places.length < 2) {
    announce("This claim is in no other place.");
    return;
  }
  const found = openPath(pathTo(row.n, next.up));
  if (found) select(found, { keyboard: true });
}

function showOutline(now, before) {
  if (now.view !== "outline") return;
  const first = !tree.drawn;
  if (first) drawOutline();
  if (first ? now.folds : now.folds !== before.folds) foldAs(now.folds);
  const lit = now.lit.join(",");
  if (lit !== tree.lit || first) {
    for (const n of now.lit.slice(0, 40)) openPath(pathTo(n));
    tree.lit = lit;
  }
  const changed = now.focus !== before.focus || now.view !== before.view || first;
  if (changed && now.focus >= 0 && !(!first && tree.selected && tree.selected.kind === "claim" && tree.selected.n === now.focus && tree.rows.includes(tree.selected))) {
    const row = tree.rows.find((one) => one.kind === "claim" && one.n === now.focus) || openPath(pathTo(now.focus));
    // Lines that were never drawn have no exact height yet, so that a gentle way there would end elsewhere.
    if (row) requestAnimationFrame(() => select(row, { block: "center" }));
  }
  const bright = new Set(now.lit);
  for (const row of tree.rows) row.element.classList.toggle("lit", row.kind === "claim" && bright.has(row.n));
}

// What a key does in the outline; whether it did something.
function outlineKey(key) {
  const row = tree.selected && tree.rows.includes(tree.selected) ? tree.selected : tree.rows[0];
  if (!row) return false;
  const at = tree.rows.indexOf(row);
  const to = (n) => select(tree.rows[Math.max(0, Math.min(n, tree.rows.length - 1))], { keyboard: true });
  const open = tree.opened.has(row.key);
  switch (key) {
    case "ArrowDown": case "j": to(at + 1); break;
    case "ArrowUp": case "k": to(at - 1); break;
    case "PageDown": to(at + 15); break;
    case "PageUp": to(at - 15); break;
    case "Home": case "g": to(0); break;
    case "End": case "G": to(tree.rows.length - 1); break;
    case "ArrowRight": case "l":
      if (!open && row.count) toggle(row);
      else if (open) to(at + 1);
      break;
    case "ArrowLeft": case "h":
      if (open) toggle(row);
      else if (row.above) to(tree.rows.findIndex((one) => one.key === row.above.key));
      break;
    case " ": toggle(row); break;
    case "Enter":
      if (row.circle) select(openPath(pathTo(row.n)) || row, { keyboard: true });
      else if (row.kind === "claim" && row.n !== state.focus) choose(row);
      else toggle(row);
      break;
    case "*": openBelow(row); noteFolds(); break;
    case "-": closeAll(); select(tree.rows[0], { keyboard: true }); break;
    case "o": nextPlace(row); break;
    default: return false;
  }
  return true;
}
