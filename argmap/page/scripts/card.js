// The card: a claim whole, what bears on it and what it bears on, and its quotations with the words around them.

function readCard() {
  part("~card").addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeCard();
  });
}

function closeCard() {
  go({ focus: -1, lit: [] });
  const view = part(`~${state.view}`);
  if (tree.selected && state.view === "outline") tree.selected.element.focus();
  else view.setAttribute("tabindex", "-1"), view.focus({ preventScroll: true });
}

function showCard(now, before) {
  const card = part("~card");
  card.hidden = now.focus < 0;
  part("~main").classList.toggle("carded", now.focus >= 0);
  if (now.focus < 0) {
    card.replaceChildren();
    return;
  }
  if (now.focus === before.focus && card.childElementCount && !showCard.stale) return;
  showCard.stale = false;
  card.scrollTop = 0; // now, while nothing is new: afterwards it would have the browser lay everything out at once
  const record = debate.record(now.focus);
  const heading = make("h2", { dir: "auto", tabindex: "-1", text: record.querySelector("h3").textContent });
  record.querySelector("h3").remove();
  const badges = badgesOf(now.focus);
  const bar = make("div", { class: "bar" },
    ...VIEWS.slice(1).map((view) => make("a", { href: `#;view=${view}`, "data-view": view, text: `In the ${view}` })),
    ...copyButtons(now.focus),
    make("button", { type: "button", "aria-label": "Close the card", title: "Close (Esc)", text: "×", on: { click: closeCard } }));
  const group = debate.numbers.group[now.focus];
  card.replaceChildren(bar,
    badges.length ? make("p", { class: "badges" }, ...badges) : "",
    heading, ...tidied(record), ...relations(now.focus),
    group >= 0 ? make("p", { class: "foot", text: `In the group “${debate.groups[group]}”` }) : "",
    make("p", { class: "foot name" }, make("code", { text: debate.names[now.focus] })));
}

function tidied(record) {
  for (const place of record.querySelectorAll(".place")) showPlace(place);
  return [...record.childNodes];
}

// In a preview, the place of a claim in its file can be opened in the editor; `preview.js` says how.
let showPlace = (place) => place.remove();

function relations(n) {
  const steps = debate.into[n];
  const found = [
    reasons("For", steps.filter((step) => step.kind === "supports")),
    reasons("Against", steps.filter((step) => step.kind === "rebuts")),
    reasons("Against its evidence", steps.filter((step) => step.kind === "undercuts")),
    bearsOn(n),
    claims("Contradicts", debate.contradicts[n]),
    claims("Says the same", debate.restates[n]),
  ];
  return found.filter(Boolean);
}

function claims(title, numbers) {
  return numbers.length ? section(title, numbers.map((n) => make("li", {}, claimLink(n)))) : null;
}

function section(title, items) {
  return make("section", {}, make("h3", { text: `${title} ` }, items.length > 1 ? make("small", { text: String(items.length) }) : null),
    make("ul", {}, ...items));
}

function claimLink(n) {
  return make("a", { href: `#${nameInAddress(n)}`, dir: "auto", text: debate.words(n) });
}

function reasons(title, steps) {
  return steps.length ? section(title, steps.map((step) => make("li", { class: step.kind }, ...stepParts(step)))) : null;
}

// The premises of a step, whose it is, and what is against it.
const DEEPEST = 6; // undercuts of undercuts that the card tells
function stepParts(step, depth = 1) {
  const parts = step.title ? [make("b", { dir: "auto", text: step.title }), " "] : [];
  step.premises.forEach((premise, n) => {
    if (n) parts.push(make("i", { text: " and " }));
    parts.push(claimLink(premise), " ", ...badgesOf(premise));
  });
  parts.push(...ownership(step));
  const cuts = debate.cut[step.number];
  if (cuts.length && depth >= DEEPEST) parts.push(make("i", { text: ` · ${cuts.length} more against this step: see the outline` }));
  else if (cuts.length) {
    parts.push(make("ul", {}, ...cuts.map((cut) => make("li", { class: "undercuts" }, make("i", { text: "may not follow: " }), ...stepParts(cut, depth + 1)))));
  }
  return parts;
}

function ownership(step) {
  const parts = [];
  if (step.inferred) parts.push(make("i", { class: "whose", text: " · drawn by the mapmaker" }));
  if (step.granted) parts.push(make("i", { class: "whose", text: " · granted" }));
  if (step.facts) parts.push(make("i", { class: "whose", dir: "auto", text: ` · ${step.facts}` }));
  return parts;
}

const AIMS = { supports: "supports", rebuts: "speaks against", undercuts: "speaks against a step to" };

function bearsOn(n) {
  const items = debate.out[n].map((step) => {
    const { claim, step: cut, evidence } = step.target;
    const verb = evidence !== undefined ? "doubts evidence for" : AIMS[step.kind];
    const target = claim !== undefined ? claim : evidence !== undefined ? evidence : goal(debate.steps[cut]);
    const others = step.premises.filter((premise) => premise !== n);
    return make("li", { class: step.kind }, make("i", { text: `${verb} ` }), target >= 0 ? claimLink(target) : "",
      others.length ? make("i", { text: ` together with ${others.length} other ${others.length > 1 ? "premises" : "premise"}` }) : "",
      ...ownership(step));
  });
  return items.length ? section("What it bears on", items) : null;
}

// The claim that a step is about, in the end.
function goal(step) {
  const seen = new Set();
  while (step && !seen.has(step.number)) {
    seen.add(step.number);
    if (step.target.claim !== undefined) return step.target.claim;
    if (step.target.evidence !== undefined) return step.target.evidence;
    step = debate.steps[step.target.step];
  }
  return -1;
}
