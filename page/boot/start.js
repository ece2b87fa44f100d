// The start.

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
  window.addEventListener("unhandledrejection", (event) => notify("没有做成：", String(event.reason)));
  window.addEventListener("beforeunload", (event) => {
    if (!storage && Array.from(held.values()).some((file) => file.state === "draft")) event.returnValue = "";
  });
  // A report's address from before has nothing behind it yet.
  if (address() !== "/") history.replaceState(null, "", "#/");
  await show();
  await offer();
}

begin().catch((error) => notify("这个页面没有打开：", String(error)));
