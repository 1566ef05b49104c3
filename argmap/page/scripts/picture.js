// The picture: the chosen claim and what is next to it, or the whole debate, folded. Places come from the file, as numbers.

let picture = null; // what is drawn: its boxes, its lines, and where the reader looks
const GLIDE = 250;
const SAYS = {
  support: ["supports", "is supported by"], rebut: ["rebuts", "is rebutted by"], undercut: ["undercuts", "is undercut by"],
  contradiction: ["cannot be true together with", "cannot be true together with"],
  restatement: ["says the same as", "says the same as"], evidence: ["is evidence for", "rests on"],
};

function readPicture() {
  const section = part("~picture");
  const data = part("~pictures");
  const lines = svgElement("svg", { class: "lines", "aria-hidden": "true" });
  const sheet = make("div", { class: "sheet" }, lines);
  const stage = make("div", { class: "stage", tabindex: "0", role: "group", "aria-describedby": "~picture-keys",
    "aria-label": "Picture" }, sheet);
  const nothing = make("p", { class: "nothing", hidden: true });
  stage.append(nothing);
  const tool = (words, title, act) => make("button", { type: "button", text: words, title, "aria-label": title, on: { click: act } });
  const whole = make("button", { type: "button", class: "whole", text: "Whole debate", on: { click: () => go({ focus: -1, fold: "" }) } });
  const tools = make("div", { class: "tools" }, whole, tool("−", "Smaller (-)", () => zoomPicture(0.8)),
    tool("+", "Larger (+)", () => zoomPicture(1.25)), tool("Fit", "Fit into the window (0)", () => fitPicture(true)));
  const legend = make("ul", { class: "legend", "aria-label": "What the lines mean" });
  const list = make("div", { class: "said relations" });
  const keys = make("p", { class: "said", id: "~picture-keys",
    text: "Arrow keys move the picture, or go from box to box. Plus and minus make it larger and smaller, 0 fits it." });
  section.append(make("div", { class: "below" }, tools, legend), stage, keys, list);
  const kept = picture && picture.moved ? { which: picture.which, at: picture.at } : null; // of the page before a newer state
  picture = { section, stage, nothing, sheet, lines, tools, whole, legend, list, data, numbers: null, boxes: new Map(), shown: "",
    wide: 0, high: 0, focus: null, centre: null, at: { x: 0, y: 0, k: 1 }, moved: false, kept };
  readGestures(picture);
  new ResizeObserver(() => { measurePicture(); if (!picture.moved) fitPicture(false); }).observe(stage);
}

function pictureNumbers() {
  if (!picture.numbers) picture.numbers = picture.data ? JSON.parse(picture.data.textContent) : null;
  return picture.numbers;
}

function measurePicture() {
  const header = root.querySelector(".page > header");
  picture.section.style.setProperty("--above", `${header ? header.offsetHeight : 0}px`);
}

function showPicture(now) {
  if (now.view !== "picture") return;
  if (!picture.shown) measurePicture();
  const numbers = pictureNumbers();
  const fold = now.fold && numbers && numbers.open[now.fold] ? now.fold : "";
  const which = now.focus >= 0 ? `c${now.focus}` : `f${fold}`;
  const lit = now.lit.length ? new Set(now.lit) : null;
  const asked = `${which} ${now.lit}`;
  if (asked === picture.shown) return;
  const found = numbers && (now.focus >= 0 ? numbers.near[now.focus] : fold ? numbers.open[fold] : numbers.start);
  const first = !picture.shown;
  const same = picture.which === which;
  picture.shown = asked;
  picture.which = which;
  picture.whole.hidden = now.focus < 0 && !fold;
  picture.section.classList.toggle("near", now.focus >= 0);
  picture.nothing.hidden = Boolean(found && found[2].length);
  picture.nothing.textContent = numbers ? "There is nothing to draw in this map yet."
    : document.documentElement.dataset.number ? "The picture is being made." : "This page was written without pictures.";
  drawPicture(found || [0, 0, [], []], { focus: now.focus, fold, lit }, first);
  if (first && picture.kept && picture.kept.which === which) {
    picture.moved = true;
    placeSheet(picture.kept.at, false);
  } else if (!same) fitPicture(!first);
}

// Draw a picture: boxes that were there glide to their new places, others fade.
function drawPicture(numbers, shown, first) {
  const [wide, high, rows, ways] = numbers;
  const lines = ways.map(readLine);
  const seen = new Map();
  const boxes = rows.map((row) => readBox(row, seen));
  relate(boxes, lines, shown.focus);
  const before = picture.boxes;
  const active = root.activeElement;
  const kept = active && active.closest(".stage .box"); // its buttons are made anew
  const which = kept && active.matches(".fold") ? ".fold" : ".main";
  const now = new Map();
  let last = picture.lines;
  for (const box of boxes) {
    let element = before.get(box.key) && before.get(box.key).element;
    const isNew = !element;
    if (isNew) element = make("div");
    fillBox(element, box, shown);
    element.classList.toggle("new", isNew && !first);
    element.style.transform = `translate(${box.x}px, ${box.y}px)`;
    if (last.nextElementSibling !== element) last.after(element);
    last = element;
    now.set(box.key, { ...box, element });
    before.delete(box.key);
  }
  for (const { element } of before.values()) fade(element);
  picture.boxes = now;
  picture.focus = [...now.values()].find((box) => box.what === shown.focus && box.what >= 0) || null;
  const opened = shown.fold ? [...now.values()].find((box) => box.fold === shown.fold) : null;
  Object.assign(picture, { wide, high, centre: picture.focus || opened });
  drawLines(lines, boxes, shown, first);
  picture.legend.replaceChildren(...pictureLegend([...lines, ...boxes.flatMap(cellsOf)]));
  picture.list.replaceChildren(...relationList(boxes, lines, shown));
  if (kept) {
    const box = [...now.values()].find(({ element }) => element === kept) || picture.focus;
    const target = box && (box.element.querySelector(which) || buttonOf(box));
    (target || picture.stage).focus({ preventScroll: true });
  }
  requestAnimationFrame(() => requestAnimationFrame(() => {
    for (const { element } of now.values()) element.classList.remove("new");
    picture.lines.classList.remove("new");
  }));
}

function buttonOf(box) {
  return box.element.querySelector("button.main") || box.element;
}

function fade(element) {
  element.classList.add("gone");
  element.inert = true;
  setTimeout(() => element.remove(), GLIDE);
}

function drawLines(lines, boxes, shown, first) {
  const svg = picture.lines;
  svg.setAttribute("width", picture.wide + 20);
  svg.setAttribute("height", picture.high + 20);
  svg.classList.toggle("new", !first);
  // Those of the mapmaker are below the others.
  const ordered = [...lines].sort((a, b) => b.drawn - a.drawn);
  svg.replaceChildren(...ordered.map((line) => {
    const group = drawLine(line);
    const ends = [boxes[line.from], boxes[line.to]].filter((box) => box.what >= 0);
    if (shown.lit && !ends.every((box) => shown.lit.has(box.what))) group.classList.add("dim");
    return group;
  }));
}

// Say for each box what it is to the claim in focus, and give dots the colour of their step.
function relate(boxes, lines, focus) {
  for (const line of lines) {
    const [from, to] = [boxes[line.from], boxes[line.to]];
    if (from.kind === "junction") Object.assign(from, { relation: line.kind, drawn: line.drawn, goal: to });
  }
  if (focus < 0) return;
  for (const box of boxes) if (box.what === focus) box.relation = "The chosen claim";
  for (const line of lines) {
    const [from, to] = [boxes[line.from], boxes[line.to]];
    const [does, done] = SAYS[line.kind] || ["", ""];
    if (from.what === focus) to.relation = to.relation || (to.kind === "junction" ? "" : `${done} the chosen claim`);
    else if (to.what === focus && from.kind !== "junction") from.relation = `${does} the chosen claim`;
    else if (to.kind === "junction" && from.kind !== "junction") from.relation = from.relation || viaStep(line, to, focus, boxes, lines);
    else if (from.kind === "junction" && to.kind === "claim" && to.what !== focus) {
      to.relation = to.relation || `${done} ${withChosen(line.from, focus, boxes, lines) ? "the chosen claim, with others" : "a step near it"}`;
    } else if (to.what !== focus) from.relation = from.relation || `${does} what is next to the chosen claim`;
  }
}

function withChosen(junction, focus, boxes, lines) {
  return lines.some((line) => line.to === junction && !line.head && boxes[line.from].what === focus);
}

function viaStep(line, junction, focus, boxes, lines) {
  if (line.head) return `undercuts a step ${junction.goal && junction.goal.what === focus ? "towards" : "near"} the chosen claim`;
  if (withChosen(line.to, focus, boxes, lines)) return "works together with the chosen claim";
  const [does] = SAYS[line.kind] || ["bears on"];
  const alone = lines.filter((other) => other.to === line.to && !other.head).length === 1;
  return `${does} ${junction.goal && junction.goal.what === focus ? "the chosen claim" : "what is next to it"}${alone ? "" : ", with others"}`;
}

// The same in words, for those who do not see lines.
function relationList(boxes, lines, shown) {
  const named = (box) => (box.kind === "junction" ? `the step “${box.words || "without a name"}”` : `“${short(wordsOf(box))}”`);
  const items = [];
  if (shown.focus >= 0) {
    for (const box of boxes) {
      if (box.what === shown.focus || box.kind === "junction") continue;
      const hidden = box.kind === "question" ? "is the question that the chosen claim answers" : box.relation || "is near the chosen claim";
      items.push(make("li", { text: `${named(box)} ${hidden}.` }));
    }
  } else {
    for (const line of lines) {
      const [does] = SAYS[line.kind] || [line.kind === "answers" ? "answers" : "is related to"];
      items.push(make("li", { text: `${named(boxes[line.from])} ${does} ${named(boxes[line.to])}.` }));
    }
  }
  return items.length ? [make("h2", { text: "The same in words" }), make("ul", {}, ...items)] : [];
}
