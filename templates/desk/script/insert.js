// 插入数字: the list of what an expression in prose can name.

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
