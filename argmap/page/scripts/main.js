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
  readPicture();
}

PARTS.push(showOverview, showOutline, showCard, showViews, showFound, showPicture);
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
