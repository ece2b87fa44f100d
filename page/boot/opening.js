// Files and folders opened: picked, or dropped on any page.

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
