// The desk's script: what is typed goes to the report, what the report says comes back. The page works without it as far as reading
// goes; all that is known about the form and its rules is known by the program, and nothing of it here.
(function () {
  "use strict";
  if (document.body.dataset.page !== "report") return;

  const state = { version: 0, cells: {}, prose: {}, findings: [] };
  const fields = new Map(); // path -> input or textarea
  const waiting = new Map(); // path -> what was typed and is not sent yet
  const unsaved = new Map(); // path -> what was sent and is not answered yet, or was refused
  const based = new Map(); // path -> the version that was shown when somebody began to type there
  let sending = Promise.resolve();
  let timer = 0;
  let composing = false;

  const status = document.getElementById("status");
  const list = document.getElementById("findings");
  const PAUSE = 250; // milliseconds without a key before what was typed is sent

  // ---- to the report and back

  // What is typed into fields stays in them until the report has it: `those` are the fields that an ask is about.
  function send(ask, those) {
    const sent = those || [];
    sent.forEach((field) => unsaved.set(field.dataset.path, field));
    sending = sending.then(() => request(ask, sent)).catch(() => {
      sent.forEach((field) => waiting.set(field.dataset.path, field));
      return say("没有连上程序：它可能已经结束。刚才的改动还没有保存；程序重新打开后会接着保存。", true);
    });
    return sending;
  }

  function request(ask, sent) {
    const own = sent.filter((field) => based.has(field.dataset.path)).map((field) => based.get(field.dataset.path));
    const edit = { shown: state.version, ask: ask };
    if (own.length > 0) edit.based = Math.min(...own);
    return post("edit", edit).then((answer) => {
      if (answer.status === 412) return answer.text().then((html) => clashed(html, ask, sent));
      if (!answer.ok) return answer.text().then((reason) => refresh().then(() => say(reason, true)));
      return answer.json().then((next) => {
        for (const field of sent) {
          unsaved.delete(field.dataset.path);
          if (waiting.has(field.dataset.path)) based.set(field.dataset.path, next.version);
          else based.delete(field.dataset.path);
        }
        show(next);
      });
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
    const cells = [];
    const those = [];
    const sent = [...waiting];
    waiting.clear();
    for (const [path, field] of sent) {
      if (field.dataset.kind === "cell") {
        cells.push([path, field.value]);
        those.push(field);
      } else send({ kind: field.dataset.kind, path: path, words: field.value }, [field]);
    }
    if (cells.length > 0) send({ kind: "figures", cells: cells }, those);
    return sending;
  }

  function touch(field) {
    const path = field.dataset.path;
    waiting.set(path, field);
    if (!based.has(path)) based.set(path, state.version);
  }

  function typed(field) {
    touch(field);
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
      else if (!isBusy(path) && next.lines[path] !== undefined && field.value !== next.lines[path]) field.value = next.lines[path];
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
    if (next.unsaved) say(next.unsaved, true);
    else if (waiting.size === 0 && unsaved.size === 0) say("已保存");
    showPanel(next.panel);
  }

  function showCell(path, field, here) {
    const cell = state.cells[path];
    if (!cell) return;
    if (!isBusy(path) && field.value !== cell.typed) field.value = cell.typed;
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
    // Empty lines at the end are nobody's, and somebody may be about to go on there.
    const same = field.value.replace(/\n+$/, "") === prose.words;
    if (!isBusy(path) && !same) field.value = prose.words;
    const copy = field.parentElement.querySelector(".copy");
    copy.textContent = "";
    if (field.value.replace(/\n+$/, "") !== prose.words) return;
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
    field.addEventListener("compositionstart", () => {
      composing = true;
      touch(field);
    });
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
  const goFirst = () => location.hash && goTo(decodeURIComponent(location.hash.slice(1)));
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
