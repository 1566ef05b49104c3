// The lines of the outline: what is below what, in the order of the terminal browser.

// A line is `{kind, n, relation, step, key, level, circle}`: kind is claim, step, question or heading; the key leads to it from the top.
function topRows() {
  return debate.numbers.roots.map((entry, at) => (
    Array.isArray(entry)
      ? rowOf(entry[0] === "step" ? { kind: "step", n: entry[1] } : { kind: entry[0], n: at, words: entry[1], under: entry[2] }, null)
      : rowOf({ kind: "claim", n: entry }, null)
  ));
}

function rowOf(entry, above) {
  const own = `${entry.kind[0]}${entry.n}`;
  let up = above;
  while (up && up.own !== own) up = up.above;
  const place = `${(entry.relation || "").slice(0, 3)}${entry.step ? entry.step.number : ""}${own}`;
  return {
    relation: "", step: null, ...entry, own, level: above ? above.level + 1 : 1, circle: Boolean(up),
    key: keyOf(above ? above.key : "", above ? place : own), above,
  };
}

const keys = new Map(); // a short key for each place, be it ever so deep

function keyOf(above, place) {
  const long = `${above}/${place}`;
  if (!keys.has(long)) keys.set(long, `k${keys.size}`);
  return keys.get(long);
}

function rowsUnder(row) {
  return entriesUnder(row).map((entry) => rowOf(entry, row));
}

// What is right below a line, without the line itself where a relation holds both ways.
function entriesUnder(row) {
  if (row.circle) return [];
  const up = row.above;
  const twin = up && up.kind === "claim" && ["contradicts", "restates"].includes(row.relation) ? up.n : -1;
  return entriesOf(row).filter((e) => !(e.relation === row.relation && e.kind === "claim" && e.n === twin && twin >= 0));
}

function entriesOf({ kind, n, under }) {
  if (kind === "claim") {
    return [
      ...debate.into[n].map(stepEntry),
      ...debate.contradicts[n].map((other) => ({ kind: "claim", n: other, relation: "contradicts" })),
      ...debate.restates[n].map((other) => ({ kind: "claim", n: other, relation: "restates" })),
    ];
  }
  if (kind === "step") {
    const premises = debate.steps[n].premises.map((premise) => ({ kind: "claim", n: premise, relation: "premise" }));
    return [...premises, ...debate.cut[n].map(stepEntry)];
  }
  const relation = kind === "question" ? "answers" : "";
  return under.map((entry) => (
    Array.isArray(entry) ? { kind: "step", n: entry[1], relation } : { kind: "claim", n: entry, relation }
  ));
}

function stepEntry(step) {
  return step.row || !step.premises.length
    ? { kind: "step", n: step.number, relation: step.kind, step }
    : { kind: "claim", n: step.premises[0], relation: step.kind, step };
}

// Every place of every claim: the ways down to it that go through nothing twice, the shortest first way for each line above it.
function placesOf(n) {
  if (!debate.ways) debate.ways = waysDown();
  return debate.ways.parents.get(`c${n}`) || [];
}

function waysDown() {
  const above = new Map(); // thing -> the thing above it on a shortest way
  const parents = new Map(); // thing -> every thing that it is right below
  const waiting = [];
  const note = (thing, entry, up) => {
    const list = parents.get(thing) || [];
    if (!list.some((p) => p.up === up)) list.push({ up, entry });
    parents.set(thing, list);
    if (!above.has(thing)) {
      above.set(thing, up);
      waiting.push(entry);
    }
  };
  for (const row of topRows()) note(`${row.kind[0]}${row.n}`, row, "");
  while (waiting.length) {
    const entry = waiting.shift();
    const own = `${entry.kind[0]}${entry.n}`;
    for (const below of entriesOf(entry)) {
      const thing = `${below.kind[0]}${below.n}`;
      const back = above.get(own) === thing && ["contradicts", "restates"].includes(below.relation);
      if (!back) note(thing, below, own);
    }
  }
  return { above, parents };
}

// The lines from the top down to a claim, below the given thing if there is one; nothing if the outline does not have it.
function pathTo(n, through = null) {
  if (!debate.ways) debate.ways = waysDown();
  const { above } = debate.ways;
  const things = [`c${n}`];
  let up = through === null ? above.get(things[0]) : through;
  while (up && !things.includes(up)) {
    things.unshift(up);
    up = above.get(up);
  }
  let row = topRows().find((top) => `${top.kind[0]}${top.n}` === things[0]);
  const path = row ? [row] : [];
  for (const thing of things.slice(1)) {
    row = row && rowsUnder(row).find((under) => `${under.kind[0]}${under.n}` === thing);
    if (!row) return [];
    path.push(row);
  }
  return path;
}
