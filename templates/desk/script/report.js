// The page of a report: what its parts share, the way to the report and back, and what the report says. The function that opens
// here goes on in the files after this one and ends in page.js.
(function () {
"use strict";

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
