// Files saved: into the file itself where the browser can, else as a download.

// The desk has written a file.
function wrote(name, bytes) {
  const file = held.get(name) || {};
  Object.assign(file, { bytes: bytes, state: "draft", at: Date.now() });
  held.set(name, file);
  keep(name, file);
  showKept();
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
  showKept();
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
    showKept();
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
