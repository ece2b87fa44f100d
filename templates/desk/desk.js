// The desk's script: what is typed goes to the report, what the report says comes back. The page works without it as far as reading
// goes; all that is known about the form and its rules is known by the program, and nothing of it here.
(function () {
  "use strict";
  if (document.body.dataset.page !== "report") return;

  const state = { version: 0, cells: {}, prose: {}, findings: [] };
  const fields = new Map(); // path -> input or textarea
  const waiting = new Map(); // path -> what was typed and is not sent yet
  let sending = Promise.resolve();
  let timer = 0;
  let composing = false;

  const status = document.getElementById("status");
  const list = document.getElementById("findings");
  const PAUSE = 250; // milliseconds without a key before what was typed is sent

  // ---- to the report and back

  function send(ask) {
    sending = sending.then(() => request(ask)).catch(() => say("没有连上程序：它可能已经结束。刚才的改动还没有保存。", true));
    return sending;
  }

  function request(ask) {
    const body = JSON.stringify({ shown: state.version, ask: ask });
    return fetch("edit", { method: "POST", headers: { "content-type": "application/json" }, body: body }).then((answer) =>
      answer.ok ? answer.json().then(show) : answer.text().then((reason) => say(reason, true).then(refresh))
    );
  }

  function refresh() {
    return fetch("state").then((answer) => (answer.ok ? answer.json().then(show) : null));
  }

  function flush() {
    clearTimeout(timer);
    if (composing || waiting.size === 0) return sending;
    const cells = [];
    for (const [path, field] of waiting) {
      if (field.dataset.kind === "cell") cells.push([path, field.value]);
      else send({ kind: field.dataset.kind, path: path, words: field.value });
    }
    waiting.clear();
    if (cells.length > 0) send({ kind: "figures", cells: cells });
    return sending;
  }

  function typed(field) {
    waiting.set(field.dataset.path, field);
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE);
    say("正在保存……");
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
    const at = new Map();
    next.findings.forEach((found, index) => {
      if (!at.has(found.path)) at.set(found.path, []);
      at.get(found.path).push(index);
    });
    for (const [path, field] of fields) {
      const here = at.get(path) || [];
      if (field.dataset.kind === "cell") showCell(path, field, here);
      else if (field.dataset.kind === "prose") showProse(path, field);
      const worst = here.length > 0 ? next.findings[here[0]].severity : "";
      field.classList.remove("error", "warning", "info");
      if (worst) field.classList.add(worst);
      if (worst === "error") field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    showFindings();
    document.getElementById("undo").disabled = !next.canUndo;
    document.getElementById("redo").disabled = !next.canRedo;
    ["errors", "warnings", "infos"].forEach((id, index) => (document.getElementById(id).textContent = next.counts[index]));
    if (waiting.size === 0) say("已保存");
  }

  function showCell(path, field, here) {
    const cell = state.cells[path];
    if (!cell) return;
    if (!waiting.has(path) && field.value !== cell.typed) field.value = cell.typed;
    const notes = here.map((index) => state.findings[index].message);
    field.title = notes.join("\n");
    const under = field.nextElementSibling;
    under.textContent = cell.last === undefined ? "" : "上年 " + cell.last;
    const take = under.nextElementSibling;
    const differs = cell.sum !== undefined && cell.sum !== field.value.trim();
    take.hidden = !differs;
    if (differs) {
      take.textContent = "＝" + cell.sum;
      take.dataset.sum = cell.sum;
    }
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
    if (!field) return;
    field.scrollIntoView({ block: "center" });
    field.focus();
  }

  // ---- keys and blocks of cells, as in a sheet

  function grid(table) {
    const rows = new Map();
    for (const field of table.querySelectorAll("input[data-row]")) {
      const row = Number(field.dataset.row);
      if (!rows.has(row)) rows.set(row, new Map());
      rows.get(row).set(Number(field.dataset.column), field);
    }
    const order = [...rows.keys()].sort((a, b) => a - b);
    return order.map((row) => [...rows.get(row).entries()].sort((a, b) => a[0] - b[0]).map((entry) => entry[1]));
  }

  function place(table, field) {
    const all = grid(table);
    const row = all.findIndex((cells) => cells.includes(field));
    return { all: all, row: row, column: all[row].indexOf(field) };
  }

  function onKey(event) {
    const field = event.target;
    if (!field.matches("input[data-row]") || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [event.shiftKey ? -1 : 1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const step = steps[event.key];
    if (!step) return;
    const whole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    const atEdge = step[1] < 0 ? field.selectionEnd === 0 : field.selectionStart === field.value.length;
    if (step[1] !== 0 && !whole && !atEdge) return;
    const at = place(field.closest("table"), field);
    const row = at.all[at.row + step[0]];
    const next = row && row[Math.min(at.column + step[1], step[1] === 0 ? row.length - 1 : Infinity)];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  }

  function onPaste(event) {
    const field = event.target;
    if (!field.matches("input[data-row]")) return;
    const words = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
    if (!/[\t\n]/.test(words)) return;
    event.preventDefault();
    const at = place(field.closest("table"), field);
    const cells = [];
    words.split("\n").forEach((line, down) => {
      line.split("\t").forEach((value, across) => {
        const row = at.all[at.row + down];
        const target = row && row[at.column + across];
        if (target) cells.push([target.dataset.path, value]);
      });
    });
    flush().then(() => send({ kind: "figures", cells: cells }));
  }

  function fillZeros(root) {
    const empty = [...root.querySelectorAll("input[data-row]")].filter((field) => field.value.trim() === "");
    const cells = empty.map((field) => [field.dataset.path, "0"]);
    if (cells.length > 0) flush().then(() => send({ kind: "figures", cells: cells }));
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
  document.addEventListener("keydown", onKey);
  document.addEventListener("paste", onPaste);
  document.addEventListener("click", (event) => {
    const take = event.target.closest(".take");
    if (take) send({ kind: "figures", cells: [[take.dataset.for, take.dataset.sum]] });
    const zeros = event.target.closest("[data-zeros]");
    if (zeros) fillZeros(zeros.closest(zeros.dataset.zeros));
  });
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
