// Starts nianbao.html: unpacks the engine, shows its pages in a frame, opens and saves files, and keeps drafts in the browser.
// Nothing here knows the form: the pages and their script are those of the program, and the engine answers as the program does.
(function () {
  "use strict";

  const ORIGIN = "https://desk.invalid"; // what the pages' addresses are resolved against; nobody is asked there
  const NOTHING = new Uint8Array(0);
  const session = Date.now().toString(36) + Math.random().toString(36).slice(2);
  const held = new Map(); // name -> { bytes, state: "draft", "downloaded" or "saved", at, handle, modified }
  const element = (id) => document.getElementById(id);
  const frame = element("desk");
  const decode = (bytes) => new TextDecoder().decode(bytes);
  const encode = (words) => new TextEncoder().encode(words);

  // ---- the engine

  let compiled = null;
  let engine = null;
  let ready = null; // settled once the engine can be asked

  async function compile() {
    const packed = atob(element("engine").textContent);
    element("engine").remove();
    const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
    const unpacked = new Response(bytes).body.pipeThrough(new DecompressionStream("gzip"));
    compiled = await WebAssembly.compile(await new Response(unpacked).arrayBuffer());
    // Compiling is over: from here on no words become a program, here or in the pages' frame. Policies only ever add up.
    const strict = document.createElement("meta");
    strict.httpEquiv = "Content-Security-Policy";
    strict.content = element("policy").content.replace(/ '(wasm-)?unsafe-eval'/g, "");
    document.head.append(strict);
  }

  async function start() {
    engine = (await WebAssembly.instantiate(compiled, {})).exports;
    engine.begin();
    held.forEach((file, name) => put(name, file.bytes));
  }

  // Brings words and bytes into the engine's memory; how many bytes the words are.
  function bring(words, bytes) {
    const head = encode(words);
    const place = engine.room(head.length + bytes.length) >>> 0;
    const memory = new Uint8Array(engine.memory.buffer);
    memory.set(head, place);
    memory.set(bytes, place + head.length);
    return head.length;
  }

  const taken = (place, size) => new Uint8Array(engine.memory.buffer).slice(place >>> 0, (place >>> 0) + size);

  function put(name, bytes) {
    engine.put(bring(name, bytes));
  }

  // Asks the engine; the answer as { status, headers, body, target }, `target` being where it was found.
  function ask(post, target, body) {
    try {
      const day = new Date();
      engine.today(day.getFullYear(), day.getMonth() + 1, day.getDate());
      const size = engine.ask(post, bring(target.split("#")[0], body));
      const bytes = taken(engine.answer(), size);
      const end = bytes.findIndex((byte, at) => byte === 10 && bytes[at + 1] === 10);
      const lines = decode(bytes.subarray(0, end)).split("\n");
      const headers = {};
      for (const line of lines.slice(1)) headers[line.slice(0, line.indexOf(":"))] = line.slice(line.indexOf(":") + 2);
      for (let size = engine.written(); size > 0; size = engine.written()) {
        const file = taken(engine.answer(), size);
        const name = file.indexOf(0);
        wrote(decode(file.subarray(0, name)), file.slice(name + 1));
      }
      const answer = { status: Number(lines[0]), headers: headers, body: bytes.subarray(end + 2), target: target };
      return headers.location === undefined ? answer : ask(false, resolved(headers.location, target), NOTHING);
    } catch (fault) {
      return failed(fault, body);
    }
  }

  // The engine is gone, and what was in its memory; the files are all here.
  function failed(fault, body) {
    const said = decode(taken(engine.fault(), engine.fault_size())) || String(fault);
    const lost = body.length > 0 && body.length < 100000 ? "\n出错时正在改的内容：\n" + decode(body) : "";
    notify("程序出了错，已经重新开始。填好的内容都在；最后这一处改动没有做，撤销的记录没有了。请把下面的话告诉做程序的人。", said + lost);
    ready = start();
    // A page that cannot be made is not asked for again.
    ready.then(showing ? null : show).catch((error) => notify("程序没有重新开始：请先把草稿存到文件，再重新打开这个页面。", String(error)));
    const headers = { "content-type": "text/plain; charset=utf-8" };
    return { status: 500, headers: headers, body: encode("程序出了错，已经重新开始"), target: address() };
  }

  // ---- what the pages' script is given for `fetch` and `location`

  function fetch(target, options) {
    const body = options && options.body !== undefined && options.body !== null ? options.body : NOTHING;
    const post = Boolean(options && options.method && options.method.toUpperCase() !== "GET");
    const asked = resolved(target, address());
    const bytes = typeof body === "string" ? encode(body) : new Response(body).arrayBuffer().then((all) => new Uint8Array(all));
    return Promise.all([bytes, ready]).then(([brought]) => {
      const answer = ask(post, asked, brought);
      const response = new Response(answer.body, { status: answer.status, headers: answer.headers });
      Object.defineProperty(response, "url", { value: ORIGIN + answer.target });
      Object.defineProperty(response, "redirected", { value: answer.target !== asked });
      return response;
    });
  }

  const place = {
    get href() { return ORIGIN + address(); },
    set href(target) { go(target); },
    get pathname() { return new URL(this.href).pathname; },
    get search() { return new URL(this.href).search; },
    get hash() { return new URL(this.href).hash; },
    get origin() { return ORIGIN; },
    assign: (target) => go(target),
    replace: (target) => go(target),
    reload: () => show(),
    toString() { return this.href; },
  };

  window.nianbao = { fetch: fetch, location: place };

  // ---- going from page to page: the page's address stands behind the # of the browser's

  let showing = false;
  let found = null; // what a page was answered with that is about to be shown

  function address() {
    return location.hash.startsWith("#/") ? location.hash.slice(1) : "/";
  }

  function resolved(target, from) {
    const url = new URL(target, ORIGIN + from);
    return url.origin === ORIGIN ? url.pathname + url.search + url.hash : "/outside";
  }

  function go(target) {
    visit(false, resolved(target, address()), NOTHING);
  }

  // Asks for a page, or brings a form; shows the page, saves the file or says why not.
  async function visit(post, target, body) {
    await settled();
    const answer = ask(post, target, body);
    const attached = answer.headers["content-disposition"];
    if (attached !== undefined) return download(fileName(attached), answer.body, answer.headers["content-type"]);
    if (answer.status >= 400 && !isPage(answer)) return notify(decode(answer.body).trim());
    found = answer;
    if (address() === answer.target) return show();
    location.hash = "#" + answer.target;
  }

  // What was typed last goes to the engine before its page goes.
  async function settled() {
    const inside = frame.contentDocument;
    if (inside && inside.activeElement) inside.activeElement.blur();
    await new Promise((done) => setTimeout(done));
    await ready;
  }

  async function show() {
    await settled();
    showing = true;
    const answer = found && found.target === address() ? found : ask(false, address(), NOTHING);
    found = null;
    frame.srcdoc = inlined(isPage(answer) ? decode(answer.body) : plain(decode(answer.body)), address());
    showing = false;
    tell();
  }

  function isPage(answer) {
    return (answer.headers["content-type"] || "").startsWith("text/html");
  }

  function plain(words) {
    const paragraph = document.createElement("p");
    paragraph.textContent = words;
    return '<!DOCTYPE html><html lang="zh-CN"><title>年报</title><link rel="stylesheet" href="/desk.css"><main>' + paragraph.outerHTML + "</main></html>";
  }

  // A page with its style, its scripts and its frames in it, since it can load nothing.
  function inlined(html, at) {
    const part = (target) => decode(ask(false, resolved(target.replace(/&amp;/g, "&"), at), NOTHING).body);
    const quoted = (words) => words.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
    let scripts = "";
    // Nothing is saved yet by what the page's script has done; the bar above says where the file is.
    const body = html
      .replace("<body ", '<body data-kept="已记下" ')
      .replace(/<link rel="stylesheet" href="([^"]+)">/g, (all, target) => "<style>" + part(target) + "</style>")
      .replace(/<iframe [^>]*?src="([^"]+)"/g, (all, target) => all + ' srcdoc="' + quoted(inlined(part(target), resolved(target, at))) + '"')
      .replace(/<script src="([^"]+)"[^>]*><\/script>/g, (all, target) => {
        scripts += "<script>" + document.querySelector('[data-script="' + target + '"]').textContent + "<\/script>";
        return "";
      });
    return body.replace("</body>", () => scripts + "</body>");
  }

  frame.addEventListener("load", () => {
    attach(frame.contentWindow);
    document.title = frame.contentDocument.title || "年报";
    if (document.activeElement === document.body) frame.focus();
  });

  // What a browser does with links and forms, for a page in the frame. Its own script comes first.
  function attach(inside) {
    inside.addEventListener("click", follow);
    inside.addEventListener("auxclick", follow);
    inside.addEventListener("submit", submit);
    listen(inside);
    for (const inner of inside.document.querySelectorAll("iframe")) attach(inner.contentWindow);
  }

  function follow(event) {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    element("notice").hidden = true;
    const target = link.getAttribute("href");
    if (target.startsWith("#")) {
      const goal = link.ownerDocument.getElementById(decodeURIComponent(target.slice(1)));
      if (goal) {
        goal.scrollIntoView();
        goal.focus();
      }
    } else if (resolved(target, address()) === "/outside") notify("这个页面不连网络。要看这个网址，请抄到别的窗口里打开：", target);
    else go(target);
  }

  async function submit(event) {
    if (event.defaultPrevented) return;
    event.preventDefault();
    element("notice").hidden = true;
    const form = event.target;
    const button = event.submitter;
    const data = new FormData(form);
    if (button && button.name) data.append(button.name, button.value);
    const target = resolved((button && button.getAttribute("formaction")) || form.getAttribute("action") || "", address());
    const pairs = new URLSearchParams(data).toString();
    if (form.method !== "post") return visit(false, target.split("?")[0] + "?" + pairs, NOTHING);
    visit(true, target, encode(pairs));
  }

  // ---- files opened

  const READ = /\.(ya?ml|docx|html?|md|txt|csv|png|jpe?g|gif|bmp)$/i;

  // Takes in files, each { name, file, handle }. None that is held and not saved gives way.
  async function take(opened) {
    await settled();
    const names = [];
    for (const one of opened) {
      const bytes = new Uint8Array(await one.file.arrayBuffer());
      const before = held.get(one.name);
      const same = before && before.bytes.length === bytes.length && before.bytes.every((byte, at) => byte === bytes[at]);
      let name = one.name;
      if (before && !same && before.state !== "saved") {
        for (let number = 2; held.has(name); number += 1) name = one.name.replace(/(\.[^.]*)?$/, (end) => "（" + number + "）" + end);
        notify("这里有一份没有存到文件的 " + one.name + "，没有覆盖；刚打开的叫 " + name + "。");
      }
      const file = { bytes: bytes, state: "saved", at: Date.now(), handle: one.handle, modified: one.file.lastModified };
      held.set(name, file);
      if (!same) put(name, bytes);
      keep(name, file);
      names.push(name);
    }
    const reports = names.filter((name) => /\.ya?ml$/i.test(name));
    found = null;
    if (reports.length === 1) go("/report/" + encodeURIComponent(reports[0]) + "/");
    else if (names.length > 0) go("/");
  }

  async function openFiles() {
    if (!window.showOpenFilePicker) return element("files").click();
    const handles = await window.showOpenFilePicker({ multiple: true }).catch(unlessCancelled);
    if (handles) await take(await Promise.all(handles.map(async (handle) => ({ name: handle.name, file: await handle.getFile(), handle: handle }))));
  }

  async function openFolder() {
    if (!window.showDirectoryPicker) return element("tree").click();
    const folder = await window.showDirectoryPicker().catch(unlessCancelled);
    if (folder) await take(await within(folder, ""));
  }

  // The files of a folder that can be read, named by their way from it.
  async function within(folder, above) {
    const all = [];
    for await (const entry of folder.values()) {
      if (entry.name.startsWith(".") || all.length > 2000) continue;
      if (entry.kind === "directory") all.push(...(await within(entry, above + entry.name + "/")));
      else if (READ.test(entry.name)) all.push({ name: above + entry.name, file: await entry.getFile(), handle: entry });
    }
    return all;
  }

  function unlessCancelled(error) {
    if (error.name !== "AbortError") notify("浏览器没有打开文件：", String(error));
  }

  function picked(event) {
    const files = Array.from(event.target.files).filter((file) => event.target.id === "files" || READ.test(file.name));
    const name = (file) => (file.webkitRelativePath ? file.webkitRelativePath.split("/").slice(1).join("/") : file.name);
    take(files.map((file) => ({ name: name(file), file: file }))).then(() => (event.target.value = ""));
  }

  async function dropped(event) {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const items = Array.from(event.dataTransfer.items).filter((item) => item.kind === "file");
    // Asked at once: after the first pause nothing is there any more.
    const all = items.map((item) => [item.getAsFile(), item.getAsFileSystemHandle ? item.getAsFileSystemHandle().catch(() => null) : null]);
    const opened = [];
    for (const [file, asked] of all) {
      const handle = await asked;
      if (handle && handle.kind === "directory") opened.push(...(await within(handle, "")));
      else if (file) opened.push({ name: file.name, file: file, handle: handle || undefined });
    }
    await take(opened);
  }

  // ---- files saved

  // The desk has written a file.
  function wrote(name, bytes) {
    const file = held.get(name) || {};
    Object.assign(file, { bytes: bytes, state: "draft", at: Date.now() });
    held.set(name, file);
    keep(name, file);
    tell();
    if (file.direct) {
      clearTimeout(file.timer);
      file.timer = setTimeout(() => write(name, file), 1000);
    }
  }

  async function save() {
    await settled();
    for (const name of unsaved()) {
      const file = held.get(name);
      try {
        if (!file.handle && window.showSaveFilePicker) {
          file.handle = await window.showSaveFilePicker({ suggestedName: name.split("/").pop() });
          file.modified = undefined;
        } else if (file.handle && (await file.handle.requestPermission({ mode: "readwrite" })) !== "granted") {
          notify("浏览器没有得到写文件的许可，没有写进 " + name + "；草稿还在这个浏览器里。请再按“存到文件”，选“允许”或“保存更改”。");
          continue;
        }
      } catch (error) {
        return unlessCancelled(error);
      }
      if (file.handle) {
        await write(name, file);
      } else {
        download(name.split("/").pop(), file.bytes, "application/yaml");
        file.state = "downloaded";
        keep(name, file);
      }
    }
    tell();
  }

  // Writes into the file itself, unless another program has written it meanwhile; what is typed while it writes comes after it.
  function write(name, file) {
    const before = file.writing || Promise.resolve();
    file.writing = before.then(async () => {
      const bytes = file.bytes;
      try {
        const there = await file.handle.getFile();
        if (file.modified !== undefined && there.lastModified !== file.modified) {
          file.handle = undefined;
          file.direct = false;
          return notify("文件 " + name + " 刚才被别的程序改过，没有覆盖。按“存到文件”可以另存一份，比较以后再定。");
        }
        const stream = await file.handle.createWritable();
        await stream.write(bytes);
        await stream.close();
        file.modified = (await file.handle.getFile()).lastModified;
        file.direct = true;
        if (file.bytes === bytes) file.state = "saved";
        keep(name, file);
      } catch (error) {
        file.direct = false;
        notify("没有写进文件 " + name + "；草稿还在这个浏览器里。请再按一次“存到文件”。", String(error));
      }
      tell();
    });
    return file.writing;
  }

  function download(name, bytes, type) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  // filename*=UTF-8''… before filename="…".
  function fileName(disposition) {
    const own = /filename\*=UTF-8''([^;]+)/i.exec(disposition);
    const ascii = /filename="([^"]*)"/i.exec(disposition);
    return own ? decodeURIComponent(own[1]) : ascii ? ascii[1] : "年报";
  }

  // Those that are not saved: the report that is shown, or else all.
  function unsaved() {
    const shown = /^\/report\/([^/]+)\//.exec(address());
    const names = shown ? [decodeURIComponent(shown[1])] : Array.from(held.keys());
    return names.filter((name) => held.has(name) && held.get(name).state === "draft");
  }

  // ---- what is said

  let storage = null; // the browser's; none where it keeps nothing

  function tell() {
    const open = unsaved();
    const shown = /^\/report\/([^/]+)\//.exec(address());
    const file = shown && held.get(decodeURIComponent(shown[1]));
    let words = "文件只在这台电脑上，这个页面不连网络";
    if (open.length > 0 && !storage) words = "这个浏览器不能保存草稿：关页面以前一定要存到文件";
    else if (open.length > 0) words = "草稿保存在这个浏览器里；还没有存到文件" + (shown ? "" : "：" + open.join("、"));
    else if (file && file.state === "downloaded") words = "已经下载，在浏览器的下载文件夹里";
    else if (file) words = file.direct ? "已存到文件，以后的改动也自动存进去" : "和文件一样";
    element("kept").textContent = words;
    element("kept").className = open.length === 0 ? "" : storage ? "draft" : "wrong";
    element("save").disabled = open.length === 0;
  }

  function notify(words, more) {
    const notice = element("notice");
    notice.hidden = false;
    notice.querySelector("p").textContent = words;
    notice.querySelector("pre").textContent = more || "";
    notice.querySelector("pre").hidden = !more;
  }

  // ---- drafts, in the browser's storage: every file of a session, so that last year's and pictures come back with it

  function stored(act, mode) {
    return new Promise((done, refused) => {
      if (!storage) return done([]);
      const asked = act(storage.transaction("files", mode || "readwrite").objectStore("files"));
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => refused(asked.error);
    });
  }

  function openStorage() {
    return new Promise((done) => {
      const asked = indexedDB.open("nianbao", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("files", { keyPath: ["session", "name"] });
      asked.onsuccess = () => done(asked.result);
      asked.onerror = asked.onblocked = () => done(null);
    }).catch(() => null);
  }

  function keep(name, file) {
    const record = { session: session, name: name, bytes: file.bytes, state: file.state, at: file.at, handle: file.handle, modified: file.modified };
    const put = () => stored((files) => files.put(record));
    // The way to the file itself is not kept by every browser; the words are what counts.
    const without = () => put(Object.assign(record, { handle: undefined, modified: undefined }));
    put().catch(without).catch(() => {
      storage = null;
      tell();
    });
  }

  async function forget(records) {
    for (const record of records) await stored((files) => files.delete([record.session, record.name]));
  }

  // Offers what earlier sessions have left; those of windows that are open are theirs.
  async function offer() {
    const all = await stored((files) => files.getAll(), "readonly");
    const locks = navigator.locks ? await navigator.locks.query().catch(() => ({ held: [] })) : { held: [] };
    const used = new Set(locks.held.map((lock) => lock.name));
    const sessions = new Map();
    for (const record of all) {
      if (record.session === session || used.has("nianbao " + record.session)) continue;
      sessions.set(record.session, (sessions.get(record.session) || []).concat(record));
    }
    for (const records of sessions.values()) {
      if (records.every((record) => record.state === "saved")) await forget(records);
      else offered(records);
    }
  }

  function offered(records) {
    const line = document.createElement("p");
    const names = records.filter((record) => record.state !== "saved").map((record) => record.name + "（" + new Date(record.at).toLocaleString("zh-CN") + "）");
    line.textContent = "这个浏览器里有上次的草稿：" + names.join("、");
    const done = () => {
      buttons.concat(line).forEach((part) => part.remove());
      element("drafts").hidden = element("drafts").children.length === 0;
    };
    const remove = button("删除草稿", () => {
      if (remove.textContent === "删除草稿") return (remove.textContent = "真的删除？再按一次");
      forget(records).then(done);
    });
    const resume = button("继续填写", async () => {
      const files = records.map((record) => ({ record: record, taken: held.has(record.name) }));
      if (files.some((file) => file.taken)) return notify("已经打开了同名的文件。要继续上次的草稿，请先把现在的存好，再重新打开这个页面。");
      for (const { record } of files) {
        const file = { bytes: record.bytes, state: record.state === "saved" ? "saved" : "draft", at: record.at, handle: record.handle, modified: record.modified };
        held.set(record.name, file);
        put(record.name, file.bytes);
        keep(record.name, file);
      }
      await forget(records);
      done();
      const drafts = records.filter((record) => record.state !== "saved");
      go(drafts.length === 1 ? "/report/" + encodeURIComponent(drafts[0].name) + "/" : "/");
    });
    const buttons = [resume, remove];
    element("drafts").append(line, resume, remove);
    element("drafts").hidden = false;
  }

  function button(words, press) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", press);
    return made;
  }

  // ---- the page

  function listen(inside) {
    inside.addEventListener("dragover", (event) => event.preventDefault());
    inside.addEventListener("drop", dropped);
    inside.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key !== "s" || event.defaultPrevented) return;
      event.preventDefault();
      save();
    });
  }

  async function begin() {
    if (!window.WebAssembly || !window.DecompressionStream) {
      element("kept").textContent = "这个浏览器太旧，打不开这个页面。请用 Edge、Chrome 86 以上，或 360、奇安信浏览器的极速模式";
      return;
    }
    if (navigator.locks) navigator.locks.request("nianbao " + session, () => new Promise(() => {})).catch(() => {});
    storage = await openStorage();
    await compile();
    ready = start();
    await ready;
    element("open").addEventListener("click", openFiles);
    element("folder").addEventListener("click", openFolder);
    element("files").addEventListener("change", picked);
    element("tree").addEventListener("change", picked);
    element("save").addEventListener("click", save);
    element("notice").querySelector("button").addEventListener("click", () => (element("notice").hidden = true));
    listen(window);
    window.addEventListener("hashchange", show);
    window.addEventListener("beforeunload", (event) => {
      if (!storage && Array.from(held.values()).some((file) => file.state === "draft")) event.preventDefault();
    });
    // A report's address from before has nothing behind it yet.
    if (address() !== "/") history.replaceState(null, "", "#/");
    await show();
    await offer();
  }

  begin().catch((error) => notify("这个页面没有打开：", String(error)));
})();
