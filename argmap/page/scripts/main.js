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

// How high the header is, for what stays right below it.
function measureHead() {
  const header = root.querySelector(".page > header");
  const set = () => root.querySelector(".page").style.setProperty("--head", `${header.offsetHeight}px`);
  new ResizeObserver(set).observe(header);
  set();
}

// For a print, the outline is opened as far as it goes, and the lists of sources and people; then all is as it was.
function beforePrint() {
  part("~outline").hidden = false;
  if (!tree.drawn) drawOutline();
  beforePrint.folds = foldsNow();
  openAllOnce();
  openLists(true);
}

function afterPrint() {
  foldAs(beforePrint.folds);
  openLists(beforePrint.lists);
  showViews(state);
}

function openLists(open) {
  const lists = ["~references", "~people"].map(part).filter(Boolean);
  beforePrint.lists = lists.filter((list) => list.open);
  for (const list of lists) list.open = open.length === undefined ? open : open.includes(list);
}

function begin() {
  readDebate(root);
  readOverview();
  readOutline();
  readFind();
  readCard();
  readPicture();
}

// What the outline and finding need to know of every claim is worked out while there is nothing else to do.
function prepare() {
  const mine = debate;
  const wait = window.requestIdleCallback || ((run) => setTimeout(() => run({ timeRemaining: () => 5 }), 20));
  const steps = [() => mine.span(0), () => placesOf(0)];
  let n = 0;
  const some = (time) => {
    if (mine !== debate) return;
    if (steps.length) steps.shift()();
    while (!steps.length && n < mine.names.length && time.timeRemaining() > 1) mine.searched(n++);
    if (n < mine.names.length) wait(some);
  };
  if (mine.names.length) wait(some);
}

PARTS.push(showOverview, showOutline, showCard, showViews, showFound, showPicture);
root.querySelector(".page").classList.add("scripted");
measureHead();
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
  window.addEventListener("afterprint", afterPrint);
}
performance.mark("ready");
prepare();
root.querySelector(".page").dataset.ready = "";
