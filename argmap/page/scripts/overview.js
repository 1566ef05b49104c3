// The overview: the table of points sorted and sifted, and the sections of the report.

const SIFTS = { "": "all points", contested: "contested", open: "no reply" };

function readOverview() {
  const table = root.querySelector(".points table");
  for (const held of root.querySelectorAll("noscript.sections")) held.replaceWith(written(held.innerHTML));
  for (const item of root.querySelectorAll("#\\~turns > details > ul > li, #\\~turns > section > ul > li")) addLight(item);
  if (!table) return;
  const heads = [...table.querySelectorAll("thead button")];
  const rows = [...table.tBodies[0].rows];
  rows.forEach((row, n) => { row.dataset.order = n; });
  heads.forEach((button) => button.addEventListener("click", () => go({ sort: button.dataset.sort === "point" ? "" : button.dataset.sort })));
  const names = heads.map((button) => button.textContent);
  const choose = make("select", { "aria-label": "Which points", on: { change: () => go({ points: choose.value }, { replace: true }) } });
  for (const [value, words] of Object.entries(SIFTS)) choose.append(make("option", { value, text: words }));
  heads.forEach((a, i) => {
    heads.slice(i + 1).forEach((b, j) => {
      const [one, other] = [i, i + 1 + j];
      const meet = rows.some((row) => row.cells[one].textContent && row.cells[other].textContent);
      if (a.dataset.sort === "point" || b.dataset.sort === "open" || !meet) return;
      choose.append(make("option", { value: `${i},${i + 1 + j}`, text: `${short(names[i])} and ${short(names[i + 1 + j])}` }));
    });
  });
  part("~sift").replaceChildren(choose, make("span", { id: "~sifted", role: "status" }));
}

// A line of the report can light up all claims that it speaks of.
function addLight(item) {
  const names = [...new Set([...item.querySelectorAll("a[href^='#']")].map((a) => decoded(a.getAttribute("href").slice(1))))];
  const numbers = () => names.map((name) => debate.number(name)).filter((n) => n >= 0);
  const lit = numbers();
  if (lit.length < 2) return;
  const light = () => go({ lit: numbers(), focus: -1, view: state.view === "overview" ? "outline" : state.view });
  item.prepend(make("button", {
    type: "button", class: "light", title: `Light up its ${lit.length} claims in picture and outline`, on: { click: light },
    "aria-label": `Light up its ${lit.length} claims`, text: "☀",
  }));
}

const RANK = ["thesis", "holds", "for", "grants", "both", "undercuts", "against", ""];

function sortPoints(table, key) {
  const heads = [...table.querySelectorAll("thead button")];
  const column = Math.max(heads.findIndex((button) => button.dataset.sort === key), 0);
  const value = (row) => {
    const cell = row.cells[column].textContent.replace(/[*°]/, "").trim();
    if (!column) return Number(row.dataset.order);
    return key === "open" ? -Number(cell || 0) : RANK.indexOf(cell);
  };
  const rows = [...table.tBodies[0].rows].sort((a, b) => value(a) - value(b) || a.dataset.order - b.dataset.order);
  table.tBodies[0].append(...rows);
  heads.forEach((button, n) => button.setAttribute("aria-pressed", String(n === column)));
  heads[0].textContent = column ? "Point" : "Most contested first";
}

function showOverview(now, before) {
  if (now.section && now.section !== "~overview") {
    const section = part(now.section);
    if (section) {
      if (section.tagName === "DETAILS") section.open = true;
      requestAnimationFrame(() => reveal(section, "start"));
    }
  }
  const table = root.querySelector(".points table");
  if (!table || (now.points === before.points && now.sort === before.sort && showOverview.done)) return;
  sortPoints(table, now.sort);
  showOverview.done = true;
  const pair = now.points.includes(",") ? now.points.split(",").map(Number) : null;
  let shown = 0;
  for (const row of table.tBodies[0].rows) {
    const last = row.cells[row.cells.length - 1];
    const off = (now.points === "contested" && row.dataset.contested === undefined)
      || (now.points === "open" && !last.textContent)
      || (pair && pair.some((column) => !row.cells[column] || !row.cells[column].textContent));
    row.hidden = Boolean(off);
    shown += off ? 0 : 1;
  }
  const select = part("~sift").querySelector("select");
  if ([...select.options].some((option) => option.value === now.points)) select.value = now.points;
  part("~sifted").textContent = ` ${shown} of ${table.tBodies[0].rows.length}`;
}
