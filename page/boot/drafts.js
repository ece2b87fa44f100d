// Drafts, in the browser's storage: every file of a session, so that last year's and pictures come back with it.

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
    showKept();
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
  const names = records.filter((record) => record.state !== "saved").map((record) => record.name + "（" + new Date(record.at).toLocaleString("zh-CN") + (record.state === "draft" ? "，没有存到文件）" : "，下载过）"));
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
