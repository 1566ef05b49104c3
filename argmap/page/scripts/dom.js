// Elements, and the place in the document that the page has for itself.

const here = document.currentScript;
const host = here && here.previousElementSibling && here.previousElementSibling.shadowRoot;
const embedded = Boolean(host);
const root = host || document; // with --embed, the shadow root of the fragment

// The element of the page with an id; `null` if there is none.
function part(id) {
  return root.getElementById(id);
}

// Make an element. `on` in `props` has listeners by the event's name, `text` its words; everything else is an attribute.
function make(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === "on") {
      for (const [event, listen] of Object.entries(value)) element.addEventListener(event, listen);
    } else if (name === "text") {
      element.textContent = value;
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// Make an element of HTML that this page was written with. Words of the map in it were escaped when it was written.
function written(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

// The words of HTML without elements.
function plain(html) {
  return html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]);
}

// Words that only a screen reader says.
function hidden(words) {
  return make("span", { class: "said", text: words });
}

// Say something to a reader who does not see the screen, and show it for a moment.
function announce(words) {
  let strip = part("~say");
  if (!strip) {
    strip = make("div", { id: "~say", role: "status", "aria-live": "polite" });
    part("~main").after(strip);
  }
  strip.textContent = words;
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => { strip.textContent = ""; }, 2500);
}

// Scroll so that an element is seen.
function reveal(element, block = "nearest") {
  element.scrollIntoView({ block, behavior: "auto" });
}
