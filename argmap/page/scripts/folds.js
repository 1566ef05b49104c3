// The folds of the outline, in the address.

const SIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"; // six bits in a letter

// Which lines are open: the number of claims, and a bit for each line with something below it, from the top.
function foldsNow() {
  const bits = tree.rows.filter((row) => row.count).map((row) => Number(tree.opened.has(row.key)));
  let text = "";
  for (let at = 0; at < bits.length; at += 6) {
    let letter = 0;
    for (let n = 0; n < 6; n += 1) letter = letter * 2 + (bits[at + n] || 0);
    text += SIX[letter];
  }
  const folds = `${debate.names.length}.${text.replace(/A+$/, "")}`;
  return folds === tree.first ? "" : folds;
}

// Open and close lines as an address says; one from a map with another number of claims says nothing.
function foldAs(folds) {
  const [claims, letters = ""] = (folds || tree.first).split(".");
  if (Number(claims) !== debate.names.length) return;
  let bit = 0;
  for (let at = 0; at < tree.rows.length; at += 1) {
    const row = tree.rows[at];
    if (!row.count) continue;
    const letter = Math.max(0, SIX.indexOf(letters[Math.floor(bit / 6)] || "A"));
    if ((letter >> (5 - (bit % 6))) & 1 && tree.rows.length < MOST_ROWS) openRow(row);
    else closeRow(row);
    bit += 1;
  }
}

// Note in the address which lines are open.
function noteFolds() {
  if (!tree.drawn || state.view !== "outline" || state.folds === foldsNow()) return;
  state.folds = foldsNow();
  writeAddress({ replace: true });
}
