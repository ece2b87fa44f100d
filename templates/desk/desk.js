// The desk's script: what is typed goes to the report, what the report says comes back. The page works without it as far as reading
// goes; all that is known about the form and its rules is known by the program, and nothing of it here.
(function () {
  "use strict";

  const state = { version: 0, cells: {}, prose: {}, findings: [] };
  const fields = new Map(); // path -> input or textarea
  const waiting = new Map(); // path -> what was typed and is not sent yet
  let sending = Promise.resolve();
  let timer = 0;
  let asked = 0; // changes that were sent and are not answered yet
  let composing = false;

  const drawn = new Map(); // path -> what is shown of a field: only what changed is shown again
  const begun = new Set(); // paths of figures of which a part was sent since the caret came
  const relations = JSON.parse(document.getElementById("relations").textContent);
  let formShown = "";
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
  const PAUSE = 250; // milliseconds without a key before what was typed is sent

  // ---- to the report and back

  function send(ask) {
    asked += 1;
    sending = sending.then(() => request(ask)).catch(() => say("没有连上程序：它可能已经结束。刚才的改动还没有保存。", true)).then(answered);
    return sending;
  }

  function answered() {
    asked -= 1;
    if (asked === 0 && [...waiting.values()].some(isCell)) flush();
  }

  function request(ask) {
    const body = JSON.stringify({ shown: state.version, ask: ask });
    return fetch("edit", { method: "POST", headers: { "content-type": "application/json" }, body: body }).then((answer) =>
      answer.ok ? answer.json().then(show) : answer.text().then((reason) => refresh().then(() => say(reason, true)))
    );
  }

  function refresh() {
    return fetch("state").then((answer) => (answer.ok ? answer.json().then(show) : null));
  }

  function flush() {
    clearTimeout(timer);
    if (composing || waiting.size === 0) return sending;
    for (const [path, field] of waiting) {
      if (!isCell(field)) send({ kind: field.dataset.kind, path: path, words: field.value });
      else send({ kind: "figures", cells: [[path, field.value]], more: begun.has(path) });
      begun.add(path);
    }
    waiting.clear();
    return sending;
  }

  // A figure goes at once, or as soon as the one before it is answered; words go when the hand rests.
  function typed(field) {
    waiting.set(field.dataset.path, field);
    clearTimeout(timer);
    if (!isCell(field)) timer = setTimeout(flush, PAUSE);
    else if (asked === 0) flush();
    if (asked > 0 || waiting.size > 0) say("正在保存……");
  }

  function say(words, wrong) {
    status.textContent = words.trim();
    status.classList.toggle("wrong", Boolean(wrong));
    return Promise.resolve();
  }

  // ---- what the report says

  function show(next) {
    if (next.version < state.version) return;
    Object.assign(state, next);
    if (formShown && next.form !== formShown) return location.reload();
    formShown = next.form;
    const at = new Map();
    next.findings.forEach((found) => {
      if (!at.has(found.path)) at.set(found.path, []);
      at.get(found.path).push(found);
    });
    for (const [path, field] of fields) {
      const here = at.get(path) || [];
      const own = isCell(field) ? next.cells[path] : next.prose[path];
      const picture = JSON.stringify([own, here]);
      const kept = waiting.has(path) || !own || field.value === (isCell(field) ? own.typed : own.words);
      if (kept && drawn.get(path) === picture) continue;
      drawn.set(path, picture);
      if (isCell(field)) showCell(path, field, here);
      else if (field.dataset.kind === "prose") showProse(path, field);
      // That a cell is empty one sees; it is red where it should hold a certain figure.
      const missing = isCell(field) && own.typed === "" && !own.right && here.length > 0;
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
    document.getElementById("undo").disabled = !next.canUndo;
    document.getElementById("redo").disabled = !next.canRedo;
    ["errors", "warnings", "infos"].forEach((id, index) => (document.getElementById(id).textContent = next.counts[index]));
    if (waiting.size === 0 && asked <= 1) say("已保存");
  }

  // Behind the words a copy of them, whose marks show through.
  function showProse(path, field) {
    const prose = state.prose[path];
    if (!prose) return;
    if (!waiting.has(path) && field.value !== prose.words) field.value = prose.words;
    const copy = field.parentElement.querySelector(".copy");
    copy.textContent = "";
    if (field.value !== prose.words) return;
    let done = 0;
    for (const mark of prose.marks) {
      if (mark.start < done) continue;
      copy.append(prose.words.slice(done, mark.start));
      const element = document.createElement("mark");
      element.className = mark.class;
      element.append(prose.words.slice(mark.start, mark.end));
      copy.append(element);
      done = mark.end;
    }
    copy.append(prose.words.slice(done) + "\n");
    field.parentElement.querySelector(".count").textContent = prose.words.replace(/\s/g, "").length + " 字";
    fit(field);
  }

  function fit(field) {
    field.style.height = "auto";
    field.style.height = field.scrollHeight + 2 + "px";
  }

  function showFindings() {
    list.textContent = "";
    state.findings.forEach((found, index) => {
      const item = document.createElement("li");
      item.className = found.severity;
      const go = document.createElement("button");
      go.type = "button";
      go.className = "go";
      go.textContent = found.message;
      go.addEventListener("click", () => goTo(found.path));
      item.append(go);
      if (found.help) {
        const help = document.createElement("p");
        help.textContent = found.help;
        item.append(help);
      }
      if (found.fix !== undefined) item.append(button("改为 " + found.fix, () => flush().then(() => send({ kind: "fix", finding: index }))));
      if (found.severity === "warning") item.append(button("写说明", () => explain(index)));
      list.append(item);
    });
    document.getElementById("nothing").hidden = state.findings.length > 0;
  }

  function button(words, press) {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = words;
    element.addEventListener("click", press);
    return element;
  }

  function explain(index) {
    const reason = window.prompt("为什么这样是对的？写进报告的“核实说明”里：\n" + state.findings[index].message);
    if (reason && reason.trim()) send({ kind: "explain", finding: index, reason: reason });
  }

  function goTo(path) {
    let field = fields.get(path);
    for (let above = path; !field && above.includes("."); ) {
      above = above.slice(0, above.lastIndexOf("."));
      field = fields.get(above);
    }
    for (const [below, cell] of fields) if (!field && below.startsWith(path + ".")) field = cell;
    if (!field) return;
    field.scrollIntoView({ block: "center" });
    field.focus();
  }

  // ---- the tables: what a cell shows, and what is known about the one under the caret

  function isCell(field) {
    return field.dataset.kind === "cell";
  }

  function showCell(path, field, here) {
    const cell = state.cells[path];
    if (!waiting.has(path) && field.value !== cell.typed) {
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
    for (const found of state.findings) if (found.path === path) add(about, "p", found.message, found.severity);
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
        const element = button(term.name + " " + (value(term) || "空"), () => goTo(term.path));
        if (own(term)) element.setAttribute("aria-current", "true");
        return element;
      });
      if (empty.length > 0) pieces.push(button("空 " + empty.length + " 格", () => goTo(empty[0].path)));
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
      if (note.path) item.append(button(note.words, () => goTo(note.path)));
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
    field.addEventListener("input", () => {
      if (field.tagName === "TEXTAREA") fit(field);
      if (!composing) typed(field);
    });
    field.addEventListener("compositionstart", () => (composing = true));
    field.addEventListener("compositionend", () => {
      composing = false;
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
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const back = event.key === "z" && !event.shiftKey;
    const again = event.key === "y" || (event.key === "Z" && event.shiftKey);
    if (!back && !again) return;
    event.preventDefault();
    flush().then(() => send({ kind: back ? "undo" : "redo" }));
  });
  document.getElementById("undo").addEventListener("click", () => flush().then(() => send({ kind: "undo" })));
  document.getElementById("redo").addEventListener("click", () => flush().then(() => send({ kind: "redo" })));
  window.addEventListener("beforeunload", (event) => {
    if (waiting.size === 0) return;
    flush();
    event.preventDefault();
  });
  // What another page of the same report, or another program, has changed.
  setInterval(() => {
    if (document.hidden || waiting.size > 0) return;
    fetch("version")
      .then((answer) => answer.text())
      .then((version) => (Number(version) > state.version ? refresh() : null))
      .catch(() => say("没有连上程序：它可能已经结束。", true));
  }, 1000);
  show(JSON.parse(document.getElementById("state").textContent));
})();
