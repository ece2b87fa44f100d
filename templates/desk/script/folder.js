// The folder, and what was read of a report: files that are dropped, lines that change while they are shown.
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
