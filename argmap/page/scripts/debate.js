// The debate: claims by number, with their words and cards, and what bears on what.

const KINDS = ["supports", "rebuts", "undercuts"];
const [INFERRED, GRANTED, OWN_ROW] = [1, 2, 4]; // flags of a step
const [THESIS, ASSUMED, CONTESTED, UNANSWERED] = [1, 2, 4, 8]; // flags of a claim

let debate;

class Debate {
  constructor(from) {
    this.numbers = JSON.parse(from.getElementById("~numbers").textContent);
    const { names, steps, contradicts, restates } = this.numbers;
    this.names = names ? names.split(" ") : [];
    this.byName = new Map(this.names.map((name, n) => [name, n]));
    this.groups = this.numbers.groups;
    this.steps = steps.map(([kind, target, flags, title, ...premises], number) => ({
      number, kind: KINDS[kind % 3], target: aim(kind, target), premises, title: title || "",
      inferred: Boolean(flags & INFERRED), granted: Boolean(flags & GRANTED), row: Boolean(flags & OWN_ROW),
      facts: this.numbers.facts[number] || "",
    }));
    this.into = lists(this.names.length); // steps on a claim or its evidence
    this.out = lists(this.names.length); // steps that a claim is a premise of
    this.cut = lists(steps.length); // steps against a step
    for (const step of this.steps) {
      for (const premise of step.premises) this.out[premise].push(step);
      if (step.target.step !== undefined) this.cut[step.target.step].push(step);
      else if (step.target.claim !== undefined) this.into[step.target.claim].push(step);
      else this.into[step.target.evidence].push(step);
    }
    for (const steps of this.into) {
      if (steps.length > 1) steps.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
    }
    this.contradicts = partners(this.names.length, contradicts);
    this.restates = partners(this.names.length, restates);
    this.html = from.getElementById("~records").innerHTML;
    this.spans = null;
    this.folded = null;
  }

  number(name) {
    return this.byName.has(name) ? this.byName.get(name) : -1;
  }

  // Where the card of each claim is in the text of all cards.
  span(n) {
    if (!this.spans) {
      this.spans = new Array(this.names.length);
      const begin = '\n<article id="';
      for (let at = this.html.indexOf(begin); at >= 0; at = this.html.indexOf(begin, at + 1)) {
        const start = at + begin.length;
        const name = plain(this.html.slice(start, this.html.indexOf('"', start)));
        this.spans[this.byName.get(name)] = at + 1;
      }
    }
    return this.spans[n];
  }

  source(n) {
    const start = this.span(n);
    return start === undefined ? "" : this.html.slice(start, this.html.indexOf("</article>", start) + 10);
  }

  record(n) {
    const html = this.source(n);
    return html ? written(html).firstElementChild : make("article", {}, make("h3", { text: this.names[n] }));
  }

  words(n) {
    const start = this.span(n);
    if (start === undefined) return this.names[n];
    const begin = this.html.indexOf("<h3", start);
    return plain(this.html.slice(this.html.indexOf(">", begin) + 1, this.html.indexOf("</h3>", begin)));
  }

  badges(n) {
    return this.numbers.holders[n].map((b) => {
      const [letters, paint, words] = this.numbers.badges[b];
      return { letters, paint, words };
    });
  }

  flag(n, which) {
    return Boolean(parseInt(this.numbers.flags[n], 16) & which);
  }

  thesis(n) {
    return this.flag(n, THESIS);
  }

  // All that can be searched of a claim, in small letters and without accents: `own` are the letters of its name and
  // its own words at the beginning.
  searched(n) {
    if (!this.folded) this.folded = new Array(this.names.length);
    if (this.folded[n] === undefined) {
      const source = this.source(n);
      const rest = plain(source.slice(source.indexOf("</h3>")).replace(/<[^>]*>/g, " "));
      const own = ` ${foldWords(`${this.names[n]} ${this.words(n)}`)}`;
      this.folded[n] = { text: `${own} ${foldWords(rest)}`, own: own.length };
    }
    return this.folded[n];
  }

  // The claims of an option of a filter, by number.
  filtered(kind, name) {
    const found = (this.numbers.filters[kind] || []).find((option) => option[0] === name);
    let last = 0;
    return new Set(found ? found[2].map((step) => (last += step)) : []);
  }
}

function aim(kind, target) {
  if (kind >= KINDS.length) return { evidence: target };
  return target < 0 ? { step: -1 - target } : { claim: target };
}

function lists(length) {
  return Array.from({ length }, () => []);
}

function partners(length, flat) {
  const found = lists(length);
  for (let i = 0; i < flat.length; i += 2) {
    const [a, b] = [flat[i], flat[i + 1]];
    if (a !== b && !found[a].includes(b)) found[a].push(b);
    if (a !== b && !found[b].includes(a)) found[b].push(a);
  }
  return found;
}

function foldWords(words) {
  if (!/[^\0-\x7f]/.test(words)) return words.toLowerCase().replace(/[^a-z0-9]+/g, " ");
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
}

function readDebate(from) {
  debate = new Debate(from);
}

// The badges of a claim as elements.
function badgesOf(n) {
  return debate.badges(n).map(({ letters, paint, words }) => (
    make("b", { class: `badge ${paint}`, title: words, text: letters })
  ));
}
