// Finding: words, people, sources and names while typing, and filters; all of it is in the address.

const MOST_FOUND = 200;
const FILTER_WORDS = { position: "All positions", person: "All people", source: "All sources", tag: "All tags", kind: "All claims" };
const KIND_WORDS = { thesis: "theses", contested: "contested between positions", open: "with objections that got no reply", bare: "without evidence" };
const boxes = {};

function readFind() {
  boxes.q = make("input", {
    type: "search", placeholder: "Find (/)", "aria-label": "Find words, people, sources", autocomplete: "off", spellcheck: "false",
    on: { input: () => go({ q: boxes.q.value }, { replace: true }), keydown: findKey },
  });
  for (const key of FILTERS) boxes[key] = filterBox(key);
  const filters = FILTERS.map((key) => boxes[key]).filter((box) => box.options.length > 1);
  part("~find").replaceChildren(boxes.q, make("details", { class: "filters" }, make("summary", { text: "Filter" }), ...filters));
}

function filterBox(key) {
  const box = make("select", { "aria-label": FILTER_WORDS[key], on: { change: () => go({ [key]: box.value }) } },
    make("option", { value: "", text: FILTER_WORDS[key] }));
  const options = key === "kind" ? Object.entries(KIND_WORDS) : debate.numbers.filters[key];
  for (const [name, words] of options) box.append(make("option", { value: name, text: short(words || name) }));
  return box;
}

function short(words) {
  return words.length > 90 ? `${words.slice(0, 88)}…` : words;
}

function findKey(event) {
  if (event.key === "Escape") {
    clearFind();
    boxes.q.blur();
  } else if (event.key === "ArrowDown" || event.key === "Enter") {
    const first = part("~found").querySelector("a");
    if (!first) return;
    event.preventDefault();
    if (event.key === "Enter") first.click();
    else first.focus();
  }
}

function clearFind() {
  go(Object.fromEntries(["q", ...FILTERS].map((key) => [key, ""])));
}

// The claims that pass the filters, or `null` when nothing is filtered.
function passing(now) {
  const sets = FILTERS.slice(0, 4).filter((key) => now[key]).map((key) => debate.filtered(key, now[key]));
  if (!sets.length && !now.kind) return null;
  const found = [];
  for (let n = 0; n < debate.names.length; n += 1) {
    if (sets.every((set) => set.has(n)) && (!now.kind || isKind(n, now.kind))) found.push(n);
  }
  return found;
}

function isKind(n, kind) {
  if (kind === "bare") return !debate.numbers.evidence[n];
  return debate.flag(n, { thesis: THESIS, contested: CONTESTED, open: UNANSWERED }[kind] || 0);
}

// The claims with every word, those first that have them in their own words.
function findClaims(now) {
  const pool = passing(now);
  const asked = foldWords(now.q).split(" ").filter(Boolean);
  if (!asked.length) return pool || [];
  const own = [];
  const others = [];
  const every = pool || debate.names.keys();
  for (const n of every) {
    const { text, own: end } = debate.searched(n);
    const first = asked.map((word) => text.indexOf(word));
    if (!first.includes(-1)) (first.every((at) => at < end) ? own : others).push(n);
  }
  return [...own, ...others];
}

function showFound(now, before) {
  const keys = ["q", ...FILTERS];
  for (const key of keys) if (boxes[key] && boxes[key].value !== now[key]) boxes[key].value = now[key];
  const active = keys.some((key) => now[key]);
  const panel = part("~found");
  panel.hidden = !active;
  part("~main").classList.toggle("finding", active);
  if (FILTERS.some((key) => now[key])) part("~find").querySelector("details").open = true;
  if (!active) {
    panel.replaceChildren();
    return;
  }
  if (keys.every((key) => now[key] === before[key]) && panel.childElementCount) return markFound(now);
  const found = findClaims(now);
  const named = now.q ? findOptions(now.q) : [];
  const number = `${found.length.toLocaleString("en")} claim${found.length === 1 ? "" : "s"}`;
  panel.replaceChildren(
    make("p", { class: "tools", role: "status" }, make("b", { text: number }),
      ` ${described(now)} `, make("button", { type: "button", text: "Clear (Esc)", on: { click: clearFind } })),
    ...named,
    make("ul", {}, ...found.slice(0, MOST_FOUND).map((n) => foundItem(n, now))),
    found.length > MOST_FOUND ? make("p", { class: "foot", text: `and ${found.length - MOST_FOUND} more: say more words` }) : "");
  if (!found.length && !named.length) panel.append(make("p", { class: "foot", text: "Nothing in this map has all of these words." }));
  markFound(now);
  return undefined;
}

function described(now) {
  const parts = FILTERS.filter((key) => now[key]).map((key) => {
    const option = [...boxes[key].options].find((one) => one.value === now[key]);
    return option ? option.text : now[key];
  });
  return [...parts, now.q ? `“${now.q}”` : ""].filter(Boolean).join(" · ");
}

function foundItem(n, now) {
  const asked = foldWords(now.q).split(" ").filter(Boolean);
  const own = ` ${foldWords(debate.words(n))}`;
  const elsewhere = asked.length && !asked.every((word) => own.includes(word));
  return make("li", { "data-n": n }, claimLink(n), " ", ...badgesOf(n),
    elsewhere ? make("small", { text: " (in its quotations or notes)" }) : null);
}

// People, sources, positions and tags with the words: each leads to its claims.
function findOptions(q) {
  const asked = foldWords(q).split(" ").filter(Boolean);
  const found = [];
  for (const key of FILTERS.slice(0, 4)) {
    for (const [name, words] of debate.numbers.filters[key]) {
      const text = ` ${foldWords(`${name} ${words || ""}`)}`;
      if (!asked.every((word) => text.includes(word)) || found.length > 7) continue;
      const change = Object.fromEntries([...FILTERS.map((other) => [other, ""]), ["q", ""], [key, name]]);
      found.push(make("button", { type: "button", class: "option", on: { click: () => go(change) } },
        make("small", { text: `${key} ` }), short(words || name)));
    }
  }
  return found.length ? [make("p", { class: "options" }, ...found)] : [];
}

function markFound(now) {
  for (const item of part("~found").querySelectorAll("li")) {
    item.classList.toggle("focus", Number(item.dataset.n) === now.focus);
  }
}
