// Where the reader looks in the picture: moving and zooming it, by pointer and by keys, and going from box to box.

const WHOLE = 0.7, READABLE = 0.8, LARGEST = 1, LEAST_ZOOM = 0.2, MOST_ZOOM = 3, MARGIN = 24, STEP = 80, DRAGGED = 5;

// Put the picture into the window: whole, or if that is too small to read, as much as can be read, what is chosen or opened in the middle.
function fitPicture(gliding) {
  const { stage, wide, high, centre } = picture;
  const [w, h] = [stage.clientWidth, stage.clientHeight];
  if (!w || !h || !wide) return;
  const fits = Math.min((w - 2 * MARGIN) / wide, (h - 2 * MARGIN) / high);
  const k = fits < WHOLE ? READABLE : Math.min(fits, LARGEST);
  const middle = centre ? [centre.x + centre.wide / 2, centre.y + centre.high / 2] : [wide / 2, 0];
  const x = inside(w / 2 - middle[0] * k, w, wide * k);
  const y = inside(h / 2 - middle[1] * k, h, high * k);
  picture.moved = false;
  placeSheet({ x, y, k }, gliding);
}

// A place at which no room is left empty that the picture could fill.
function inside(at, room, long) {
  if (long + 2 * MARGIN <= room) return (room - long) / 2;
  return Math.min(Math.max(at, room - long - MARGIN), MARGIN);
}

function placeSheet(at, gliding) {
  picture.at = at;
  picture.sheet.classList.toggle("gliding", Boolean(gliding));
  picture.sheet.style.transform = `translate(${at.x}px, ${at.y}px) scale(${at.k})`;
}

function movePicture(dx, dy, gliding) {
  const { x, y, k } = picture.at;
  const { stage, wide, high } = picture;
  const keep = 60; // px of the picture that stay in the window
  picture.moved = true;
  placeSheet({
    x: Math.min(Math.max(x + dx, keep - wide * k), stage.clientWidth - keep),
    y: Math.min(Math.max(y + dy, keep - high * k), stage.clientHeight - keep), k,
  }, gliding);
}

// Zoom by a factor; what is at a point of the window stays there.
function zoomPicture(by, point) {
  const { stage, at } = picture;
  const [px, py] = point || [stage.clientWidth / 2, stage.clientHeight / 2];
  const k = Math.min(Math.max(at.k * by, LEAST_ZOOM), MOST_ZOOM);
  picture.moved = true;
  placeSheet({ x: px - (px - at.x) * (k / at.k), y: py - (py - at.y) * (k / at.k), k }, !point);
}

// Move the picture so that a box is in the window.
function showBox(box) {
  const { stage, at: { x, y, k } } = picture;
  const over = (start, long, room) => {
    if (start < MARGIN) return MARGIN - start;
    return Math.min(Math.max(room - MARGIN - start - long, MARGIN - start), 0);
  };
  const dx = over(x + box.x * k, box.wide * k, stage.clientWidth);
  const dy = over(y + box.y * k, box.high * k, stage.clientHeight);
  if (dx || dy) movePicture(dx, dy, true);
}

function boxAt(element) {
  const found = element && element.closest ? element.closest("#\\~picture .box") : null;
  return found ? [...picture.boxes.values()].find((box) => box.element === found) : null;
}

// The nearest box in a direction: what is straight ahead counts as nearer.
function nextBox(from, dx, dy) {
  const [x, y] = [from.x + from.wide / 2, from.y + from.high / 2];
  let best = null, least = Infinity;
  for (const box of picture.boxes.values()) {
    if (box === from || !box.element.querySelector("button.main")) continue;
    const [ax, ay] = [box.x + box.wide / 2 - x, box.y + box.high / 2 - y];
    const ahead = ax * dx + ay * dy;
    const aside = Math.abs(ax * dy) + Math.abs(ay * dx);
    const gap = dx ? Math.abs(ax) - (box.wide + from.wide) / 2 : Math.abs(ay) - (box.high + from.high) / 2;
    if (ahead <= 0 || gap < -Math.min(box.high, from.high) / 2) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) [best, least] = [box, cost];
  }
  return best;
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], h: [-1, 0], l: [1, 0], k: [0, -1], j: [0, 1] };

function pictureKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[event.key];
  const box = boxAt(event.target);
  if (arrow && box) {
    const next = nextBox(box, ...arrow);
    if (next) buttonOf(next).focus({ preventScroll: true });
  } else if (arrow) movePicture(-arrow[0] * STEP, -arrow[1] * STEP, true);
  else if (event.key === "+" || event.key === "=") zoomPicture(1.25);
  else if (event.key === "-") zoomPicture(0.8);
  else if (event.key === "0") fitPicture(true);
  else if (event.key === "Enter" && (event.target === picture.stage || event.target === picture.section)) {
    const first = picture.focus || [...picture.boxes.values()].find((one) => one.element.querySelector("button.main"));
    if (first) buttonOf(first).focus({ preventScroll: true });
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function readGestures({ section, stage }) {
  const down = new Map(); // pointers that are down, by id: where they are
  let dragged = false, start = null;
  const place = (event) => {
    const { left, top } = stage.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  stage.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    down.set(event.pointerId, place(event));
    if (down.size === 1) [dragged, start] = [false, place(event)];
  });
  stage.addEventListener("pointermove", (event) => {
    const was = down.get(event.pointerId);
    if (!was) return;
    const now = place(event);
    if (!dragged && down.size === 1 && apart(now, start) < DRAGGED) return;
    if (!dragged) stage.setPointerCapture(event.pointerId);
    dragged = true;
    stage.classList.add("dragging");
    const other = [...down].find(([id]) => id !== event.pointerId);
    if (other) zoomPicture(apart(now, other[1]) / (apart(was, other[1]) || 1), other[1]);
    else movePicture(now[0] - was[0], now[1] - was[1], false);
    down.set(event.pointerId, now);
  });
  const up = (event) => {
    if (event.type === "lostpointercapture" && event.target !== stage) return; // a box lost it to the window
    down.delete(event.pointerId);
    if (!down.size) stage.classList.remove("dragging");
  };
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) stage.addEventListener(name, up);
  stage.addEventListener("click", (event) => {
    if (dragged) event.stopPropagation(), event.preventDefault();
    dragged = false;
  }, true);
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? stage.clientHeight : 1;
    if (event.ctrlKey || event.metaKey) zoomPicture(Math.exp(-event.deltaY * unit * 0.004), place(event));
    else if (event.shiftKey && !event.deltaX) movePicture(-event.deltaY * unit, 0, false);
    else movePicture(-event.deltaX * unit, -event.deltaY * unit, false);
  }, { passive: false });
  section.addEventListener("keydown", pictureKey);
  stage.addEventListener("focusin", (event) => {
    const box = boxAt(event.target);
    if (box && event.target.matches(":focus-visible")) showBox(box);
  });
}
