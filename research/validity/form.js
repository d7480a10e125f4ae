// One item a page. Text from articles is set as text, never as markup.

const WAIT = 4000; // milliseconds until a kernel that does not answer is said to

function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
}

function render({ model, el }) {
  const root = element("div", "nf-form");
  root.tabIndex = 0;
  // JupyterLab takes digits and letters for commands unless it is asked not to.
  root.dataset.lmSuppressShortcuts = "true";
  root.setAttribute("role", "form");
  root.setAttribute("aria-label", "coding form");
  el.append(root);

  let waiting = null;
  let note = null;
  let status = null;
  let ticket = 0;
  let pending = null; // the item whose answer is on its way, and its ticket

  // What is typed is kept in the browser until the kernel says that it is on the disk.
  const draftKey = (item) =>
    ["research-coding", item.sample, item.coder, item.unit_id, item.round].join("|");
  function draft(item) {
    try {
      return JSON.parse(localStorage.getItem(draftKey(item)) || "{}");
    } catch {
      return {};
    }
  }
  function keep(item) {
    try {
      localStorage.setItem(draftKey(item), JSON.stringify({ code: chosen(), rationale: note.value }));
    } catch {
      // A browser without storage loses at most the item that is open.
    }
  }
  function forget(item) {
    try {
      localStorage.removeItem(draftKey(item));
    } catch {
      // As above.
    }
  }

  const chosen = () => root.querySelector("input[type=radio]:checked")?.value ?? "";

  function say(text, bad) {
    status.textContent = text;
    status.classList.toggle("nf-bad", Boolean(bad));
  }

  function send(message) {
    if (waiting !== null) return;
    ticket += 1;
    waiting = setTimeout(() => {
      waiting = null;
      say("Not saved: the kernel does not answer. Restart it and run the cell again; " +
          "what you typed is kept.", true);
    }, WAIT);
    model.send({ ...message, ticket });
  }

  function save() {
    const item = model.get("item");
    if (item.done) return;
    const code = chosen();
    if (!code) {
      say("Choose an answer first: press its number.", true);
      return;
    }
    keep(item);
    say("Saving …");
    if (waiting === null) pending = { item, ticket: ticket + 1 };
    send({ kind: "answer", unit_id: item.unit_id, round: item.round, code, rationale: note.value });
  }

  function step(by) {
    send({ kind: "go", step: by });
  }

  function draw() {
    const item = model.get("item");
    const focused = root.contains(document.activeElement);
    root.replaceChildren();
    const head = element("div", "nf-head");
    head.append(element("span", "", `${item.coder}: ${item.coded} of ${item.total} coded`));
    const bar = element("progress");
    bar.max = item.total;
    bar.value = item.coded;
    bar.setAttribute("aria-label", "items coded");
    head.append(bar);
    root.append(head);
    status = element("p", "nf-status");
    status.setAttribute("role", "status");
    if (item.done) {
      root.append(element("p", "nf-question", "All items are coded and saved."));
      root.append(element("p", "", "← goes back to change an answer."));
      root.append(status);
      if (focused) root.focus();
      return;
    }
    root.append(element("p", "nf-question", `${item.number}. ${item.question}`));
    const text = element("div", "nf-text");
    text.append(element("span", "nf-around", item.before), element("mark", "", item.passage),
                element("span", "nf-around", item.after));
    root.append(text);

    const kept = draft(item);
    const code = kept.code || item.code;
    const choices = element("fieldset", "nf-choices");
    choices.append(element("legend", "", "Answer"));
    item.choices.forEach((name, at) => {
      const label = element("label");
      const radio = element("input");
      radio.type = "radio";
      radio.name = `nf-code-${item.unit_id}-${item.round}`;
      radio.value = name;
      radio.checked = name === code;
      radio.addEventListener("change", () => keep(item));
      label.append(radio, element("kbd", "", at < 9 ? String(at + 1) : at === 9 ? "0" : "↓"),
                   element("span", "", name));
      const told = item.codebook.find((entry) => entry.name === name)?.definition;
      if (told) label.append(element("span", "nf-told", told));
      choices.append(label);
    });
    root.append(choices);

    const under = element("label", "nf-note");
    under.append(element("span", "", "Note "), element("kbd", "", "n"));
    note = element("textarea");
    note.rows = 2;
    note.value = kept.rationale || item.rationale;
    note.addEventListener("input", () => keep(item));
    under.append(note);
    root.append(under);

    const keys = element("div", "nf-keys");
    for (const [name, run] of [["Save and go on (Enter)", save], ["Back (←)", () => step(-1)],
                               ["Forward (→)", () => step(1)]]) {
      const button = element("button", "", name);
      button.type = "button";
      button.addEventListener("click", run);
      keys.append(button);
    }
    root.append(keys, status);
    if (item.torn) say(`${item.torn} answer was torn by a crash and is asked again.`, true);
    if (focused) root.focus();
  }

  root.addEventListener("keydown", (event) => {
    const item = model.get("item");
    const typing = event.target === note;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing && event.key === "Escape") root.focus();
    else if (event.key === "Enter" && !(typing && event.shiftKey) && event.target.tagName !== "BUTTON") save();
    else if (typing) return;
    else if (/^[0-9]$/.test(event.key)) {
      const radios = root.querySelectorAll("input[type=radio]");
      const radio = radios[event.key === "0" ? 9 : Number(event.key) - 1];
      if (!radio) return;
      radio.checked = true;
      keep(item);
      say(`${radio.value}: Enter saves it.`);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const radios = [...root.querySelectorAll("input[type=radio]")];
      if (!radios.length) return;
      const at = radios.findIndex((radio) => radio.checked);
      const next = event.key === "ArrowDown" ? at + 1 : at < 0 ? radios.length - 1 : at - 1;
      const radio = radios[(next + radios.length) % radios.length];
      radio.checked = true;
      radio.scrollIntoView({ block: "nearest" });
      keep(item);
    } else if (event.key === "ArrowLeft") step(-1);
    else if (event.key === "ArrowRight") step(1);
    else if (event.key === "n" && note) note.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  const onMessage = (message) => {
    clearTimeout(waiting);
    waiting = null;
    if (message.kind === "failed") say(message.text, true);
    else if (message.kind === "saved") {
      // The draft is forgotten only now: the answer is on the disk.
      if (pending?.ticket === message.ticket) forget(pending.item);
      say("Saved.");
    }
  };
  model.on("change:item", draw);
  model.on("msg:custom", onMessage);
  draw();
  requestAnimationFrame(() => root.focus({ preventScroll: true }));
  return () => {
    clearTimeout(waiting);
    model.off("change:item", draw);
    model.off("msg:custom", onMessage);
  };
}

export default { render };
