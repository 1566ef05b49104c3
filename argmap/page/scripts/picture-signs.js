// What the signs of a picture mean: its legend, the words of a plate, and the line above the picture.

const SIGN_MEANINGS = {
  support: "supports", rebut: "rebuts", undercut: "undercuts a step", contradiction: "cannot both be true",
  restatement: "says the same", answers: "answers", evidence: "evidence",
  bundle: "several relations: choose the plate to read them",
};

// The kinds of lines and the signs on boxes in a picture, each with a small picture and its meaning.
function pictureLegend(lines, boxes, shown) {
  const sample = (line) => svgElement("svg", { width: 40, height: 18, viewBox: "0 0 40 18", "aria-hidden": "true" },
    drawLine({ drawn: false, granted: false, head: false, both: false, count: 1, at: [20, 9],
      points: [[1, 9], [39, 9]], ...line }));
  const item = (sign, words) => make("li", {}, sign, words);
  const sign = (words, name) => make("span", { class: `means ${name || ""}`, text: words });
  const headed = (kind) => ["support", "rebut", "undercut", "evidence"].includes(kind);
  const items = RELATIONS.filter((kind) => lines.some((line) => line.kind === kind))
    .map((kind) => item(sample({ kind, head: headed(kind) }), SIGN_MEANINGS[kind]));
  if (lines.some((line) => line.granted)) items.push(item(sample({ kind: "support", granted: true, head: true }), "granted"));
  if (lines.some((line) => line.drawn)) items.push(item(sample({ kind: "support", drawn: true, head: true }), "drawn by the mapmaker"));
  const claims = boxes.filter((box) => box.kind === "claim");
  if (claims.some((box) => box.special & BOX_THESIS)) items.push(item(sign("", "thesis"), "thesis of a position"));
  if (claims.some((box) => box.again)) items.push(item(sign("", "again"), "in this picture before"));
  if (claims.some((box) => box.counts)) items.push(item(sign("", "stack"), "others are folded into it"));
  const quoted = claims.find((box) => box.quoted);
  if (quoted) items.push(item(sign(`“${quoted.quoted}”`), "so many quotations or other evidence"));
  const granted = claims.find((box) => box.granted.length);
  if (granted) items.push(item(sign(`◐ ${granted.granted[0][0]}`, "square"), "whoever has these letters grants it"));
  const missing = boxes.find((box) => box.hidden);
  if (missing) items.push(item(sign(`+${missing.hidden}`), "so many relations are not in this picture"));
  if (shown.lit) items.push(item(sign("", "shining"), "lit"));
  return items;
}

// On a small screen the legend is folded away.
function signsButton() {
  return make("button", { type: "button", class: "signs", text: "Signs", "aria-expanded": "false", on: { click: ({ currentTarget }) => {
    const open = currentTarget.getAttribute("aria-expanded") !== "true";
    currentTarget.setAttribute("aria-expanded", String(open));
    currentTarget.closest(".below").classList.toggle("open", open);
  } } });
}

// A plate as a button that shows the words of its relations.
function plateButton(box) {
  const told = (box.told || []).map(asSentence);
  const button = make("button", { class: "main", type: "button", title: told.join("\n"),
    "aria-label": `${told.length} relations: ${told.join(" ")}`, on: {
      click: () => (picture.plate.hidden || picture.plate.of !== button ? showPlate(button, told) : hidePlate()),
      focus: () => { if (button.matches(":focus-visible")) showPlate(button, told); },
      blur: hidePlate,
    } }, bundleCells(box));
  return button;
}

function showPlate(button, told) {
  const { plate, stage } = picture;
  plate.replaceChildren(...told.map((words) => make("li", { text: words })));
  plate.hidden = false;
  plate.of = button;
  const [room, at] = [stage.getBoundingClientRect(), button.getBoundingClientRect()];
  const [wide, high] = [plate.offsetWidth, plate.offsetHeight];
  const below = at.bottom - room.top + 6;
  const top = below + high <= room.height ? below : at.top - room.top - high - 6;
  plate.style.left = `${Math.max(Math.min(at.left - room.left, room.width - wide - 4), 4)}px`;
  plate.style.top = `${Math.max(Math.min(top, room.height - high - 4), 4)}px`;
}

// Whether words of a plate were shown until now.
function hidePlate() {
  const was = !picture.plate.hidden;
  picture.plate.hidden = true;
  return was;
}

// The line above the picture: how many of what is lit are in it, and what is folded or left out.
function pictureNote(boxes, shown, folded) {
  const said = [];
  if (shown.lit) {
    const here = [...shown.lit].filter((n) => boxes.some((box) => box.what === n)).length;
    const all = shown.lit.size;
    const words = here === all ? `${all === 1 ? "The one lit claim is" : `All ${all} lit claims are`} here.`
      : `${here} of ${all} lit claims ${here === 1 ? "is" : "are"} here; `;
    said.push(make("span", {}, words, ...(here === all ? []
      : [make("a", { href: "#;view=outline", text: all - here === 1 ? "the other is in the outline" : "the others are in the outline" }), "."])));
  }
  if (folded) said.push(make("span", { text: folded }));
  return said.flatMap((one, n) => (n ? [" ", one] : [one]));
}
