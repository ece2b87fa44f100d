// Prose: a reading view, and on focus the words of the file with their marks.

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

function showReading(view, blocks) {
  const key = JSON.stringify(blocks);
  if (view.dataset.shown === String(key.length) && view.shown === key) return;
  view.dataset.shown = String(key.length);
  view.shown = key;
  view.textContent = "";
  for (const block of blocks) {
    const element = document.createElement("p");
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
