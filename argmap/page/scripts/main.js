// The beginning: read the debate, show what the address asks for, listen.

function showViews(now) {
  for (const view of VIEWS) part(`~${view}`).hidden = view !== now.view;
  for (const link of root.querySelectorAll("#\\~views a, #\\~card .bar a")) {
    if (link.dataset.view === now.view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (!embedded && now.focus >= 0) document.title = `${short(debate.words(now.focus))} – ${part("~title").textContent}`;
  else if (!embedded) document.title = part("~title").textContent;
}

// For a print, everything in the outline is opened once.
function beforePrint() {
  part("~outline").hidden = false;
  if (!tree.drawn) drawOutline();
  openAllOnce();
}

function begin() {
  readDebate(root);
  readOverview();
  readOutline();
  readFind();
  readCard();
}

// Put a newer state of the debate in place of this one, and show the same of it: claims are known by their names.
function exchange(newer) {
  const kept = addressOf(state);
  const place = window.scrollY;
  const page = root.querySelector(".page");
  const other = newer.querySelector(".page");
  for (const id of ["~title", "~overview", "~outline", "~picture", "~numbers"]) {
    page.querySelector(`[id="${id}"]`).replaceWith(document.importNode(other.querySelector(`[id="${id}"]`), true));
  }
  const opened = new Set(tree.opened);
  begin();
  tree.opened = new Set();
  showCard.stale = true;
  showOverview.done = false;
  follow(kept);
  if (state.view === "outline") reopen(opened);
  window.scrollTo(0, place);
}

// Open again what was open, line by line from the top.
function reopen(opened) {
  for (let at = 0; at < tree.rows.length; at += 1) if (opened.has(tree.rows[at].key)) openRow(tree.rows[at]);
}

PARTS.push(showOverview, showOutline, showCard, showViews, showFound);
root.querySelector(".page").classList.add("scripted");
begin();
readKeys();
root.querySelector(".page").addEventListener("click", followLink);
const opened = document.documentElement.dataset.opened === "report" ? "#~turns" : "";
follow(embedded ? "" : location.hash || opened);
if (!embedded) {
  window.addEventListener("popstate", (event) => {
    follow(location.hash);
    if (event.state && event.state.place !== undefined) window.scrollTo(0, event.state.place);
  });
  window.addEventListener("beforeprint", beforePrint);
}
performance.mark("ready");
root.querySelector(".page").dataset.ready = "";
