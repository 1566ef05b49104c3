// Copying: the link to a claim, its quotation with reference, its lines in the language.

function copyButtons(n) {
  const quoted = debate.numbers.evidence[n] > 0;
  const made = embedded ? [] : [["Copy link", () => linkTo(n)]]; // a fragment has no address of its own
  if (quoted) made.push(["Copy quotation", () => quotation(n)]);
  made.push(["Copy as .arg", () => asText(n)]);
  return made.map(([words, text]) => make("button", { type: "button", text: words, on: { click: () => copy(text()) } }));
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    announce("Copied.");
  } catch {
    copyByHand(text);
  }
}

// Where a page may not use the clipboard, the words are selected for the reader to copy.
function copyByHand(text) {
  const area = make("textarea", { class: "copy", "aria-label": "To be copied", rows: "4" });
  area.value = text;
  const dialog = make("dialog", { "aria-label": "Copy" }, make("p", { text: "Copy these words:" }), area,
    make("form", { method: "dialog" }, make("button", { text: "Close" })));
  part("~main").append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  area.select();
  if (document.execCommand && document.execCommand("copy")) {
    dialog.close();
    announce("Copied.");
  }
}

function linkTo(n) {
  return `${location.href.replace(/#.*$/, "")}#${nameInAddress(n)}`;
}

function quotation(n) {
  const quotes = [...debate.record(n).querySelectorAll("blockquote")].filter((quote) => quote.querySelector("q"));
  return quotes.map((quote) => {
    const link = quote.querySelector("footer a");
    const words = quote.querySelector("footer").cloneNode(true);
    for (const state of words.querySelectorAll("i")) state.remove();
    return `“${quote.querySelector("q").textContent}” (${words.textContent.trim()}${link ? `, ${link.href}` : ""})`;
  }).join("\n");
}

const inMarks = (words) => `"${words.replace(/"/g, "\u201d")}"`;

function asText(n) {
  const record = debate.record(n);
  const lines = [`claim ${debate.names[n]}: ${debate.words(n)}`];
  if (record.dataset.by) lines.push(`  by ${record.dataset.by.split(" ").join(", ")}`);
  if (record.dataset.when) lines.push(`  when ${record.dataset.when}`);
  for (const quote of record.querySelectorAll("blockquote")) {
    const words = quote.querySelector("q");
    const source = quote.dataset.in ? ` in ${quote.dataset.in}${quote.dataset.at ? ` at ${quote.dataset.at}` : ""}` : "";
    lines.push(`  evidence ${words ? inMarks(words.textContent) : `: ${quote.querySelector("p").textContent}`}${source}`);
    if (quote.dataset.voice) lines.push(`    said by ${quote.dataset.voice}`);
    if (quote.dataset.said) lines.push(`    said ${quote.dataset.said}`);
  }
  return `${lines.join("\n")}\n`;
}
