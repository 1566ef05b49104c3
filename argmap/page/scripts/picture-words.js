// The picture in words: each of its relations as a sentence, and what its boxes count.

const RELATION_VERBS = {
  support: ["supports", "support"], rebut: ["rebuts", "rebut"], undercut: ["undercuts", "undercut"],
  restatement: ["says the same as", "say the same as"], evidence: ["is evidence for", "are evidence for"],
  answers: ["answers", "answer"],
};
const CLAIMS_BELOW = /(?:^|· )([\d,]+ claims?)(?= ·|$)/;
const NOT_DRAWN = /(?: · )?\+[\d,]+(?: not shown)?$/;

// Words in a list: `a`, `a and b`, `a, b and c`.
function listedWords(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

function asSentence(words) {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${/[.!?…]”$|\.$/.test(words) ? "" : "."}`;
}

// What is folded into a box, in words: `28 claims · 3 quotations`.
function insideOf(box) {
  return box.kind === "evidence" ? "" : (box.inside || box.counts || "").replace(NOT_DRAWN, "");
}

// How many claims are folded into a box: `28 claims`.
function claimsBelow(box) {
  const found = CLAIMS_BELOW.exec(insideOf(box));
  return found ? found[1] : "";
}

// The steps of a picture, by the number of their dot: `from` what, `to` what, as numbers of boxes.
function stepsOf(boxes, lines) {
  const steps = new Map();
  boxes.forEach((box, n) => { if (box.kind === "junction") steps.set(n, { from: [], to: -1, line: null }); });
  for (const line of lines) {
    if (steps.has(line.from)) Object.assign(steps.get(line.from), { to: line.to, line });
    else if (steps.has(line.to) && !line.head) steps.get(line.to).from.push(line.from);
  }
  return steps;
}

// Name boxes of a picture in whole words.
function namesOf(boxes, steps) {
  const named = (n, deep = 0) => {
    const box = boxes[n];
    const said = `“${wordsOf(box)}”`;
    if (box.kind === "question") return `the question ${said}`;
    if (box.kind === "evidence") return box.words.startsWith("“") ? `the quotation ${wordsOf(box)}` : `the evidence ${said}`;
    if (box.kind === "junction") {
      const { from, to } = steps.get(n);
      const begins = from.length ? ` from ${listedWords(from.map((one) => named(one, deep + 1)))}` : "";
      const ends = to >= 0 && deep < 3 ? ` to ${named(to, deep + 1)}` : "";
      return `the step${box.title ? ` “${box.title}”` : ""}${begins}${ends}`;
    }
    const below = claimsBelow(box);
    const kind = box.kind === "claim" ? "" : `the ${box.kind} `;
    return `${kind}${said}${below ? ` (with ${below} ${kind ? "in" : "below"} it)` : ""}`;
  };
  return named;
}

// What is said of a relation besides: how many it stands for, who draws and who grants it.
function relationAsides(line) {
  const said = [];
  if (line.count > 1) said.push(`${line.count} relations`);
  if (line.drawn) said.push("drawn by the mapmaker");
  if (line.granted) said.push("granted");
  return said.length ? ` (${said.join(", ")})` : "";
}

// A relation from some boxes to one, in words.
function relationWords(line, from, to, target) {
  if (line.kind === "contradiction") return `${listedWords([...from, to])} cannot both be true`;
  if (line.both) return `${listedWords([...from, to])} ${RELATION_VERBS[line.kind][1]} each other`;
  const verb = RELATION_VERBS[line.kind][from.length > 1 ? 1 : 0];
  const step = line.kind === "undercut" && !["junction", "evidence"].includes(target.kind) ? " a step that bears on" : "";
  return `${listedWords(from)}${from.length > 1 ? " together" : ""} ${verb}${step} ${to}`;
}

// The relations of a picture as sentences, each once. Plates get their own as `told`.
function relationsTold(boxes, lines) {
  const steps = stepsOf(boxes, lines);
  const named = namesOf(boxes, steps);
  const found = [];
  const plates = new Map(); // the lower box of a plate, by the plate
  for (const line of lines) {
    const [from, to] = [boxes[line.from], boxes[line.to]];
    if (to.kind === "bundle") plates.set(line.to, line.from);
    else if (from.kind === "bundle") from.told = plateTold(from, plates.get(line.from), line.to, named, boxes);
    else if (from.kind !== "junction" && (to.kind !== "junction" || line.head)) {
      found.push(relationWords(line, [named(line.from)], named(line.to), to) + relationAsides(line));
    }
  }
  for (const [n, { from, to, line }] of steps) {
    if (!line) continue;
    const begins = from.length ? from.map((one) => named(one)) : [named(n)];
    const title = boxes[n].title && from.length ? ` (“${boxes[n].title}”)` : "";
    found.push(relationWords(line, begins, named(to), boxes[to]) + title + relationAsides(line));
  }
  found.push(...boxes.flatMap((box) => box.told || []));
  return [...new Set(found)];
}

function plateTold(plate, lower, upper, named, boxes) {
  return cellsOf(plate).map((cell) => {
    const [from, to] = cell.up ? [lower, upper] : [upper, lower];
    return relationWords(cell, [named(from)], named(to), boxes[to]) + relationAsides(cell);
  });
}

// What boxes count that is not drawn: what is folded into them, and relations that are not in the picture.
function countsTold(boxes, lines) {
  const named = namesOf(boxes, stepsOf(boxes, lines));
  return boxes.flatMap((box, n) => {
    const counts = insideOf(box), missing = box.hidden;
    const name = named(n).replace(/ \(with [\d,]+ claims? (?:below|in) it\)$/, "");
    const said = [];
    const several = counts.replaceAll(" · ", ", ");
    if (several && box.kind === "junction") said.push(`not drawn of ${name}: ${several}`);
    else if (several) said.push(`${name} has ${box.kind === "claim" ? "below" : "in"} it: ${several}`);
    if (missing) said.push(`${name} has ${missing} more ${missing === 1 ? "relation that is" : "relations that are"} not in this picture`);
    return said;
  });
}

// The same in words, for those who do not see lines.
function relationList(boxes, lines, shown) {
  const told = relationsTold(boxes, lines);
  const focus = shown.focus >= 0 ? boxes.find((box) => box.what === shown.focus) : null;
  if (focus) told.unshift(`the chosen claim is “${wordsOf(focus)}”`);
  told.push(...countsTold(boxes, lines));
  return told.length
    ? [make("h2", { text: "The same in words" }), make("ul", {}, ...told.map((words) => make("li", { text: asSentence(words) })))] : [];
}
