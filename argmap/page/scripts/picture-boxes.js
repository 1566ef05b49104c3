// The boxes of a picture, as HTML over its lines.

const BOX_QUESTION = -1, BOX_GROUP = -2, BOX_JUNCTION = -3, BOX_BUNDLE = -4, BOX_ARGUMENT = -5, BOX_EVIDENCE = -6;
const BOX_NAMES = { [BOX_QUESTION]: "question", [BOX_GROUP]: "group", [BOX_JUNCTION]: "junction",
  [BOX_BUNDLE]: "bundle", [BOX_ARGUMENT]: "argument", [BOX_EVIDENCE]: "evidence" };
const BOX_SPLIT = 1, BOX_ASSUMED = 2, BOX_THESIS = 4;
const BOX_WIDE = 228, LONGEST_WORDS = 700;
const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}]/u;

function pictureWords(number) { return pictureNumbers().words[number] || ""; }

// A box of the numbers as {what, kind, x, y, wide, high, hidden, again, …}; `key` is the same in every picture.
function readBox(numbers, seen) {
  const [what, x, y] = numbers;
  const box = { what, x, y, hidden: 0, again: false, lines: 1, counts: "", below: 0, fold: "" };
  if (what >= 0) {
    const table = pictureNumbers().claims[what];
    box.kind = "claim";
    [box.high, box.lines, box.special = 0] = table;
    box.who = pictureWords(table[3] || 0);
    box.when = pictureWords(table[4] || 0);
    box.quoted = table[5] || 0;
    box.granted = table[6] || [];
    box.wide = BOX_WIDE;
    box.hidden = numbers[3] || 0;
    box.again = !!numbers[4];
    if (numbers.length > 5) {
      [box.wide, box.high] = [numbers[5], numbers[6]];
      [box.counts, box.lines, box.below] = [pictureWords(numbers[7]), numbers[8], numbers[9]];
      box.special = (box.special & ~BOX_SPLIT) | (numbers[10] ? BOX_SPLIT : 0);
      box.fold = `claim ${debate.names[what]}`;
    }
    box.words = debate.words(what);
  } else {
    box.kind = BOX_NAMES[what];
    [box.wide, box.high, box.hidden] = [numbers[3], numbers[4], numbers[5]];
    const more = numbers.slice(6);
    if (what === BOX_QUESTION) {
      [box.number, box.lines, box.words] = [more[0], more[1], pictureWords(more[2])];
    } else if (what === BOX_JUNCTION) {
      [box.step, box.words, box.lines] = [more[0], pictureWords(more[1]), more[2]];
    } else if (what === BOX_EVIDENCE) {
      [box.claim, box.words, box.lines, box.counts, box.below] =
        [more[0], pictureWords(more[1]), more[2], pictureWords(more[3]), more[4]];
      box.label = pictureWords(more[5] || 0);
    } else if (what === BOX_BUNDLE) {
      [box.cells, box.words] = [more[0], ""];
    } else {
      [box.words, box.lines, box.counts, box.below, box.fold] =
        [pictureWords(more[0]), more[1], pictureWords(more[2]), more[3], pictureWords(more[4])];
    }
  }
  const key = what >= 0 ? `c${what}` : `${box.kind}${box.number ?? box.step ?? box.words}`;
  const times = seen.get(key) || 0;
  seen.set(key, times + 1);
  box.key = times ? `${key}/${times}` : key;
  return box;
}

function wordsOf(box) {
  return box.words.length > LONGEST_WORDS ? `${box.words.slice(0, LONGEST_WORDS)}…` : box.words;
}

function clampedWords(box, name) {
  const words = make("span", { class: name || "words", text: wordsOf(box) });
  words.style.setProperty("--lines", box.lines);
  return words;
}

function claimHead(box) {
  const badges = debate.badges(box.what).map((badge) =>
    make("span", { class: `badge ${badge.paint}`, title: badge.words, text: badge.letters }));
  const marks = box.granted.map(([letters, paint, words]) =>
    make("span", { class: `mark grants ${paint}`, title: `granted by ${words}`, text: `◐ ${letters}` }));
  if (box.when) marks.push(make("span", { class: "mark", title: "the time it speaks of", text: box.when }));
  if (box.special & BOX_ASSUMED) marks.push(make("span", { class: "mark", title: "taken as given", text: "assumed" }));
  if (box.quoted) {
    const title = box.quoted === 1 ? "1 piece of evidence" : `${box.quoted} pieces of evidence`;
    marks.push(make("span", { class: "mark", title, text: `“${box.quoted}”` }));
  }
  if (!badges.length && !marks.length) return [];
  const who = box.who ? [make("span", { class: "who", text: box.who, title: box.who })] : [];
  if (box.special & BOX_SPLIT) {
    return [make("span", { class: "head" }, ...badges, ...who), make("span", { class: "head last" }, ...marks)];
  }
  return [make("span", { class: "head" }, ...badges, ...who, make("span", { class: "marks" }, ...marks))];
}

function claimStripe(box) {
  const badges = debate.badges(box.what);
  return badges.length
    ? [make("span", { class: "stripe" }, ...badges.map((badge) => make("span", { class: badge.paint })))] : [];
}

// The elements inside a box.
function boxContents(box, shown) {
  if (box.kind === "junction") {
    return [make("span", { class: "dot" }), ...(box.words ? [clampedWords(box)] : [])];
  }
  if (box.kind === "bundle") return [bundleCells(box)];
  if (box.kind === "question") return [clampedWords(box), ...(box.hidden ? [hiddenMark(box)] : [])];
  const button = make("button", { class: "main", type: "button", on: { click: () => chooseBox(box) } });
  if (box.kind === "claim") button.append(...claimStripe(box), ...claimHead(box));
  if (box.label) button.append(make("span", { class: "label", text: box.label }));
  button.append(clampedWords(box));
  const inside = [button];
  if (opens(box, shown)) inside.push(foldButton(box, shown));
  else if (box.counts) button.append(make("span", { class: "counts", text: box.counts }));
  if (box.hidden) inside.push(hiddenMark(box));
  return inside;
}

// Whether a box has a fold that the page has a picture of, opened.
function opens(box, shown) {
  return box.fold && pictureNumbers().open[box.fold] && (box.counts || shown.fold === box.fold);
}

function hiddenMark(box) {
  const title = box.hidden === 1 ? "1 relation that is not in this picture"
    : `${box.hidden} relations that are not in this picture`;
  return make("span", { class: "more", title, text: `+${box.hidden}`, "aria-hidden": "true", on: { click: () => chooseBox(box) } });
}

function foldButton(box, shown) {
  const open = shown.fold === box.fold;
  return make("button", {
    class: box.counts ? "fold" : "fold out", type: "button", text: box.counts || "fold again",
    title: open ? "Put what came out back into this box" : "Open here what is folded into this box",
    "aria-expanded": String(open), on: { click: () => go({ fold: open ? "" : box.fold, focus: -1 }) },
  });
}

// The kinds of lines that a plate stands for, each as a line, and how many there are.
function cellsOf(box) {
  return (box.cells || []).map(([code, up, count]) => ({ ...readLine([code, 0, 0]), count, up: Boolean(up) }));
}

function bundleCells(box) {
  const cells = cellsOf(box).map((line) => {
    const signed = line.kind === "contradiction" || line.kind === "restatement";
    const wide = signed ? 18 : 14, middle = wide / 2;
    const points = line.up ? [[middle, 22], [middle, 2]] : [[middle, 2], [middle, 22]];
    const drawn = drawLine({ ...line, at: [middle, 12], count: 1, granted: false, points });
    if (line.granted) drawn.append(drawHalf([middle, 12], 4));
    return make("span", { class: "cell", title: `${line.count} × ${MEANINGS[line.kind]}${line.up ? "" : ", the other way"}` },
      svgElement("svg", { width: wide, height: 24, viewBox: `0 0 ${wide} 24`, "aria-hidden": "true" }, drawn),
      line.count > 1 ? String(line.count) : "");
  });
  return make("span", { class: "cells" }, ...cells);
}

function chooseBox(box) {
  if (box.what >= 0) go({ focus: box.what, view: "picture" });
  else if (box.claim >= 0) go({ focus: box.claim, view: "picture" });
  else if (pictureNumbers().open[box.fold]) go({ fold: state.fold === box.fold ? "" : box.fold, focus: -1 });
}

// Fill the element of a box, and give it its name, size and marks.
function fillBox(element, box, shown) {
  const classes = ["box", box.kind];
  if (box.what >= 0) {
    if (box.special & BOX_THESIS) classes.push("thesis");
    if (box.what === shown.focus) classes.push("focus");
    if (shown.lit) classes.push(shown.lit.has(box.what) ? "lit" : "dim");
  }
  if (box.again) classes.push("again");
  if (box.fold && box.counts) classes.push("folded");
  if (box.kind === "junction") classes.push(box.relation || "support", box.drawn ? "drawn" : "own");
  element.className = classes.join(" ");
  element.dir = RIGHT_TO_LEFT.test(box.words) ? "rtl" : "ltr";
  element.style.width = `${box.wide}px`;
  element.style.height = `${box.high}px`;
  element.replaceChildren(...boxContents(box, shown));
  const main = element.firstElementChild;
  if (main && main.tagName === "BUTTON") {
    main.title = wordsOf(box);
    main.setAttribute("aria-label", boxName(box));
    if (box.what === shown.focus && box.what >= 0) main.setAttribute("aria-current", "true");
  } else if (box.words) element.title = wordsOf(box);
}

function boxName(box) {
  const parts = [box.relation && box.what >= 0 ? `${box.relation}: ` : "", wordsOf(box)];
  if (box.again) parts.push(" (in this picture before)");
  if (box.hidden) parts.push(`, ${box.hidden} more not shown`);
  return parts.join("");
}
