// Notices: in the bar, how the files are kept; below it, what happened.

function showKept() {
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
