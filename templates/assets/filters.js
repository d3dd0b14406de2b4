// Narrows a list by what its lines say of themselves in `data-tags`, or a table by rows and columns, which it gives as
// CSV. The choice stands in the address, so that it can be sent to somebody and survives reloading.
(function () {
  "use strict";

  const controls = document.getElementById("filters");
  const form = controls.content.querySelector("form");
  controls.replaceWith(form);
  const status = form.querySelector("[role=status]");
  const table = document.getElementById(form.dataset.table);
  const names = [...new Set([...form.elements].map((control) => control.name).filter(Boolean))];

  // What is chosen, by name: the tags of which a line needs one.
  function chosen() {
    const found = {};
    for (const control of form.elements) {
      const counts = control.type === "checkbox" ? control.checked : control.value;
      if (control.name && counts) (found[control.name] ||= []).push(control.value);
    }
    return found;
  }

  function read() {
    const asked = new URLSearchParams(location.search);
    for (const control of form.elements) {
      const values = asked.getAll(control.name);
      if (control.type === "checkbox") control.checked = values.includes(control.value);
      else if (control.name) {
        control.value = values[0] || "";
        if (control.selectedIndex < 0) control.value = "";
      }
    }
    const details = form.querySelector("details");
    if (details && names.some((name) => asked.has(name))) details.open = true;
  }

  function write() {
    const asked = new URLSearchParams(location.search);
    for (const name of names) asked.delete(name);
    for (const [name, values] of Object.entries(chosen())) for (const value of values) asked.append(name, value);
    history.replaceState(null, "", location.pathname + (asked.size ? `?${asked}` : "") + location.hash);
  }

  function apply() {
    const choice = chosen();
    const [shown, all] = table ? narrowTable(choice) : narrowList(choice);
    const any = Object.keys(choice).length > 0;
    form.querySelector("[type=reset]").hidden = !any;
    status.textContent = any ? status.dataset.words.replace("{}", shown).replace("{}", all) : "";
    // the other years of a timeline keep the choice
    for (const link of document.querySelectorAll("[data-keep-choice] a")) link.search = location.search;
  }

  function narrowList(choice) {
    const lines = [...document.querySelectorAll("main [data-tags]")];
    let shown = 0;
    for (const line of lines) {
      const tags = line.dataset.tags.split(" ");
      const fits = Object.entries(choice).every(([name, values]) => values.some((value) => tags.includes(`${name}:${value}`)));
      line.hidden = !fits;
      if (fits) shown++;
    }
    for (const list of new Set(lines.map((line) => line.parentElement))) {
      const empty = ![...list.children].some((line) => !line.hidden);
      const group = list.closest("section[id], section[aria-labelledby]") || list;
      (group.querySelectorAll("[data-tags]").length === list.children.length ? group : list).hidden = empty;
    }
    for (const link of document.querySelectorAll(".contents a[href^='#']")) {
      const target = document.getElementById(link.hash.slice(1));
      if (target) link.closest("li").hidden = Boolean(target.closest("[hidden]"));
    }
    return [shown, lines.length];
  }

  function narrowTable({ issue, party }) {
    const columns = [...form.elements].filter((control) => control.name === "party").map((control) => control.value);
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    let shown = 0;
    for (const row of rows) {
      row.hidden = Boolean(issue) && !issue.includes(row.id.replace(/^row-/, ""));
      if (!row.hidden) shown++;
    }
    for (const row of [...table.tHead.rows, ...rows]) {
      columns.forEach((column, at) => { row.cells[at + 1].hidden = Boolean(party) && !party.includes(column); });
    }
    return [`${shown} × ${party ? party.length : columns.length}`, `${rows.length} × ${columns.length}`];
  }

  // The cells that are shown, one a line, in columns that the whole table's CSV has too.
  function shownCells() {
    const holders = [...form.elements].filter((control) => control.name === "party").map((control) => control.value);
    const text = (cell, selector) => cell.querySelector(selector)?.textContent.trim() || "";
    const lines = [["issue", "issue_title", "holder", "holder_name", "state", "stance", "date", "movement", "address"]];
    for (const row of [...table.tBodies].flatMap((body) => [...body.rows])) {
      for (const [at, cell] of [...row.cells].slice(1).entries()) {
        if (row.hidden || cell.hidden) continue;
        const time = cell.querySelector("time");
        lines.push([
          row.id.replace(/^row-/, ""), text(row, "th a"), holders[at] || "", cell.dataset.label,
          cell.className.replaceAll("-", "_"), text(cell, ".stance"), time ? time.dateTime : text(cell, ".when"),
          text(cell, ".move"), cell.querySelector(".stance")?.href || "",
        ]);
      }
    }
    return lines;
  }

  // As the program writes it: RFC 4180 with LF, UTF-8 without a mark, and nothing that a spreadsheet would run.
  function csv(lines) {
    const safe = (text) => (/^[=+@\-\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text);
    const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    return lines.map((line) => `${line.map((text) => quoted(safe(text))).join(",")}\n`).join("");
  }

  form.querySelector("[data-save]")?.addEventListener("click", (event) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csv(shownCells())], { type: "text/csv;charset=utf-8" }));
    link.download = event.target.dataset.save;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });

  form.addEventListener("change", () => { write(); apply(); });
  form.addEventListener("reset", () => setTimeout(() => { write(); apply(); form.querySelector("select, input, summary").focus(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => { read(); apply(); });
  read();
  apply();
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
})();
