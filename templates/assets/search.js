// The search page: folds what is typed as the index was folded (dossier/base/folding.py), fetches the files of the index
// that it needs, ranks, and shows the results by kind. What is looked for stands in the address.
(function () {
  "use strict";

  const { load, top, element, natives } = window.dossier;
  const words = document.currentScript.dataset;
  const form = document.getElementById("search");
  const field = form.elements.q;
  const status = document.getElementById("search-status");
  const results = document.getElementById("search-results");
  const rest = document.getElementById("search-without");

  const SHOWN = 4; // of each kind, while all kinds are shown
  const KINDS = 6; // that are shown with entries, while all are looked through
  const STEP = 25; // of one kind, and as many more at each request
  const PLACES = [0, 1, 3, 4, 8, 8, 9, 9, 12, 12, 13, 13, 14, 14, 15, 15]; // weight of text 1, summary 2, name 4, title 8
  const FEW = 5; // results of several words, below which similar words are looked for too
  const WORTH = { person: 1.2, organisation: 1.1, place: 1.1, issue: 1.1, page: 0.8, source: 0.5 }; // else 1
  const TYPOS = 8; // words that a mistyped one may have meant

  // Folding: the same steps in the same order as in the program

  const LONGEST = 40;
  const SINGLE = "\\u3040-\\u30ff\\u3400-\\u9fff";
  const WORD = new RegExp(`[${SINGLE}]|(?:(?![${SINGLE}])[\\p{L}\\p{N}])+`, "gu");

  function bare(text) {
    return text.toLowerCase().replace(/['’ʼ`](?:s(?![\p{L}\p{M}\p{N}_]))?/gu, "").normalize("NFKD").replace(/\p{M}/gu, "");
  }

  function wordsOf(text) {
    return bare(text).match(WORD) || [];
  }

  function fold(word, index) {
    let form = "";
    for (const letter of word) form += letter in index.letters ? index.letters[letter] : letter;
    form = form.replace(/c(?=[aoukrlt])/g, "k");
    for (const [written, meant] of index.same) form = form.split(written).join(meant);
    return form.replace(/([^i])i+(?=[aeou])/g, "$1").replace(/(\D)\1+/g, "$1").slice(0, LONGEST);
  }

  // What a word may become when it is typed on: "zak" on its way to "zakharova" folds to "zah" then.
  function beginnings(word, index) {
    const now = fold(word, index);
    const found = new Set([now]);
    if (now.length > 1 && /^[a-z]+$/.test(now)) {
      for (const next of "aehioklrstuz") {
        const then = fold(word + next, index);
        if (then !== now + next && then !== now) {
          const short = then.endsWith(next) && then.length > now.length ? then.slice(0, -1) : then;
          if (short.length > 1) found.add(short);
        }
      }
    }
    return found;
  }

  // The index

  let sizes = []; // number of the first entry in each file of rows
  let kinds = []; // kind of each entry

  async function open() {
    const [shelf, index] = await Promise.all([load("shelf"), load("index")]);
    if (!kinds.length) {
      let first = 0;
      sizes = shelf.sizes.map((size) => (first += size) - size);
      for (const [kind, times] of index.kinds) for (let n = 0; n < times; n++) kinds.push(kind);
    }
    return index;
  }

  // The files of words that begin with this.
  function filesOf(beginning, index) {
    const found = [];
    index.words.forEach((first, file) => {
      const next = index.words[file + 1];
      const before = first < beginning && next !== undefined && next <= beginning;
      if (!before && (first < beginning || first.startsWith(beginning))) found.push(file);
    });
    return found;
  }

  function each(encoded, take) {
    let entry = -1;
    let step = "";
    for (let at = 0; at < encoded.length; at++) {
      const code = encoded.charCodeAt(at);
      if (code >= 65 && code < 80) {
        entry += step ? parseInt(step, 36) : 1;
        step = "";
        take(entry, PLACES[code - 64]);
      } else step += encoded[at];
    }
  }

  function add(scores, terms, worth) {
    each(terms, (entry, weight) => {
      const score = weight * worth;
      if (!(scores.get(entry) >= score)) scores.set(entry, score);
    });
  }

  // Entries with this word or one that it begins, with their scores.
  async function matches(word, index) {
    const scores = new Map();
    const forms = beginnings(word, index);
    const [whole] = forms;
    for (const form of forms) {
      const files = await Promise.all(filesOf(form, index).map((file) => load(`words-${file}`)));
      for (const file of files) {
        for (const term in file) {
          if (term.startsWith(form)) {
            const worth = term === whole ? 4 : (form === whole ? 2 : 1) * (0.5 + form.length / term.length);
            add(scores, file[term], worth);
          }
        }
      }
    }
    return scores;
  }

  // Entries whose title or name has a word that differs by a letter, in long words by two.
  async function similar(word, index) {
    const form = fold(word, index);
    const most = form.length > 7 ? 2 : form.length > 3 ? 1 : 0;
    const scores = new Map();
    if (!most) return { scores, meant: [] };
    const close = [];
    const names = (await load("names")).split(" ");
    const slips = new Set(slipsOf(word).map((slip) => fold(slip, index)));
    for (const term of names) {
      const whole = distance(form, term, most);
      const begun = whole && form.length > 4 ? distance(form, term.slice(0, form.length), 1) + 0.5 : 9;
      const apart = Math.min(whole, begun, term !== form && slips.has(term) ? 1 : 9);
      if (apart <= most + 0.5 && apart > 0) close.push([apart, term]);
    }
    close.sort((one, other) => one[0] - other[0] || (one[1] < other[1] ? -1 : 1));
    const meant = close.filter(([apart]) => apart <= close[0][0] + 0.5).slice(0, TYPOS);
    for (const [apart, term] of meant) {
      for (const file of filesOf(term, index)) {
        const terms = await load(`words-${file}`);
        if (term in terms) add(scores, terms[term], 1.5 / (1 + apart));
      }
    }
    return { scores, meant: meant.map(([, term]) => term) };
  }

  // Words that differ by one letter from what was typed: a slip within sch or ts changes more of the folded form.
  function slipsOf(word) {
    const found = [];
    const letters = /^[a-z]+$/.test(word) ? "abcdefghijklmnopqrstuvwxyz" : "";
    for (let at = 0; at <= word.length; at++) {
      const before = word.slice(0, at);
      const after = word.slice(at + 1);
      for (const letter of letters) found.push(before + letter + word.slice(at), before + letter + after);
      found.push(before + after, before + after.slice(0, 1) + word.slice(at, at + 1) + after.slice(1));
    }
    return found;
  }

  // Letters to change, insert, delete or exchange with the next one; more than `most` counts as 9.
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return 9;
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, n) => n);
    for (let i = 1; i <= one.length; i++) {
      const line = [i];
      let least = i;
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        let cost = Math.min(last[j] + 1, line[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          cost = Math.min(cost, before[j - 2] + 1);
        }
        line[j] = cost;
        least = Math.min(least, cost);
      }
      if (least > most) return 9;
      before = last;
      last = line;
    }
    return last[other.length] <= most ? last[other.length] : 9;
  }

  // Searching

  // { scores, marks: beginnings to mark in results, how: "" | "similar" | "partly" | "common" }
  async function find(query, index) {
    const typed = [...new Set(wordsOf(query))].filter((word) => word.length > 1 || word > "\u007f" || /\d/.test(word));
    const common = new Set(index.common);
    const asked = [];
    for (const word of typed) {
      asked.push({
        word, common: common.has(fold(word, index)), scores: await matches(word, index), meant: [...beginnings(word, index)],
      });
    }
    let how = "";
    let scores = joined(asked);
    if (!scores.size || (asked.length > 1 && scores.size < FEW)) {
      how = scores.size ? "" : "similar";
      for (const one of asked) {
        const found = await similar(one.word, index);
        for (const [entry, score] of found.scores) if (!one.scores.has(entry)) one.scores.set(entry, score);
        one.meant.push(...found.meant);
      }
      scores = joined(asked);
    }
    if (!scores.size && asked.length > 1) {
      how = "partly";
      for (const one of asked) for (const [entry, score] of one.scores) scores.set(entry, (scores.get(entry) || 0) + score);
    }
    if (!scores.size && asked.length && asked.every((one) => one.common)) how = "common";
    return { scores, marks: asked.flatMap((one) => one.meant), how };
  }

  // Entries that have every word; very frequent words only add to the score.
  function joined(asked) {
    const needed = asked.some((one) => !one.common) ? asked.filter((one) => !one.common) : asked;
    let scores = null;
    for (const one of needed) {
      if (!scores) { scores = new Map(one.scores); continue; }
      for (const [entry, score] of scores) {
        if (one.scores.has(entry)) scores.set(entry, score + one.scores.get(entry));
        else scores.delete(entry);
      }
    }
    for (const one of asked) {
      if (!needed.includes(one)) {
        for (const [entry, score] of one.scores) if (scores.has(entry)) scores.set(entry, scores.get(entry) + score);
      }
    }
    return scores || new Map();
  }

  function isOf(entry, year, index) {
    const first = index.since.charCodeAt(entry) - 40;
    const wanted = index.years.indexOf(year);
    return first >= 0 && wanted >= first && wanted <= (index.until[entry] ?? first);
  }

  // Best first; then what many entries refer to, the newest, and by address.
  function ranked(scores, index) {
    return [...scores].sort((one, other) =>
      other[1] - one[1] || index.known[other[0]] - index.known[one[0]] ||
      index.since.charCodeAt(other[0]) - index.since.charCodeAt(one[0]) || one[0] - other[0]);
  }

  async function rowOf(entry) {
    let file = sizes.length - 1;
    while (sizes[file] > entry) file--;
    return (await load(`rows-${file}`))[entry - sizes[file]];
  }

  // A title or name that is what was typed comes first, one in which it is much comes before one in which it is little.
  function closeness(row, query, index) {
    const asked = foldedOf(query, index);
    const names = [row[2], ...row[3].replace(/^\S+ /gm, "").split("\n")].map((name) => foldedOf(name, index));
    const close = names.map((name) => {
      if (!name.length) return 0;
      const there = name.filter((word) => asked.some((one) => word.startsWith(one))).length / name.length;
      return 20 * there + (name.join(" ") === asked.join(" ") ? 30 : 0);
    });
    return Math.max(...close);
  }

  function foldedOf(text, index) {
    return wordsOf(text).map((word) => fold(word, index));
  }

  // Showing

  let turn = 0;
  let most = STEP;
  const filters = document.getElementById("search-filters");
  form.querySelector(".field").after(filters.content.cloneNode(true));
  const { type, year } = form.elements;

  async function search() {
    const mine = ++turn;
    const query = field.value.trim();
    rest.hidden = Boolean(query);
    if (!query) {
      results.replaceChildren();
      status.textContent = "";
      return;
    }
    try {
      const index = await open();
      const { scores, marks, how } = await find(query, index);
      if (mine !== turn) return;
      const sections = await sectionsOf(scores, query, marks, index);
      if (mine !== turn) return;
      results.replaceChildren(...sections.nodes);
      status.textContent = told(sections.total, how);
    } catch {
      if (mine === turn) {
        status.textContent = words.failed;
        rest.hidden = false;
      }
    }
  }

  function told(total, how) {
    if (!total) return how === "common" ? words.common : words.none;
    const found = `${total} ${total === 1 ? words.one : words.many}`;
    return how ? `${found} ${words[how]}` : found;
  }

  async function sectionsOf(scores, query, marks, index) {
    const groups = new Map();
    let total = 0;
    for (const [entry, score] of ranked(scores, index)) {
      if (type.value && index.keys[kinds[entry]] !== type.value) continue;
      if (year.value && !isOf(entry, Number(year.value), index)) continue;
      total++;
      const group = groups.get(kinds[entry]) || [];
      groups.set(kinds[entry], group);
      group.push([entry, score]);
    }
    const limit = type.value ? most : SHOWN;
    const worth = ([kind, [[, best]]]) => best * (WORTH[index.keys[kind]] || 1);
    const ordered = [...groups].sort((one, other) => worth(other) - worth(one));
    const found = await Promise.all(ordered.slice(0, KINDS).map(async ([kind, all]) => {
      const rows = await Promise.all(all.slice(0, limit + (type.value ? 0 : 2)).map(async ([entry, score]) => {
        const row = await rowOf(entry);
        return { row, score: score + closeness(row, query, index) + Number(index.known[entry]) };
      }));
      rows.sort((one, other) => other.score - one.score);
      return { kind, all: all.length, rows: rows.slice(0, limit), worth: worth([kind, [[0, rows[0].score]]]) };
    }));
    found.sort((one, other) => other.worth - one.worth);
    const shelf = await load("shelf");
    const rest = ordered.slice(KINDS).map(([kind, all]) => further(kind, `${index.headings[kind]} ${all.length}`, 0, index));
    return { total, nodes: [
      ...found.map((group) => section(group, marks, index, shelf)),
      ...rest.length ? [element("p", "field", element("span", "muted", words.also), ...rest)] : [],
    ] };
  }

  // A button that shows one kind, or more of it, and leads to the first result that was not there before.
  function further(kind, text, before, index) {
    const more = element("button", "button-quiet", text);
    more.type = "button";
    more.addEventListener("click", () => {
      most = type.value ? most + STEP : STEP;
      type.value = index.keys[kind];
      changed("push").then(() => links()[before]?.focus());
    });
    return more;
  }

  function section({ kind, all, rows }, marks, index, shelf) {
    const heading = element("h2", "", index.headings[kind], " ", element("span", "muted", `${all}`));
    const list = element("ol", "rows found");
    for (const { row } of rows) list.append(item(row, marks, index, shelf));
    const made = element("section", "section directory", heading, list);
    if (all > rows.length) {
      const text = type.value ? words.more : `${words.all} ${all}`;
      list.after(element("p", "further", further(kind, text, rows.length, index)));
    }
    return made;
  }

  function item([path, kind, title, native, when, note, summary], marks, index, shelf) {
    const link = element("a", `ref ref-${index.keys[kind]}`, ...marked(title, marks, index));
    link.href = top + path + shelf.tail;
    const first = element("div", "", link);
    first.append(...natives(native, (name) => marked(name, marks, index)));
    const line = [when, note].filter(Boolean).join(" · ");
    if (line) first.append(element("p", "line", line));
    return element("li", "", first, summary && element("p", "line", ...marked(summary, marks, index)));
  }

  // The text with the words that were found.
  function marked(text, marks, index) {
    const pieces = text.split(/([\p{L}\p{M}\p{N}]+)/u);
    return pieces.map((piece, n) => {
      const form = n % 2 ? foldedOf(piece, index).join("") : "";
      return form && marks.some((mark) => form.startsWith(mark)) ? element("mark", "", piece) : piece;
    });
  }

  // The address

  function read() {
    const asked = new URLSearchParams(location.search);
    field.value = asked.get("q") || "";
    for (const select of [type, year]) {
      select.value = asked.get(select.name) || "";
      if (select.selectedIndex < 0) select.value = "";
    }
  }

  function write(how) {
    const asked = new URLSearchParams();
    for (const control of [field, type, year]) if (control.value.trim()) asked.set(control.name, control.value.trim());
    const address = location.pathname + (asked.size ? `?${asked}` : "");
    if (address !== location.pathname + location.search) history[`${how}State`](null, "", address);
  }

  function changed(how) {
    if (how === "replace") most = STEP;
    write(how);
    return search();
  }

  // Keys: down and up through the results, Escape back to the field and then to nothing

  function links() {
    return [...results.querySelectorAll("a, button")];
  }

  function onKey(event) {
    const all = links();
    const at = all.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && all.length && (at >= 0 || document.activeElement === field)) {
      event.preventDefault();
      all[Math.min(at + 1, all.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (all[at - 1] || field).focus();
    } else if (event.key === "Escape" && at >= 0) {
      field.focus();
    } else if (event.key === "Escape" && document.activeElement === field && field.value) {
      event.preventDefault();
      field.value = "";
      changed("replace");
    }
  }

  let pause = 0;
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(changed, 60, "replace");
  });
  for (const select of [type, year]) select.addEventListener("change", () => { most = STEP; changed("push"); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    changed("push").then(() => links()[0]?.focus());
  });
  document.addEventListener("keydown", onKey);
  addEventListener("popstate", () => { read(); search(); });
  for (const note of document.querySelectorAll("[data-without-scripts]")) note.hidden = true;
  read();
  open().catch(() => {}); // so that the first letter finds it there
  search();

  // For tests and for the curious: what a text folds to, and what it finds.
  window.dossier.fold = async (text) => foldedOf(text, await open());
  window.dossier.find = async (query) => ranked((await find(query, await open())).scores, await open());
})();
