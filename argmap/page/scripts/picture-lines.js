// The lines of a picture, as SVG: colours, dashes, heads and signs of each relation.

const RELATIONS = ["support", "rebut", "undercut", "contradiction", "restatement", "answers", "evidence", "bundle"];
const LINE_DRAWN = 1, LINE_GRANTED = 2, LINE_HEAD = 4, LINE_BOTH = 8, LINE_SIGN = 16, LINE_COUNT = 32;
const HEAD_LONG = 10, HEAD_HALF = 4.6, CORNER = 8, GRANTED_AT = 24, DASHES = 11;

function svgElement(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// A line of the numbers as {kind, from, to, drawn, granted, head, both, at, count, points}.
function readLine(numbers) {
  const flags = numbers[0] >> 3;
  const line = {
    kind: RELATIONS[numbers[0] & 7], from: numbers[1], to: numbers[2], drawn: !!(flags & LINE_DRAWN),
    granted: !!(flags & LINE_GRANTED), head: !!(flags & LINE_HEAD), both: !!(flags & LINE_BOTH),
    at: null, count: 1, points: [],
  };
  let next = 3;
  if (flags & LINE_SIGN) { line.at = [numbers[next], numbers[next + 1]]; next += 2; }
  if (flags & LINE_COUNT) { line.count = numbers[next]; next += 1; }
  let x = 0, y = 0;
  for (; next < numbers.length; next += 2) {
    x += numbers[next];
    y += numbers[next + 1];
    line.points.push([x, y]);
  }
  return line;
}

function apart(a, b) { return Math.hypot(a[0] - b[0], a[1] - b[1]); }

function toward(a, b, far) {
  const share = far / (apart(a, b) || 1);
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

// The `d` of a path through points, its corners rounded.
function roundPath(points) {
  let d = `M${points[0][0]} ${points[0][1]}`;
  for (let i = 1; i < points.length - 1; i += 1) {
    const radius = Math.min(CORNER, apart(points[i - 1], points[i]) / 2, apart(points[i], points[i + 1]) / 2);
    const before = toward(points[i], points[i - 1], radius), after = toward(points[i], points[i + 1], radius);
    d += `L${before[0]} ${before[1]}Q${points[i][0]} ${points[i][1]} ${after[0]} ${after[1]}`;
  }
  const last = points[points.length - 1];
  return `${d}L${last[0]} ${last[1]}`;
}

// The points without what a head at their end covers, and the corners of that head.
function withHead(points) {
  const tip = points[points.length - 1], back = points[points.length - 2];
  const base = toward(tip, back, HEAD_LONG);
  const [ux, uy] = [(tip[0] - base[0]) / HEAD_LONG, (tip[1] - base[1]) / HEAD_LONG];
  const corners = [tip, [base[0] - uy * HEAD_HALF, base[1] + ux * HEAD_HALF],
    [base[0] + uy * HEAD_HALF, base[1] - ux * HEAD_HALF]];
  return [[...points.slice(0, -1), toward(tip, back, HEAD_LONG - 1.5)], corners];
}

// The point so far before the end of a line, at most half way along it.
function beforeEnd(points, far) {
  let left = Math.min(far, lengthOf(points) / 2);
  for (let i = points.length - 1; i > 0; i -= 1) {
    const long = apart(points[i], points[i - 1]);
    if (long >= left) return toward(points[i], points[i - 1], left);
    left -= long;
  }
  return points[0];
}

function lengthOf(points) {
  let long = 0;
  for (let i = 1; i < points.length; i += 1) long += apart(points[i - 1], points[i]);
  return long;
}

function drawHead(corners) {
  return svgElement("path", { class: "tip", d: `M${corners.map((p) => p.join(" ")).join("L")}Z` });
}

// A circle, half of it filled: what somebody grants.
function drawHalf(at, radius) {
  const [x, y] = at;
  return svgElement("g", { class: "half" }, svgElement("circle", { cx: x, cy: y, r: radius }),
    svgElement("path", { d: `M${x} ${y - radius}A${radius} ${radius} 0 0 0 ${x} ${y + radius}Z` }));
}

function drawSign(kind, at) {
  const [x, y] = at;
  const d = kind === "contradiction"
    ? `M${x - 3.5} ${y - 3.5}l7 7M${x - 3.5} ${y + 3.5}l7 -7`
    : [-3, 0, 3].map((by) => `M${x - 4} ${y + by}h8`).join("");
  return svgElement("g", { class: "sign" }, svgElement("circle", { cx: x, cy: y, r: 8.5 }), svgElement("path", { d }));
}

function drawNumber(words, at) {
  const wide = 8 + 7 * words.length;
  return svgElement("g", { class: "number" },
    svgElement("rect", { x: at[0] - wide / 2, y: at[1] - 8, width: wide, height: 16, rx: 8 }),
    svgElement("text", { x: at[0], y: at[1] + 4, "text-anchor": "middle" }, words));
}

// A line as one group of SVG.
function drawLine(line) {
  let points = line.points;
  const group = svgElement("g", { class: `line ${line.kind}${line.drawn ? " drawn" : ""}` });
  const tips = [];
  if (line.head || line.both) {
    const [rest, corners] = withHead(points);
    points = rest;
    tips.push(drawHead(corners));
  }
  if (line.both) {
    const [rest, corners] = withHead([...points].reverse());
    points = rest.reverse();
    tips.push(drawHead(corners));
  }
  const d = roundPath(points);
  const way = svgElement("path", { class: "way", d });
  // Dashes are counted from the end, so that they meet where lines share a way.
  if (line.kind === "rebut") way.setAttribute("stroke-dashoffset", DASHES - (lengthOf(points) % DASHES));
  group.append(way);
  if (line.kind === "restatement") group.append(svgElement("path", { class: "inner", d }));
  group.append(...tips);
  if (line.granted) group.append(drawHalf(beforeEnd(line.points, GRANTED_AT), 6));
  const at = line.at || beforeEnd(line.points, lengthOf(line.points) / 2);
  const signed = line.kind === "contradiction" || line.kind === "restatement";
  if (signed) group.append(drawSign(line.kind, at));
  if (line.count > 1) group.append(drawNumber(String(line.count), [at[0] + (signed ? 20 : 0), at[1]]));
  return group;
}

// The kinds of lines in a picture, each with a short line and its meaning.
const MEANINGS = {
  support: "supports", rebut: "rebuts", undercut: "undercuts a step", contradiction: "cannot both be true",
  restatement: "says the same", answers: "answers", evidence: "evidence", bundle: "several relations",
};

function pictureLegend(lines) {
  const sample = (line) => svgElement("svg", { width: 40, height: 18, viewBox: "0 0 40 18" },
    drawLine({ drawn: false, granted: false, head: false, both: false, count: 1, at: [20, 9],
      points: [[1, 9], [39, 9]], ...line }));
  const item = (line, words) => make("li", {}, sample(line), words);
  const headed = (kind) => ["support", "rebut", "undercut", "evidence"].includes(kind);
  const items = RELATIONS.filter((kind) => lines.some((line) => line.kind === kind))
    .map((kind) => item({ kind, head: headed(kind) }, MEANINGS[kind]));
  if (lines.some((line) => line.granted)) items.push(item({ kind: "support", granted: true, head: true }, "granted"));
  if (lines.some((line) => line.drawn)) items.push(item({ kind: "support", drawn: true, head: true }, "drawn by the mapmaker"));
  return items;
}
