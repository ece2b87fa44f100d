// The tables: what a cell shows, and what is known about the one under the caret.

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
