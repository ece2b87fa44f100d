// What was found: the list, the steps through it, what is explained.

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
