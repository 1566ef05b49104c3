// The picture when the debate is exchanged: newer pictures, or, until these are made, those that were there, by the claims' new numbers.

// `number` gives the new number of a claim of the old debate, -1 for one that is gone.
function renewPicture(number, data) {
  const { focus, at } = picture;
  const before = focus && { x: focus.x, y: focus.y };
  const claims = pictureNumbers() ? pictureNumbers().near.length : 0;
  if (data) {
    part("~pictures").replaceWith(data);
    Object.assign(picture, { data, numbers: null });
  } else if (picture.numbers) {
    picture.numbers = renumbered(picture.numbers, number);
  }
  const known = (key, n) => `c${number(n) < 0 ? `-${n}` : number(n)}${key.slice(String(n).length + 1)}`;
  const boxes = [...picture.boxes].map(([key, box]) => [box.what >= 0 && box.what < claims ? known(key, box.what) : key, box]);
  picture.boxes = new Map(boxes);
  if (picture.which && picture.which[0] === "c") picture.which = `c${number(Number(picture.which.slice(1)))}`;
  if (!picture.shown) return;
  picture.shown = "";
  // Once it is drawn again, the claim in focus is where it was on the screen.
  renewPicture.settle = () => {
    const now = picture.focus;
    if (before && now && picture.which === `c${now.what}`) placeSheet({ ...at, x: at.x + (before.x - now.x) * at.k, y: at.y + (before.y - now.y) * at.k }, false);
  };
}

// Pictures by the claims' new numbers. One in which a claim is gone is left out.
function renumbered(old, number) {
  const now = { ...old, claims: new Array(debate.names.length).fill([40, 1]), near: new Array(debate.names.length).fill(null) };
  old.claims.forEach((table, n) => {
    const to = number(n);
    if (to < 0) return;
    now.claims[to] = table;
    now.near[to] = renumberedPicture(old.near[n], number);
  });
  now.start = renumberedPicture(old.start, number);
  now.open = Object.fromEntries(Object.entries(old.open).map(([name, one]) => [name, renumberedPicture(one, number)]).filter(([, one]) => one));
  return now;
}

function renumberedPicture(one, number) {
  if (!one) return null;
  const [wide, high, boxes, lines] = one;
  const moved = boxes.map((box) => (box[0] < 0 ? renumberedOther(box, number) : [number(box[0]), ...box.slice(1)]));
  return moved.every((box, n) => boxes[n][0] < 0 || box[0] >= 0) ? [wide, high, moved, lines] : null;
}

function renumberedOther(box, number) {
  if (box[0] !== BOX_EVIDENCE || !(box[6] >= 0)) return box;
  return [...box.slice(0, 6), number(box[6]), ...box.slice(7)];
}

// A claim that is new has no picture yet.
function showMaking(now) {
  if (now.view !== "picture" || !picture || picture.nothing.hidden || !debate.names.length) return;
  const numbers = pictureNumbers();
  if (!numbers || (now.focus >= 0 && !numbers.near[now.focus])) picture.nothing.textContent = "The picture is being made.";
}
