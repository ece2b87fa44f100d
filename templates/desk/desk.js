// The desk's script: what is typed goes to the report, what the report says comes back. The page works without it as far as reading
// goes; all that is known about the form and its rules is known by the program, and nothing of it here.
//
// It asks by `fetch` and goes to another page by `location` (or a link, a form), both by their bare names, and by nothing else:
// in nianbao.html, where no server is, page/frame.js hands it a `fetch` and a `location` that ask the engine within the page.
(function () {
  "use strict";

  // ---- the program: it ends when no page has asked for long, and a page behind others asks nothing else

  setInterval(() => fetch("/alive").catch(() => null), 60000);

  if (!["report", "source"].includes(document.body.dataset.page)) return;

  const state = { version: 0, cells: {}, prose: {}, findings: [] };
  const fields = new Map(); // path -> input or textarea
  const waiting = new Map(); // path -> what was typed and is not sent yet
  const unsaved = new Map(); // path -> the last ask for what was sent and is not answered yet, or was refused
  const based = new Map(); // path -> the version that was shown when somebody began to type there
  let sending = Promise.resolve();
  let asks = 0; // how many there have been
  let asking = 0; // requests that are not answered yet
  let timer = 0;
  let composing = null; // the field in which an input method is at work
  let edited = { path: "", time: 0 }; // what was typed last: typing that goes on is one step

  const drawn = new Map(); // path -> what is shown of a field: only what changed is shown again
  const begun = new Set(); // paths of figures of which a part was sent since the caret came
  const relations = JSON.parse((document.getElementById("relations") || { textContent: "[]" }).textContent);
  let current = null; // the cell that has the caret, or had it last
  let noted = null; // the part of the report whose table was changed last
  let editing = false; // whether arrows move within the cell
  let before = ""; // what the cell held when the caret came
  let wanted = null; // the column in which the caret goes up and down
  let anchor = null; // the first corner of the block, …
  let picked = []; // … and its rows of cells
  let extending = false;

  const status = document.getElementById("status");
  const list = document.getElementById("findings");
  const STEP = 1500; // milliseconds without a key after which typing is another step

  // ---- to the report and back

  // What is typed into fields stays in them until the report has it: `those` are the fields that an ask is about.
  function send(ask, those) {
    const sent = those || [];
    const number = (asks += 1);
    sent.forEach((field) => unsaved.set(field.dataset.path, number));
    sending = sending.then(() => request(ask, sent, number)).catch(() => {
      sent.forEach((field) => waiting.set(field.dataset.path, field));
      return say("没有连上程序：它可能已经结束。刚才的改动还没有保存；程序重新打开后会接着保存。", true);
    });
    return sending;
  }

  function request(ask, sent, number) {
    const own = sent.filter((field) => based.has(field.dataset.path)).map((field) => based.get(field.dataset.path));
    const edit = { shown: state.version, ask: ask };
    if (own.length > 0) edit.based = Math.min(...own);
    asking += 1;
    const answered = post("edit", edit).then((answer) => {
      if (answer.status === 412) return answer.text().then((html) => clashed(html, ask, sent));
      if (!answer.ok) return answer.text().then((reason) => refresh().then(() => say(reason, true)));
      return answer.json().then((next) => {
        for (const field of sent) {
          // What was asked later of the same field is still to come: until then it keeps what is typed.
          if (unsaved.get(field.dataset.path) === number) unsaved.delete(field.dataset.path);
          if (isBusy(field.dataset.path)) based.set(field.dataset.path, next.version);
          else based.delete(field.dataset.path);
        }
        show(next);
      });
    });
    return answered.finally(() => {
      asking -= 1;
      if (asking === 0 && waiting.size > 0) timer = setTimeout(flush, 0);
    });
  }

  function post(where, what) {
    return fetch(where, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(what) });
  }

  function refresh() {
    return fetch("state").then((answer) => (answer.ok ? answer.json().then(show) : null));
  }

  // Whether a field holds something that the report does not have.
  function isBusy(path) {
    return waiting.has(path) || unsaved.has(path);
  }

  function flush() {
    clearTimeout(timer);
    if (composing || waiting.size === 0) return sending;
    const sent = [...waiting];
    waiting.clear();
    for (const [path, field] of sent) {
      const on = goesOn(path, field);
      if (isCell(field)) send({ kind: "figures", cells: [[path, field.value]], goes_on: on }, [field]);
      else send({ kind: field.dataset.kind, path: path, words: field.value, goes_on: on }, [field]);
    }
    return sending;
  }

  // Whether what is typed goes on with the step before: in a cell until the caret leaves it, in words until the hand rests.
  function goesOn(path, field) {
    const before = edited;
    edited = { path: path, time: Date.now() };
    if (!isCell(field)) return before.path === path && edited.time - before.time < STEP;
    const on = begun.has(path);
    begun.add(path);
    return on;
  }

  function touch(field) {
    const path = field.dataset.path;
    waiting.set(path, field);
    if (!based.has(path)) based.set(path, state.version);
  }

  // What is typed goes at once; while a request is under way it waits and goes with the next one.
  function typed(field) {
    touch(field);
    clearTimeout(timer);
    if (asking === 0) timer = setTimeout(flush, 0);
    say("正在保存……");
  }

  function command(kind) {
    edited.path = "";
    const before = new Map([...fields].map(([path, field]) => [path, field.value]));
    return flush()
      .then(() => send({ kind: kind }))
      .then(() => {
        const changed = [...fields].find(([path, field]) => field.value !== before.get(path));
        if (changed && document.activeElement !== changed[1]) goTo({ field: changed[0] });
      });
  }

  function say(words, wrong) {
    status.textContent = words.trim();
    status.classList.toggle("wrong", Boolean(wrong));
    return Promise.resolve();
  }

  // ---- what the report says

  function show(next) {
    if (next.version < state.version) return;
    if (!list) return showSource(next);
    if (state.form !== undefined && state.form !== next.form) return location.reload();
    Object.assign(state, next);
    const at = new Map();
    for (const found of next.findings) {
      if (!at.has(found.field)) at.set(found.field, []);
      at.get(found.field).push(found);
    }
    for (const [path, field] of fields) {
      const here = at.get(path) || [];
      let missing = false;
      if (isCell(field)) {
        const own = next.cells[path];
        const picture = JSON.stringify([own, here]);
        if (drawn.get(path) === picture && (isBusy(path) || !own || field.value === own.typed)) continue;
        drawn.set(path, picture);
        showCell(path, field, here);
        // That a cell is empty one sees; it is red where it should hold a certain figure.
        missing = own.typed === "" && !own.right && here.length > 0;
      } else if (field.dataset.kind === "prose") showProse(path, field);
      else showLine(path, field, here);
      const worst = missing ? "" : ["error", "warning", "info"].find((severity) => here.some((found) => found.severity === severity));
      field.classList.remove("error", "warning", "info");
      field.classList.toggle("missing", missing);
      if (worst) field.classList.add(worst);
      if (worst === "error") field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    if (next.notes.length > 0) showNotes();
    if (current) showBar();
    showFindings();
    showButtons();
    ["errors", "warnings", "infos"].forEach((id, index) => (document.getElementById(id).textContent = next.counts[index]));
    document.getElementById("count").textContent = next.count;
    if (next.unsaved) say(next.unsaved, true);
    else if (waiting.size === 0 && unsaved.size === 0) say(document.body.dataset.kept || "已保存");
    showPanel(next.panel);
  }

  function showButtons() {
    document.getElementById("undo").disabled = !state.canUndo;
    document.getElementById("redo").disabled = !state.canRedo;
  }

  function showLine(path, field, here) {
    if (!isBusy(path) && composing !== field && field.value !== state.lines[path]) field.value = state.lines[path];
    const about = document.getElementById("about-" + path);
    about.textContent = here.length > 0 ? here.map((found) => found.message).join("；") : about.dataset.about;
    about.className = here.length > 0 ? here[0].severity : "";
  }

  // ---- prose: a reading view, and on focus the words of the file with their marks

  // A copy of the words lies behind the field, a line of it an element, so that only what changed is made anew. It also gives the
  // field its height.
  const copies = new Map(); // field -> its lines: words, marks counted from the line's start, element

  function prepareProse(field) {
    const prose = field.closest(".prose");
    copies.set(field, []);
    field.addEventListener("focus", () => openProse(field, null));
    field.addEventListener("keyup", () => (composing === field ? null : showAt(field)));
    field.addEventListener("blur", () => afterPress(() => closeProse(field)));
    prose.querySelector(".reading").addEventListener("click", (event) => {
      if (!String(window.getSelection())) openProse(field, event);
    });
    prose.querySelector(".insert").addEventListener("click", () => openInsert(field));
  }

  function openProse(field, event) {
    const prose = field.closest(".prose");
    if (prose.classList.contains("editing")) return;
    const at = event ? wordsAt(event) : field.selectionStart;
    prose.classList.add("editing");
    if (!event) return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(at, at);
    const place = placeOf(field, at, at);
    if (place) window.scrollBy(0, place.top - event.clientY + 12);
  }

  // What is shown again as it reads becomes higher or lower: what has the focus now stays where it is.
  function closeProse(field) {
    const prose = field.closest(".prose");
    if (document.activeElement === field || prose.classList.contains("long") || insertInto === field) return;
    const fixed = document.activeElement;
    const before = fixed.getBoundingClientRect().top;
    prose.classList.remove("editing");
    prose.querySelector(".at").hidden = true;
    if (fixed !== document.body) window.scrollBy(0, fixed.getBoundingClientRect().top - before);
  }

  // Nothing moves between a press of the mouse and its release, or the click would go elsewhere.
  let pressed = false;
  document.addEventListener("pointerdown", () => (pressed = true), true);
  for (const kind of ["pointerup", "pointercancel"]) document.addEventListener(kind, () => (pressed = false), true);
  function afterPress(act) {
    if (!pressed) setTimeout(act, 0);
    else document.addEventListener("pointerup", () => setTimeout(act, 0), { once: true });
  }

  // The place in the words of the file that was clicked in the reading view.
  function wordsAt(event) {
    const range = document.caretRangeFromPoint ? document.caretRangeFromPoint(event.clientX, event.clientY) : null;
    const run = range && range.startContainer.parentElement && range.startContainer.parentElement.closest("[data-from]");
    if (!run) return 0;
    return Number(run.dataset.from) + (run.classList.contains("value") ? 0 : range.startOffset);
  }

  function showProse(path, field) {
    const own = state.prose[path];
    if (!own || composing === field) return;
    // Empty lines at the end are nobody's, and somebody may be about to go on there.
    const ends = field.value.replace(/\n+$/, "");
    if (!isBusy(path) && ends !== own.words) setWords(field, own.words);
    draw(field, own.words, own.marks);
    if (field.value !== own.words) draw(field, field.value, null);
    const prose = field.closest(".prose");
    prose.querySelector(".count").textContent = own.count + " 字";
    prose.classList.toggle("long", own.long);
    if (own.long) prose.classList.add("editing");
    showReading(prose.querySelector(".reading"), own.reading);
    if (document.activeElement === field) showAt(field);
  }

  // Other words in a field; the caret stays at the words where it was.
  function setWords(field, words) {
    const old = field.value;
    const same = common(old, words);
    const move = (at) => (at <= same.head ? at : at >= old.length - same.tail ? at + words.length - old.length : words.length - same.tail);
    const caret = [move(field.selectionStart), move(field.selectionEnd)];
    field.value = words;
    if (document.activeElement === field) field.setSelectionRange(caret[0], caret[1]);
    else field.setSelectionRange(words.length - same.tail, words.length - same.tail);
  }

  // How much two texts have in common at their beginning and at their end.
  function common(a, b) {
    const most = Math.min(a.length, b.length);
    let head = 0;
    while (head < most && a[head] === b[head]) head += 1;
    let tail = 0;
    while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
    return { head: head, tail: tail };
  }

  // Draws the copy. Without marks those stay that are of words which did not change.
  function draw(field, words, marks) {
    const old = copies.get(field);
    const lines = words.split("\n").map((line) => ({ words: line, marks: [] }));
    if (marks) {
      let start = 0;
      let next = 0;
      for (const line of lines) {
        for (; next < marks.length && marks[next].start < start + line.words.length; next += 1) {
          const mark = marks[next];
          line.marks.push({ start: mark.start - start, end: mark.end - start, class: mark.class, note: mark.note });
        }
        start += line.words.length + 1;
      }
    }
    const same = (a, b) => a.words === b.words && (!marks || alike(a.marks, b.marks));
    const most = Math.min(old.length, lines.length);
    let head = 0;
    while (head < most && same(old[head], lines[head])) head += 1;
    let tail = 0;
    while (tail < most - head && same(old[old.length - 1 - tail], lines[lines.length - 1 - tail])) tail += 1;
    const gone = old.slice(head, old.length - tail);
    const made = lines.slice(head, lines.length - tail);
    if (!marks && gone.length === 1 && made.length === 1) made[0].marks = keptMarks(gone[0], made[0].words);
    const copy = field.previousElementSibling;
    const behind = old[head + gone.length] ? old[head + gone.length].element : null;
    gone.forEach((line) => line.element.remove());
    const all = document.createDocumentFragment();
    for (const line of made) all.append((line.element = lineElement(line)));
    copy.insertBefore(all, behind);
    copies.set(field, old.slice(0, head).concat(made, old.slice(head + gone.length)));
  }

  function alike(a, b) {
    const same = (one, other) => one.start === other.start && one.end === other.end && one.class === other.class && one.note === other.note;
    return a.length === b.length && a.every((mark, index) => same(mark, b[index]));
  }

  function keptMarks(line, words) {
    const same = common(line.words, words);
    const move = words.length - line.words.length;
    const moved = (mark) => Object.assign({}, mark, { start: mark.start + move, end: mark.end + move });
    const before = line.marks.filter((mark) => mark.end <= same.head);
    const behind = line.marks.filter((mark) => mark.end > same.head && mark.start >= line.words.length - same.tail);
    return before.concat(behind.map(moved));
  }

  function lineElement(line) {
    const element = document.createElement("div");
    let done = 0;
    for (const mark of line.marks) {
      element.append(line.words.slice(done, mark.start), span(mark.class, line.words.slice(mark.start, mark.end)));
      done = mark.end;
    }
    element.append(line.words.slice(done) || "\n");
    return element;
  }

  function span(name, words) {
    const element = document.createElement("span");
    element.className = name;
    element.textContent = words;
    return element;
  }

  const TAGS = { h2: "h3", h3: "h4", h4: "h5" };

  function showReading(view, blocks) {
    const key = JSON.stringify(blocks);
    if (view.dataset.shown === String(key.length) && view.shown === key) return;
    view.dataset.shown = String(key.length);
    view.shown = key;
    view.textContent = "";
    for (const block of blocks) {
      const element = document.createElement(TAGS[block.kind] || "p");
      element.className = block.kind;
      for (const run of block.runs) {
        const part = span(run.class || "", run.words);
        part.dataset.from = run.from;
        if (run.note) part.title = run.note;
        element.append(part);
      }
      view.append(element);
    }
    if (blocks.length === 0) view.append(Object.assign(document.createElement("p"), { className: "empty", textContent: "（没有文字，点这里填写）" }));
  }

  // The line of the copy that a place is in.
  function lineAt(field, at) {
    let start = 0;
    for (const line of copies.get(field)) {
      if (at <= start + line.words.length) return { line: line, start: start };
      start += line.words.length + 1;
    }
    return null;
  }

  // Where words of a field are on the screen.
  function placeOf(field, start, end) {
    const at = lineAt(field, start);
    if (!at) return null;
    const range = document.createRange();
    const walker = document.createTreeWalker(at.line.element, NodeFilter.SHOW_TEXT);
    let left = start - at.start;
    let node = walker.nextNode();
    while (node && left > node.length) {
      left -= node.length;
      node = walker.nextNode();
    }
    if (!node) return at.line.element.getBoundingClientRect();
    range.setStart(node, left);
    range.setEnd(node, Math.min(node.length, left + Math.max(1, end - start)));
    return range.getBoundingClientRect();
  }

  // Under the field: what the figure under the caret was held against, and what the expressions of its line print.
  function showAt(field) {
    const line = field.closest(".prose").querySelector(".at");
    const own = state.prose[field.dataset.path];
    const at = lineAt(field, field.selectionStart);
    if (!own || !at) return;
    const caret = field.selectionStart;
    const marks = at.line.marks.filter((mark) => mark.note && mark.start + at.start <= caret && caret <= mark.end + at.start);
    const fits = field.value.startsWith(own.words);
    const values = fits ? own.values.filter((value) => value.start >= at.start && value.end <= at.start + at.line.words.length) : [];
    const words = marks
      .map((mark) => at.line.words.slice(mark.start, mark.end) + "　" + mark.note)
      .concat(values.map((value) => own.words.slice(value.start, value.end) + " = " + value.value));
    line.textContent = words.join("\n");
    line.hidden = words.length === 0;
  }

  // ---- 插入数字

  const insert = document.getElementById("insert");
  const find = document.getElementById("insert-find");
  const options = document.getElementById("insert-list");
  let insertInto = null;
  let chosen = 0;

  function openInsert(field) {
    insertInto = field;
    openProse(field, null);
    insert.hidden = false;
    find.value = "";
    offer();
    find.focus();
  }

  function closeInsert() {
    const field = insertInto;
    insertInto = null;
    insert.hidden = true;
    if (field) field.focus();
  }

  // Everything that can be inserted: the figures of the form, last year's, and lines of the agency.
  function offers() {
    const all = [];
    for (const [path, field] of fields) {
      const cell = state.cells[path];
      if (field.dataset.kind === "cell" && cell) {
        all.push({ path: path, name: field.getAttribute("aria-label"), value: cell.typed || "没有填" });
      } else if (field.dataset.offer) all.push({ path: path, name: path, value: field.value || "没有填" });
    }
    const last = insert.dataset.last;
    const before = all.filter((one) => state.cells[one.path] && state.cells[one.path].last !== undefined);
    return all.concat(before.map((one) => ({ path: last + "." + one.path, name: last + " " + one.name, value: state.cells[one.path].last })));
  }

  function offer() {
    const wanted = find.value.trim().split(/[\s的.]+/).filter((word) => word);
    const found = offers().filter((one) => wanted.every((word) => one.name.includes(word) || one.path.includes(word)));
    options.textContent = "";
    found.slice(0, 50).forEach((one, index) => {
      const option = document.createElement("li");
      option.id = "offer-" + index;
      option.setAttribute("role", "option");
      option.dataset.insert = one.path;
      option.append(span("name", one.name), " ", span("value", one.value));
      options.append(option);
    });
    choose(0);
  }

  function choose(index) {
    const all = [...options.children];
    chosen = Math.max(0, Math.min(index, all.length - 1));
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    if (!all[chosen]) return find.removeAttribute("aria-activedescendant");
    find.setAttribute("aria-activedescendant", all[chosen].id);
    all[chosen].scrollIntoView({ block: "nearest" });
  }

  // Puts an expression at the caret; within another one its name alone.
  function put(path) {
    const field = insertInto;
    const before = field.value.slice(0, field.selectionStart);
    const within = before.lastIndexOf("{{") > Math.max(before.lastIndexOf("}}"), before.lastIndexOf("\n"));
    field.setRangeText(within ? path : "{{" + path + "}}", field.selectionStart, field.selectionEnd, "end");
    edited.path = "";
    closeInsert();
    draw(field, field.value, null);
    typed(field);
  }

  if (insert) {
    find.addEventListener("input", offer);
    find.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) choose(chosen + step);
      else if (event.key === "Enter" && options.children[chosen]) put(options.children[chosen].dataset.insert);
      else return;
      event.preventDefault();
    });
    insert.addEventListener("keydown", (event) => (event.key === "Escape" ? closeInsert() : null));
    document.getElementById("insert-close").addEventListener("click", closeInsert);
    options.addEventListener("click", (event) => {
      const option = event.target.closest("[data-insert]");
      if (option) put(option.dataset.insert);
    });
    // While the list is open a click into a table picks the cell.
    document.addEventListener(
      "mousedown",
      (event) => {
        const cell = event.target.closest("[data-kind=cell]");
        if (!insertInto || !cell) return;
        event.preventDefault();
        put(cell.dataset.path);
      },
      true
    );
  }

  // ---- what was found

  let items = []; // the elements of the findings, in order
  let reached = -1; // the finding that was gone to last

  function showFindings() {
    const had = document.activeElement;
    const index = items.findIndex((item) => item.contains(had));
    const known = new Map(items.map((item) => [item.dataset.key, item]));
    const before = items.map((item) => item.dataset.key).join("\n");
    items = state.findings.map((found) => {
      const key = JSON.stringify([found.rule, found.path, found.message, found.help, found.mend, found.part, found.explain, found.field]);
      const item = known.get(key) || findingItem(found, key);
      known.delete(key);
      item.dataset.index = found.number;
      return item;
    });
    for (const part of state.parts) showTally(part);
    document.getElementById("nothing").hidden = items.length > 0;
    showExplained();
    if (items.map((item) => item.dataset.key).join("\n") === before) return;
    list.textContent = "";
    for (const part of state.parts) {
      const own = state.findings.filter((found) => found.part === part.key);
      if (own.length === 0) continue;
      const heading = document.createElement("h3");
      heading.append(part.heading + " ", span("tally " + part.worst, part.tally));
      const order = document.createElement("ol");
      own.forEach((found) => order.append(items[found.number]));
      list.append(heading, order);
    }
    // What had the focus keeps it; if it is done with, the one that took its place gets it.
    if (index < 0) return;
    const next = items[Math.min(index, items.length - 1)];
    if (list.contains(had)) had.focus({ preventScroll: true });
    else (next ? next.querySelector(".go") || next : document.getElementById("found")).focus();
  }

  function showTally(part) {
    const place = document.querySelector('h2 [data-part="' + part.key + '"]');
    if (!place) return;
    place.textContent = part.tally;
    place.className = "tally " + part.worst;
  }

  function findingItem(found, key) {
    const item = document.createElement("li");
    item.className = found.severity;
    item.dataset.key = key;
    item.tabIndex = -1;
    const own = () => state.findings[Number(item.dataset.index)];
    const words = found.field ? button(found.message, () => goTo(own())) : span("", found.message);
    if (found.field) words.className = "go";
    words.prepend(span("kind", found.word), " ");
    item.append(words);
    for (const line of found.beside || []) paragraph(item, line);
    if (found.help) paragraph(item, found.help);
    if (!found.field && found.line) paragraph(item, "文件第 " + found.line + " 行" + (found.quote ? "：" + found.quote : ""));
    if (found.mend) item.append(button(found.mend, () => flush().then(() => send({ kind: "fix", finding: own().number }))));
    if (found.explain) item.append(button("写说明", (event) => explain(item, event.target, "", (reason) => ({ kind: "explain", finding: own().number, reason: reason }))));
    if (found.waiver !== undefined) item.append(button("删去这条说明", () => flush().then(() => send({ kind: "waiver", waiver: own().waiver, reason: null }))));
    return item;
  }

  function paragraph(item, words) {
    const element = document.createElement("p");
    element.textContent = words;
    item.append(element);
  }

  function button(words, press) {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = words;
    element.addEventListener("click", press);
    return element;
  }

  // A form under a finding for the reason that it is right as it stands.
  function explain(item, opener, reason, ask) {
    if (item.querySelector("form")) return;
    const form = document.createElement("form");
    const label = document.createElement("label");
    label.textContent = "为什么这样是对的？写进报告的“核实说明”，不会印出来。";
    const field = document.createElement("textarea");
    field.rows = 3;
    field.value = reason;
    label.append(field);
    const save = button("保存说明", () => form.requestSubmit());
    const close = () => {
      form.remove();
      opener.focus();
    };
    form.append(label, save, " ", button("取消", close));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!field.value.trim()) return field.focus();
      flush()
        .then(() => send(ask(field.value)))
        .then(() => form.remove());
    });
    form.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Escape") close();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    item.append(form);
    field.focus();
  }

  function showExplained() {
    const place = document.getElementById("explained");
    const key = JSON.stringify(state.explained);
    place.hidden = state.explained.length === 0;
    if (place.dataset.key === key) return;
    const had = place.contains(document.activeElement);
    place.dataset.key = key;
    const order = place.querySelector("ol");
    order.textContent = "";
    for (const found of state.explained) {
      const item = document.createElement("li");
      const words = found.field ? button(found.message, () => goTo(found)) : span("", found.message);
      if (found.field) words.className = "go";
      item.append(words);
      paragraph(item, "理由：" + found.reason);
      const ask = (reason) => ({ kind: "waiver", waiver: found.waiver, reason: reason });
      item.append(
        button("改理由", (event) => explain(item, event.target, found.reason, ask)),
        " ",
        button("撤回说明", () => flush().then(() => send(ask(null))))
      );
      order.append(item);
    }
    if (had) (order.querySelector("button") || document.getElementById("found")).focus();
  }

  // Goes to the field of a finding, in prose to the very words.
  function goTo(found) {
    const field = fields.get(found.field);
    if (!field) return;
    if (field.dataset.kind === "prose") {
      field.closest(".prose").classList.add("editing");
      field.focus({ preventScroll: true });
      const words = found.words || [field.selectionStart, field.selectionStart];
      field.setSelectionRange(words[0], words[1]);
      const place = placeOf(field, words[0], words[1]) || field.getBoundingClientRect();
      window.scrollBy(0, place.top - window.innerHeight / 3);
      return;
    }
    field.scrollIntoView({ block: "center", inline: "center" });
    field.focus();
    if (field.select) field.select();
  }

  function step(by) {
    if (items.length === 0) return say("没有发现问题");
    // In the order of the list, which is that of the parts.
    const order = state.parts.flatMap((part) => state.findings.filter((found) => found.part === part.key));
    reached = (reached + by + order.length) % order.length;
    const found = order[reached];
    items.forEach((item, index) => item.classList.toggle("current", index === found.number));
    items[found.number].scrollIntoView({ block: "nearest" });
    if (found.field) goTo(found);
    else items[found.number].focus();
    return say("第 " + (reached + 1) + " 处，共 " + order.length + " 处：" + found.message);
  }

  function prepareFindings() {
    document.addEventListener("selectionchange", () => {
      const field = document.activeElement;
      if (copies.has(field) && composing !== field) showAt(field);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "F8") {
        event.preventDefault();
        step(event.shiftKey ? -1 : 1);
      }
      const asks = event.key === "i" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (asks && copies.has(event.target)) {
        event.preventDefault();
        openInsert(event.target);
      }
    });
    document.body.classList.add("live");
  }

  // ---- a file that holds no report: its text

  const text = document.getElementById("text");
  let changing = false; // whether what comes next was asked for here

  function prepareSource() {
    const change = (ask) => {
      changing = true;
      send(ask).then(() => (status.classList.contains("wrong") ? (changing = false) : location.reload()));
    };
    document.getElementById("save").addEventListener("click", () => change({ kind: "text", text: text.value }));
    for (const element of document.querySelectorAll("[data-mend]")) {
      element.addEventListener("click", () => change({ kind: "fix", finding: Number(element.dataset.mend) }));
    }
    for (const kind of ["undo", "redo"]) document.getElementById(kind).addEventListener("click", () => change({ kind: kind }));
  }

  // Another version is shown anew; where somebody has typed, nothing is overwritten, on either side.
  function showSource(next) {
    if (state.version > 0 && !changing && next.version > state.version) {
      if (text.value === text.defaultValue) return location.reload();
      return say("文件刚才在别处改过，这里的改动没有保存；先把它复制下来，再重新打开这一页", true);
    }
    Object.assign(state, next);
    return showButtons();
  }

  // ---- the tables: what a cell shows, and what is known about the one under the caret

  function isCell(field) {
    return field.dataset.kind === "cell";
  }

  function showCell(path, field, here) {
    const cell = state.cells[path];
    if (!isBusy(path) && field.value !== cell.typed) {
      field.value = cell.typed;
      if (field === document.activeElement && !editing) field.select();
    }
    field.readOnly = cell.held !== undefined;
    field.placeholder = (cell.held && cell.sum) || "";
    field.title = here.map((found) => found.message).concat(cell.held || []).join("\n");
    const offer = offered(path);
    const take = field.nextElementSibling;
    take.hidden = !offer;
    take.textContent = offer ? offer.words : "";
    take.nextElementSibling.textContent = (cell.last || "") + (cell.note ? "（" + cell.note + "）" : "");
  }

  // What can be taken over in a cell: the right figure of a finding, or the sum of a total.
  function offered(path) {
    const cell = state.cells[path];
    if (cell.right) return { words: "改为 " + cell.right[0][1], cells: cell.right };
    if (cell.held || cell.sum === undefined || cell.sum === fields.get(path).value.trim()) return null;
    return { words: "＝" + cell.sum, cells: [[path, cell.sum]] };
  }

  function take(field) {
    const offer = offered(field.dataset.path);
    if (offer) flush().then(() => send({ kind: "figures", cells: offer.cells }));
  }

  function fillZeros(path) {
    flush().then(() => send({ kind: "zeros", path: path }));
  }

  function rowOf(path) {
    return path.slice(0, path.lastIndexOf("."));
  }

  function add(parent, name, words, kind) {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    element.append(words);
    parent.append(element);
    return element;
  }

  // Under the table: the findings at the cell, what can be done, its relations with their two sides.
  function showBar() {
    const path = current.dataset.path;
    const bar = current.closest("section").querySelector(".bar");
    for (const other of document.querySelectorAll(".bar")) other.hidden = other !== bar;
    for (const cell of document.querySelectorAll("td.part")) cell.classList.remove("part");
    const within = bar.contains(document.activeElement);
    bar.textContent = "";
    const head = add(bar, "p", "", "about");
    add(head, "b", current.getAttribute("aria-label"));
    const offer = offered(path);
    if (offer) head.append(button(offer.words + "（Alt 加 =）", () => take(current)));
    head.append(button("本行其余填 0（Alt 加 0）", () => fillZeros(rowOf(path))));
    const about = add(bar, "div", "");
    about.id = "about";
    for (const found of state.findings) if (found.field === path) add(about, "p", found.message, found.severity);
    if (state.cells[path].held) add(about, "p", state.cells[path].held);
    relations.forEach((relation, index) => {
      if (relation.sides.some((side) => side.some((term) => term.path === path))) bar.append(relationLine(relation, state.relations[index]));
    });
    if (within) current.focus();
  }

  function relationLine(relation, made) {
    const line = document.createElement("p");
    add(line, "b", relation.name + "：");
    relation.sides.forEach((side, index) => {
      if (index > 0) line.append(" ＝ ");
      side.forEach((term) => fields.get(term.path).parentElement.classList.add("part"));
      const value = (term) => fields.get(term.path).value.trim() || fields.get(term.path).placeholder;
      const own = (term) => term.path === current.dataset.path;
      const shown = side.filter((term) => own(term) || side.length < 3 || !["", "0"].includes(value(term)));
      const empty = side.filter((term) => !shown.includes(term) && value(term) === "");
      const zeros = side.length - shown.length - empty.length;
      const pieces = shown.map((term) => {
        const element = button(term.name + " " + (value(term) || "空"), () => goTo({ field: term.path }));
        if (own(term)) element.setAttribute("aria-current", "true");
        return element;
      });
      if (empty.length > 0) pieces.push(button("空 " + empty.length + " 格", () => goTo({ field: empty[0].path })));
      if (zeros > 0) pieces.push(zeros + " 项是 0");
      pieces.forEach((piece, at) => line.append(at > 0 ? " ＋ " : "", piece));
    });
    if (!made) return line;
    const [left, right] = made.sides;
    const total = relation.sides[0].length === 1 && state.cells[relation.sides[0][0].path].typed === "";
    if (made.off !== undefined) add(line, "strong", " ✗ 两边是 " + left + " 和 " + right + "，差 " + made.off, "error");
    else if (left === null || right === null) line.append("；有的格子读不出，没有核对");
    else if (total) line.append("；已填的各项合计 " + right);
    else if (left !== right) line.append("；还没有填完");
    else add(line, "span", " ✓ 两边都是 " + left, "holds");
    return line;
  }

  // What is said of a block that was pasted.
  function showNotes() {
    const box = noted.querySelector(".pasted");
    box.textContent = "";
    const [first, ...more] = state.notes;
    const head = add(box, "p", first.words + (more.length > 0 ? "，请看：" : "。"));
    if (more.length > 0) head.append(button("知道了", () => (box.textContent = "")));
    const all = more.length > 0 ? add(box, "ul", "") : box;
    for (const note of more) {
      const item = add(all, "li", note.path ? "" : note.words);
      if (note.path) item.append(button(note.words, () => goTo({ field: note.path })));
    }
    state.notes = [];
  }

  // The heads of a table stay below each other, however high each is.
  function placeHeads() {
    document.documentElement.style.setProperty("--header", document.querySelector("header").offsetHeight + "px");
    for (const sheet of document.querySelectorAll(".sheet")) {
      let top = 0;
      for (const depth of [0, 1, 2]) {
        sheet.style.setProperty("--h" + depth, top + "px");
        const cell = sheet.querySelector(".h" + depth);
        if (cell) top += cell.parentElement.getBoundingClientRect().height;
      }
      sheet.style.setProperty("--head", top + "px");
    }
  }

  // ---- keys and blocks of cells, as in a sheet

  function enter(field) {
    current = field;
    noted = field.closest("section");
    editing = false;
    before = field.value;
    wanted = null;
    begun.delete(field.dataset.path);
    if (!extending) pick(field, field);
    field.setAttribute("aria-describedby", "about");
    field.select();
    const sheet = field.closest(".sheet");
    if (getComputedStyle(sheet).overflowY !== "visible") sheet.scrollIntoView({ block: "nearest" });
    showBar();
  }

  function rowsAround(field) {
    const lines = [...field.closest("tbody").rows].map((line) => [...line.querySelectorAll("input")]);
    return lines.filter((line) => line.length > 0);
  }

  function columns(field) {
    const start = Number(field.dataset.column);
    return { start: start, end: start + field.parentElement.colSpan };
  }

  // The cell beside a cell, or the last one on that way; over merged cells the way is straight down the paper.
  function beside(field, down, across, far) {
    const rows = rowsAround(field);
    const at = rows.findIndex((row) => row.includes(field));
    if (across !== 0) {
      const row = rows[at];
      return far ? row[across < 0 ? 0 : row.length - 1] : row[row.indexOf(field) + across];
    }
    const row = rows[far ? (down < 0 ? 0 : rows.length - 1) : at + down];
    const column = wanted === null ? columns(field).start : wanted;
    const found = row && (row.find((cell) => columns(cell).end > column) || row[row.length - 1]);
    return found && { field: found, column: column };
  }

  function go(field, extend, column) {
    extending = extend;
    field.focus();
    if (extend) pick(anchor, field);
    extending = false;
    wanted = column === undefined ? null : column;
  }

  function move(field, down, across, far, extend) {
    const next = beside(field, down, across, far);
    if (next && across !== 0) go(next, extend);
    else if (next) go(next.field, extend, next.column);
  }

  // As Enter goes: below the last row on to the next column.
  function onward(field, down) {
    const next = beside(field, down, 0, false);
    if (next) return go(next.field, false, next.column);
    const column = beside(field, 0, down, false);
    if (column) go(beside(column, -down, 0, true).field, false);
  }

  function pick(from, to) {
    anchor = from;
    const rows = rowsAround(to);
    const at = [from, to].map((field) => rows.findIndex((row) => row.includes(field)));
    const first = Math.min(columns(from).start, columns(to).start);
    const end = Math.max(columns(from).end, columns(to).end);
    const lines = rows.slice(Math.min(...at), Math.max(...at) + 1);
    for (const line of picked) for (const field of line) field.parentElement.classList.remove("picked");
    picked = lines.map((line) => line.filter((field) => columns(field).start < end && columns(field).end > first));
    if (from !== to) for (const line of picked) for (const field of line) field.parentElement.classList.add("picked");
  }

  function isBlock() {
    return picked.length > 1 || (picked.length === 1 && picked[0].length > 1);
  }

  function onCellKey(event) {
    const field = event.target;
    const key = event.key;
    const control = event.ctrlKey || event.metaKey;
    const arrow = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
    if (event.isComposing) return;
    if (event.altKey) {
      if (event.code === "Equal") take(field);
      else if (event.code === "Digit0") fillZeros(rowOf(field.dataset.path));
      else return;
    } else if (arrow && !(editing && arrow[1] !== 0)) move(field, arrow[0], arrow[1], control, event.shiftKey);
    else if (key === "Enter") onward(field, event.shiftKey ? -1 : 1);
    else if ((key === "Home" || key === "End") && !editing) {
      const way = key === "Home" ? -1 : 1;
      const row = control ? beside(field, way, 0, true).field : field;
      go(beside(row, 0, way, true), event.shiftKey);
    } else if (key === "F2") {
      editing = true;
      field.setSelectionRange(field.value.length, field.value.length);
    } else if (key === "Escape") {
      if (field.value !== before) {
        field.value = before;
        typed(field);
      }
      editing = false;
      field.select();
    } else if (key === "Delete" ? !editing : key === "Backspace" && isBlock()) emptyBlock();
    else return;
    event.preventDefault();
  }

  function emptyBlock() {
    const cells = [].concat(...picked).filter((field) => !field.readOnly && field.value !== "");
    if (cells.length > 0) flush().then(() => send({ kind: "figures", cells: cells.map((field) => [field.dataset.path, ""]) }));
  }

  function onCopy(event) {
    if (!isCell(event.target) || !isBlock()) return;
    event.clipboardData.setData("text/plain", picked.map((line) => line.map((field) => field.value || field.placeholder).join("\t")).join("\n"));
    event.preventDefault();
    if (event.type === "cut") emptyBlock();
  }

  // What a block means is for the program to say.
  function onPaste(event) {
    const field = event.target;
    const plain = event.clipboardData.getData("text/plain");
    const html = event.clipboardData.getData("text/html");
    if (!isCell(field) || plain + html === "" || (editing && !/[\t\n]/.test(plain.trim()))) return;
    event.preventDefault();
    const table = /<table/i.test(html) ? html : null;
    flush().then(() => send({ kind: "paste", target: field.dataset.path, plain: plain, html: table }));
  }

  function onCellMouse(event) {
    const field = event.target;
    if (!isCell(field)) return;
    const same = anchor && anchor.closest("table") === field.closest("table");
    if (event.type === "mousedown") {
      editing = document.activeElement === field && !event.shiftKey;
      if (event.shiftKey && same) {
        event.preventDefault();
        go(field, true);
      }
    } else if (event.type === "mouseover") {
      if (event.buttons === 1 && same && document.activeElement === anchor) pick(anchor, field);
    } else if (!editing && !isBlock()) field.select();
  }

  // ---- the page

  for (const field of document.querySelectorAll("[data-path]")) {
    fields.set(field.dataset.path, field);
    if (field.dataset.kind === "prose") prepareProse(field);
    field.addEventListener("input", () => {
      if (field.dataset.kind === "prose") draw(field, field.value, null);
      if (composing !== field) typed(field);
    });
    field.addEventListener("compositionstart", () => {
      composing = field;
      touch(field);
    });
    field.addEventListener("compositionend", () => {
      composing = null;
      typed(field);
    });
    field.addEventListener("change", flush);
  }
  for (const sheet of document.querySelectorAll(".sheet")) {
    sheet.addEventListener("keydown", (event) => isCell(event.target) && onCellKey(event));
    sheet.addEventListener("focusin", (event) => isCell(event.target) && enter(event.target));
    for (const type of ["mousedown", "mouseover", "click"]) sheet.addEventListener(type, onCellMouse);
    for (const type of ["copy", "cut"]) sheet.addEventListener(type, onCopy);
    sheet.addEventListener("paste", onPaste);
    sheet.addEventListener("click", (event) => event.target.matches(".take") && take(event.target.parentElement.querySelector("input")));
  }
  for (const zeros of document.querySelectorAll("[data-zeros]")) {
    zeros.addEventListener("click", () => {
      noted = zeros.closest("section");
      fillZeros(zeros.dataset.zeros);
    });
  }
  window.addEventListener("resize", placeHeads);
  placeHeads();
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !list) return;
    const back = event.key === "z" && !event.shiftKey;
    const again = event.key === "y" || (event.key === "Z" && event.shiftKey);
    if (!back && !again) return;
    event.preventDefault();
    command(back ? "undo" : "redo");
  });
  if (list) {
    document.getElementById("undo").addEventListener("click", () => command("undo"));
    document.getElementById("redo").addEventListener("click", () => command("redo"));
    prepareFindings();
  } else prepareSource();
  window.addEventListener("beforeunload", (event) => {
    if (waiting.size === 0 && unsaved.size === 0 && !state.unsaved) return;
    flush();
    event.preventDefault();
    event.returnValue = "";
  });

  // ---- the file: what another page of the same report, or another program, has changed

  const panel = document.getElementById("file");
  const clash = document.getElementById("clash");
  let panelShown = -1;
  let clashing = null; // what was asked of fields that were changed elsewhere too

  function showPanel(number) {
    if (number === panelShown) return;
    const first = panelShown < 0;
    panelShown = number;
    // The page came with the first.
    if (first) return;
    fetch("panel")
      .then((answer) => answer.text())
      .then((html) => (panel.innerHTML = html));
  }

  // Both versions of the fields are shown; theirs stay in the report and ours in the fields until somebody chooses.
  function clashed(html, ask, sent) {
    clashing = { ask: ask, fields: sent };
    clash.innerHTML = html;
    return refresh().then(() => say("没有保存：同一处在两个地方都改了", true));
  }

  function settleClash(mine) {
    const fields = clashing.fields;
    const ask = clashing.ask;
    clashing = null;
    clash.textContent = "";
    for (const field of fields) {
      waiting.delete(field.dataset.path);
      unsaved.delete(field.dataset.path);
      based.set(field.dataset.path, state.version);
      if (mine && ask.kind !== "figures") ask.words = field.value;
      if (!mine) based.delete(field.dataset.path);
    }
    if (mine && ask.kind === "figures") ask.cells = fields.map((field) => [field.dataset.path, field.value]);
    return mine ? send(ask, fields) : refresh();
  }

  function settle(choice) {
    const seen = panel.querySelector("[data-number]");
    return post("settle", { panel: Number(seen.dataset.number), choice: choice }).then((answer) =>
      answer.ok ? answer.json().then(show) : answer.text().then((reason) => refresh().then(() => say(reason, true)))
    );
  }

  document.addEventListener("click", (event) => {
    const choice = event.target.closest("button[data-settle], button[data-clash]");
    if (!choice) return;
    if (choice.dataset.clash) settleClash(choice.dataset.clash === "mine");
    else flush().then(() => settle(choice.dataset.settle));
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-settle]")) return;
    event.preventDefault();
    settle({ copy: event.target.querySelector("input").value });
  });
  setInterval(() => {
    if (document.hidden && !state.unsaved) return;
    if (waiting.size > 0 && !clashing) flush();
    sending.then(() =>
      fetch("version")
        .then((answer) => answer.text())
        .then((version) => (Number(version) > state.version ? refresh() : null))
        .catch(() => say("没有连上程序：它可能已经结束。", true))
    );
  }, 1000);
  show(JSON.parse(document.getElementById("state").textContent));
  const goFirst = () => {
    const path = decodeURIComponent(location.hash.slice(1));
    if (path && list) goTo(state.findings.find((found) => found.path === path) || { field: path });
  };
  window.addEventListener("hashchange", goFirst);
  goFirst();
})();

// ---- a report finished: its preview, and the comparison with last year's
(function () {
  "use strict";
  const frame = document.getElementById("frame");
  const print = document.getElementById("print");
  if (frame && print) {
    print.hidden = false;
    print.addEventListener("click", () => frame.contentWindow.print());
    const count = () => {
      const main = frame.contentDocument && frame.contentDocument.querySelector("main");
      if (!main || !/pages$/.test(frame.src)) return;
      const sheet = (main.offsetWidth * 220) / 156; // a sheet of 210 mm and the gap of 10 mm beside it, where the text is 156 mm wide
      const pages = Math.max(1, Math.ceil((main.scrollWidth - 1) / sheet));
      document.getElementById("pages").textContent = "约 " + pages + " 页（按这台电脑的字体；以 Word 文档打印的为准）";
    };
    frame.addEventListener("load", count);
    count();
  }
  const prior = document.getElementById("prior");
  if (prior) {
    prior.addEventListener("submit", (event) => {
      event.preventDefault();
      const ask = { kind: "line", path: prior.dataset.path, words: prior.querySelector("select").value };
      const edit = { shown: Number(prior.dataset.version), ask: ask };
      fetch("edit", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(edit) }).then((answer) => {
        if (answer.ok) location.reload();
        else answer.text().then((reason) => (document.getElementById("status").textContent = reason));
      });
    });
  }
})();

// ---- the folder, and what was read of a report: files that are dropped, lines that change while they are shown

(function () {
  "use strict";
  const page = document.body.dataset.page;
  if (page !== "folder" && page !== "read") return;

  const POLL = 1500; // milliseconds between two looks at the folder; none while files are being judged
  const status = document.getElementById("status");

  function say(words, wrong) {
    status.textContent = words.trim();
    status.classList.toggle("wrong", Boolean(wrong));
  }

  for (const element of document.querySelectorAll(".scripted")) element.hidden = false;
  for (const element of document.querySelectorAll(".unscripted")) element.hidden = true;
  if (page !== "folder") return;

  // ---- a file that is dropped or chosen

  const given = document.getElementById("given");

  function upload(file) {
    if (!file) return;
    say("正在读取 " + file.name + "……");
    fetch("/upload?name=" + encodeURIComponent(file.name), { method: "POST", body: file })
      .then((answer) => answer.text().then((words) => (answer.ok ? (location.href = words) : say(words, true))))
      .catch(() => say("没有读成：程序可能已经结束，或者文件正被别的程序占用。", true));
  }

  given.addEventListener("change", () => upload(given.files[0]));
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    upload(event.dataTransfer.files[0]);
  });

  // ---- a list of units from a file, in whatever encoding

  document.getElementById("list-file").addEventListener("change", (event) => {
    const file = event.target.files[0];
    if (!file) return;
    file.arrayBuffer().then((bytes) => {
      const list = document.getElementById("list");
      try {
        list.value = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      } catch (error) {
        list.value = new TextDecoder("gb18030").decode(bytes);
      }
      list.focus();
    });
  });

  // ---- the lines, live

  const files = document.getElementById("files");
  const missing = document.getElementById("missing");
  const filter = document.getElementById("filter");
  const known = new Map(); // key of a line -> as the program sent it
  let shown = ""; // what the program calls what is shown
  let query = location.search.slice(1);
  let turn = 0;
  let timer = 0;
  let ended = false;

  for (const line of files.children) known.set(line.dataset.key, line.outerHTML);

  function dates(root) {
    for (const time of root.querySelectorAll("time[data-epoch]")) {
      const date = new Date(Number(time.dataset.epoch) * 1000);
      const two = (number) => String(number).padStart(2, "0");
      const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
      time.textContent = day + " " + two(date.getHours()) + ":" + two(date.getMinutes());
    }
  }

  function show(live) {
    document.getElementById("summary").textContent = live.summary;
    const progress = document.getElementById("progress");
    progress.hidden = live.waiting === 0;
    const bar = document.getElementById("bar");
    bar.max = live.all;
    bar.value = live.all - live.waiting;
    document.getElementById("waiting").textContent = "还有 " + live.waiting + " 份";
    if (live.all > 0) for (const part of document.querySelectorAll("main [hidden]:not(#progress):not(.unscripted)")) part.hidden = false;
    if (missing.innerHTML !== live.units) missing.innerHTML = live.units;
    const old = new Map();
    for (const line of files.children) old.set(line.dataset.key, line);
    let place = files.firstElementChild;
    for (const [key, html] of live.rows) {
      const made = document.createElement("template");
      made.innerHTML = html;
      const fresh = made.content.firstElementChild;
      let line = old.get(key);
      old.delete(key);
      if (!line || known.get(key) !== fresh.outerHTML) {
        known.set(key, fresh.outerHTML);
        dates(fresh);
        if (line) {
          const focused = [...line.querySelectorAll("a")].indexOf(document.activeElement);
          if (place === line) place = fresh;
          line.replaceWith(fresh);
          const link = fresh.querySelectorAll("a")[focused];
          if (link) link.focus();
        }
        line = fresh;
      }
      if (line === place) place = place.nextElementSibling;
      else files.insertBefore(line, place);
    }
    for (const [key, line] of old) {
      known.delete(key);
      line.remove();
    }
  }

  function look() {
    clearTimeout(timer);
    if (ended) return;
    if (document.hidden) {
      timer = setTimeout(look, POLL);
      return;
    }
    const own = ++turn;
    fetch("/folder.json?" + query + "&shown=" + shown)
      .then((answer) => {
        if (answer.status === 204) return null;
        if (!answer.ok) return answer.text().then((words) => say(words, true));
        const tag = answer.headers.get("etag");
        return answer.json().then((live) => {
          if (own !== turn) return null;
          shown = tag.replace(/"/g, "");
          show(live);
          return live;
        });
      })
      .catch(() => say("没有连上程序：它可能已经结束。", true))
      .then((live) => {
        if (own === turn) timer = setTimeout(look, live && live.waiting > 0 ? 0 : POLL);
      });
  }

  function narrowed() {
    query = new URLSearchParams(new FormData(filter)).toString();
    shown = "";
    history.replaceState(null, "", "/?" + query);
    look();
  }

  filter.addEventListener("input", narrowed);
  filter.addEventListener("submit", (event) => {
    event.preventDefault();
    narrowed();
  });

  // ---- the end

  const end = document.getElementById("end");
  if (end)
    end.addEventListener("click", (event) => {
      event.preventDefault();
      fetch("/end", { method: "POST" })
        .catch(() => null)
        .then(() => {
          ended = true;
          end.remove();
          const main = document.querySelector("main");
          main.textContent = "";
          const words = document.createElement("p");
          words.textContent = "程序已经结束，所有改动都已保存。可以关闭这个页面了。";
          main.append(words);
          say("已结束");
        });
    });

  dates(document);
  look();
})();
