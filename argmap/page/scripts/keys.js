// Keys: those of the terminal browser, where a page has the same thing.

const KEY_WORDS = [
  ["/", "find words, people, sources"], ["s", "overview: the sides, and where they meet"], ["u", "outline"], ["m", "picture"],
  ["i", "what the debate turns on"], ["↑ ↓ ← →, j k h l", "in the outline: line by line, close and open; in the picture: to the next box"],
  ["Enter, Space", "choose; open or close"], ["*", "open everything below"], ["-", "close every branch"],
  ["o", "the next place where this claim stands (◫)"], ["y", "copy a link to the claim"],
  ["[ ]", "back and forward"], ["Esc", "close the card, or what was found"], ["?", "these keys"],
];

function readKeys() {
  root.addEventListener("keydown", pressed);
}

function pressed(event) {
  const inside = event.target.closest ? event.target : null;
  const typing = inside && inside.closest("input, textarea, select, dialog");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (used(event.key, inside)) event.preventDefault();
}

function used(key, target) {
  const inPicture = target && target.closest("#\\~picture");
  const button = target && target.closest("a, button, summary");
  if ((key === "Enter" || key === " ") && button) return false;
  if (state.view === "outline" && !(target && target.closest("#\\~card, header")) && !state.q && outlineKey(key)) return true;
  switch (key) {
    case "/": boxes.q.focus(); boxes.q.select(); return true;
    case "s": look("overview"); return true;
    case "u": look("outline"); return true;
    case "m": look("picture"); return true;
    case "i": go({ view: "overview", section: "~turns" }); return true;
    case "y": if (state.focus >= 0 && !embedded) copy(linkTo(state.focus)); return state.focus >= 0;
    case "[": case "Backspace": if (!embedded) history.back(); return !embedded;
    case "]": if (!embedded) history.forward(); return !embedded;
    case "?": help(); return true;
    case "Escape": return escape(inPicture);
    default: return false;
  }
}

function look(view) {
  go({ view });
  const section = part(`~${view}`);
  if (view === "outline" && tree.selected) tree.selected.element.focus();
  else section.setAttribute("tabindex", "-1"), section.focus({ preventScroll: true });
}

function escape() {
  if (["q", ...FILTERS].some((key) => state[key])) clearFind();
  else if (state.focus >= 0) closeCard();
  else if (state.lit.length) go({ lit: [] });
  else return false;
  return true;
}

function help() {
  const rows = KEY_WORDS.map(([key, words]) => make("tr", {}, make("th", { scope: "row", text: key }), make("td", { text: words })));
  const dialog = make("dialog", { "aria-label": "Keys" }, make("h2", { text: "Keys" }), make("table", {}, make("tbody", {}, ...rows)),
    make("form", { method: "dialog" }, make("button", { text: "Close" })));
  part("~main").append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}
