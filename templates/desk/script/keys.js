// Keys and blocks of cells, as in a sheet.

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
