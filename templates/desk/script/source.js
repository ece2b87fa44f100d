// A file that holds no report: its text.

const text = document.getElementById("text");
let changing = false; // whether what comes next was asked for here

function prepareSource() {
  const change = (ask) => {
    changing = true;
    send(ask).then(() => (status.classList.contains("wrong") ? (changing = false) : location.reload()));
  };
  document.getElementById("save").addEventListener("click", () => change({ kind: "text", text: text.value }));
  for (const element of document.querySelectorAll("[data-mend]")) {
    element.addEventListener("click", () => change({ kind: "fix", finding: Number(element.dataset.mend) }));
  }
  for (const kind of ["undo", "redo"]) document.getElementById(kind).addEventListener("click", () => change({ kind: kind }));
}

// Another version is shown anew; where somebody has typed, nothing is overwritten, on either side.
function showSource(next) {
  if (state.version > 0 && !changing && next.version > state.version) {
    if (text.value === text.defaultValue) return location.reload();
    return say("文件刚才在别处改过，这里的改动没有保存；先把它复制下来，再重新打开这一页", true);
  }
  Object.assign(state, next);
  return showButtons();
}
