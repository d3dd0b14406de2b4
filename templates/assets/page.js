// What scripts add to every page: the loader of the index, previews of links, copying of addresses and citations,
// and Ctrl and "/" for the search. Without it nothing is missing: links lead on, texts can be marked, the form reached.
(function () {
  "use strict";

  const script = document.currentScript;
  const words = script.dataset;
  const top = new URL("../", script.src).href;
  const parts = new Map();
  const waiting = new Map();

  // Files of the index are scripts that call `take`: a page opened from a folder may load nothing else.
  function load(name) {
    if (!waiting.has(name)) {
      waiting.set(name, new Promise((resolve, reject) => {
        const file = document.createElement("script");
        file.src = `${top}search/${name}.js`;
        file.onload = () => resolve(parts.get(name));
        file.onerror = () => {
          waiting.delete(name);
          file.remove();
          reject(new Error(name));
        };
        document.head.append(file);
      }));
    }
    return waiting.get(name);
  }

  // The row of an entry by its path, `people/umerov/`; undefined when there is none.
  async function row(path) {
    const { paths } = await load("shelf");
    let file = paths.findIndex((first) => first > path);
    file = (file < 0 ? paths.length : file) - 1;
    return file < 0 ? undefined : (await load(`rows-${file}`)).find((found) => found[0] === path);
  }

  window.dossier = { take: (name, value) => parts.set(name, value), load, row, top, element, natives };

  function element(name, className, ...inside) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inside.filter((part) => part || part === 0));
    return made;
  }

  // Names in their own scripts as elements; a row has them as `uk Володимир Зеленський`, one a line.
  function natives(lines, inside = (name) => [name]) {
    return lines.split("\n").filter(Boolean).flatMap((line) => {
      const [, lang, name] = /^(\S+) (.*)$/.exec(line);
      const made = element("span", "native", ...inside(name));
      made.lang = lang;
      made.dir = "auto";
      return [" ", made];
    });
  }

  // Previews

  const DELAY = 250;
  const card = element("div", "card");
  card.id = "card";
  card.setAttribute("role", "tooltip");
  let shown = null;
  let timer = 0;

  function pathOf(link) {
    const address = link.href.split(/[?#]/)[0];
    return address.startsWith(top) ? address.slice(top.length).replace(/index\.html$/, "") : "";
  }

  function linkAt(event) {
    return event.target.closest ? event.target.closest("main a.ref, main a[data-card]") : null;
  }

  async function show(link) {
    shown = link;
    const [found, shelf] = await Promise.all([row(pathOf(link)), load("shelf")]).catch(() => []);
    if (!found || shown !== link || found[0] === pathOf(location)) return;
    const [, kind, title, native, when, note, summary] = found;
    const second = [when, note].filter(Boolean).join(" · ");
    card.replaceChildren(
      element("p", "label", shelf.kinds[kind]),
      element("p", "card-title", title, ...natives(native)),
      second ? element("p", "line", second) : "",
      summary ? element("p", "card-text", summary) : "",
    );
    document.body.append(card);
    link.setAttribute("aria-describedby", card.id);
    place(link);
  }

  function place(link) {
    const spot = link.getClientRects()[0] || link.getBoundingClientRect();
    const gap = 8;
    const page = document.documentElement;
    const left = Math.max(gap, Math.min(spot.left, page.clientWidth - card.offsetWidth - gap));
    const below = spot.bottom + card.offsetHeight + gap < page.clientHeight || spot.top < card.offsetHeight + gap;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? spot.bottom + 4 : spot.top - card.offsetHeight - 4) + scrollY}px`;
  }

  function hide() {
    clearTimeout(timer);
    if (shown) shown.removeAttribute("aria-describedby");
    shown = null;
    card.remove();
  }

  function soon(action) {
    clearTimeout(timer);
    timer = setTimeout(action, DELAY);
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = linkAt(event);
    if (link && link !== shown) soon(() => { hide(); show(link); });
    else if (link || card.contains(event.target)) clearTimeout(timer);
    else if (shown && shown !== document.activeElement) soon(hide);
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    const link = linkAt(event);
    hide();
    if (link && link.matches(":focus-visible")) show(link);
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("pointerdown", (event) => { if (!card.contains(event.target)) hide(); });

  // Copying

  const said = element("p", "visually-hidden");
  said.setAttribute("role", "status");

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = element("textarea", "visually-hidden", text);
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      if (!done) throw new Error("nothing was copied");
    }
  }

  function tell(beside, text) {
    const note = element("span", "copied", text);
    note.setAttribute("aria-hidden", "true");
    beside.after(note);
    said.textContent = text;
    setTimeout(() => { note.remove(); said.textContent = ""; }, 2000);
  }

  document.addEventListener("click", (event) => {
    const anchor = event.target.closest("a.anchor");
    if (anchor && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      copy(anchor.href).then(() => tell(anchor, words.linkCopied), () => {});
    }
  });

  function addCopyButtons() {
    for (const text of document.querySelectorAll("[data-copy]")) {
      const button = element("button", "copy", words.copy);
      button.type = "button";
      button.setAttribute("aria-label", `${words.copy}: ${text.dataset.copy}`);
      button.addEventListener("click", () => {
        copy(text.textContent.trim()).then(() => tell(button, words.copied), () => {});
      });
      text.before(button);
    }
  }

  // Keys. "/" alone would act on those who dictate (WCAG 2.1.4), and is Firefox's own search in the page.

  const field = document.querySelector("main input[type=search], .masthead input[type=search]");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      hide();
    } else if (field && event.key === "/" && event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  });

  if (field) {
    field.title = "Ctrl /";
    field.setAttribute("aria-keyshortcuts", "Control+/");
  }
  document.body.append(said);
  addCopyButtons();
})();
