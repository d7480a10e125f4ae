"use strict";
(() => {
  const STEP = 100;
  const store = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const PEOPLE = ["actor", "speaker", "source", "holder", "target", "side"];
  let table, shown, sort, most;

  const words = (value) => value === null ? "–" : String(value);
  const heading = (name) => name.replaceAll("_", " ");
  const values = (name) => [...new Set(table.rows.map((row) => row[table.columns.indexOf(name)]))]
    .filter((value) => value !== null).map(String).sort((a, b) => a.localeCompare(b));

  function option(text, value) {
    const made = document.createElement("option");
    made.value = value;
    made.textContent = text;
    return made;
  }

  function choose(id, name) {
    const select = at(id);
    const old = select.value;
    const known = table.columns.includes(name) ? values(name) : [];
    select.replaceChildren(option("all", ""), ...known.map((value) => option(value, value)));
    select.value = known.includes(old) ? old : "";
    select.parentElement.hidden = known.length < 2;
  }

  function open() {
    table = store[at("table").value];
    sort = null;
    most = STEP;
    choose("outlet", table.columns.includes("outlet") ? "outlet" : "outlet_a");
    const who = table.columns.filter((name) => PEOPLE.includes(name));
    const people = [...new Set(who.flatMap(values))].sort((a, b) => a.localeCompare(b));
    at("people").replaceChildren(...people.map((name) => option(name, name)));
    at("actor").parentElement.hidden = people.length < 2;
    if (people.length < 2) at("actor").value = "";
    const dated = table.columns.includes("published");
    for (const id of ["from", "to"]) {
      at(id).parentElement.hidden = !dated;
      if (!dated) at(id).value = "";
    }
    show();
  }

  function filtered() {
    const outlet = at("outlet").value;
    const actor = at("actor").value.trim().toLowerCase();
    const search = at("search").value.trim().toLowerCase();
    const from = at("from").value, to = at("to").value;
    const place = ["outlet", "outlet_a", "outlet_b"].map((name) => table.columns.indexOf(name)).filter((i) => i >= 0);
    const who = PEOPLE.map((name) => table.columns.indexOf(name)).filter((i) => i >= 0);
    const day = table.columns.indexOf("published");
    return table.rows.filter((row) =>
      (!outlet || place.some((i) => row[i] === outlet)) &&
      (!actor || who.some((i) => row[i] !== null && String(row[i]).toLowerCase().includes(actor))) &&
      (!search || row.some((value) => value !== null && String(value).toLowerCase().includes(search))) &&
      (!from || (row[day] !== null && row[day] >= from)) && (!to || (row[day] !== null && row[day] <= to)));
  }

  function order(rows) {
    if (!sort) return rows;
    const { column, down } = sort;
    const way = down ? -1 : 1;
    return rows.map((row, i) => [row, i]).sort(([a, i], [b, j]) => {
      const x = a[column], y = b[column];
      if (x === null || y === null) return (x === null) - (y === null) || i - j;
      const by = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y));
      return way * by || i - j;
    }).map(([row]) => row);
  }

  function head() {
    return table.columns.map((name, column) => {
      const cell = document.createElement("th");
      cell.scope = "col";
      const own = sort && sort.column === column;
      if (own) cell.setAttribute("aria-sort", sort.down ? "descending" : "ascending");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = heading(name) + (own ? (sort.down ? " ↓" : " ↑") : "");
      button.addEventListener("click", () => {
        sort = { column, down: own ? !sort.down : table.numbers.includes(name) };
        show();
        at("head").querySelectorAll("button")[column].focus();
      });
      cell.append(button);
      return cell;
    });
  }

  function line(row) {
    const made = document.createElement("tr");
    row.forEach((value, i) => {
      const cell = document.createElement(i ? "td" : "th");
      if (!i) cell.scope = "row";
      if (typeof value === "number") cell.className = "nf-number";
      else if (words(value).length > 60) cell.className = "nf-long";
      cell.textContent = typeof value === "number" && !Number.isInteger(value)
        ? String(Number(value.toPrecision(3))) : words(value);
      made.append(cell);
    });
    return made;
  }

  function show() {
    shown = order(filtered());
    at("caption").textContent = table.caption;
    const cut = table.total > table.rows.length
      ? ` The page holds the first ${table.rows.length} of ${table.total}; the CSV has all.` : "";
    at("count").textContent =
      `${shown.length} of ${table.rows.length} rows, ${Math.min(most, shown.length)} shown.${cut}`;
    at("head").replaceChildren(...head());
    at("body").replaceChildren(...shown.slice(0, most).map(line));
    at("more").hidden = shown.length <= most;
  }

  at("table").replaceChildren(...store.map((one, i) => option(`${one.caption} (${one.total})`, i)));
  at("table").addEventListener("change", open);
  for (const id of ["outlet", "actor", "search", "from", "to"])
    at(id).addEventListener("input", () => { most = STEP; show(); });
  at("more").addEventListener("click", () => { most += STEP; show(); });
  at("clear").addEventListener("click", () => {
    for (const id of ["outlet", "actor", "search", "from", "to"]) at(id).value = "";
    most = STEP;
    show();
  });
  open();
})();
