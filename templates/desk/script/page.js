// Sets the page of a report going, and closes the function that report.js opens.

for (const field of document.querySelectorAll("[data-path]")) {
  fields.set(field.dataset.path, field);
  if (field.dataset.kind === "prose") prepareProse(field);
  field.addEventListener("input", () => {
    if (field.dataset.kind === "prose") draw(field, field.value, null);
    if (composing !== field) typed(field);
  });
  field.addEventListener("compositionstart", () => {
    composing = field;
    touch(field);
  });
  field.addEventListener("compositionend", () => {
    composing = null;
    typed(field);
  });
  field.addEventListener("change", flush);
}
for (const sheet of document.querySelectorAll(".sheet")) {
  sheet.addEventListener("keydown", (event) => isCell(event.target) && onCellKey(event));
  sheet.addEventListener("focusin", (event) => isCell(event.target) && enter(event.target));
  for (const type of ["mousedown", "mouseover", "click"]) sheet.addEventListener(type, onCellMouse);
  for (const type of ["copy", "cut"]) sheet.addEventListener(type, onCopy);
  sheet.addEventListener("paste", onPaste);
  sheet.addEventListener("click", (event) => event.target.matches(".take") && take(event.target.parentElement.querySelector("input")));
}
for (const zeros of document.querySelectorAll("[data-zeros]")) {
  zeros.addEventListener("click", () => {
    noted = zeros.closest("section");
    fillZeros(zeros.dataset.zeros);
  });
}
window.addEventListener("resize", placeHeads);
placeHeads();
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || !list) return;
  const back = event.key === "z" && !event.shiftKey;
  const again = event.key === "y" || (event.key === "Z" && event.shiftKey);
  if (!back && !again) return;
  event.preventDefault();
  command(back ? "undo" : "redo");
});
if (list) {
  document.getElementById("undo").addEventListener("click", () => command("undo"));
  document.getElementById("redo").addEventListener("click", () => command("redo"));
  prepareFindings();
} else prepareSource();
window.addEventListener("beforeunload", (event) => {
  if (waiting.size === 0 && unsaved.size === 0 && !state.unsaved) return;
  flush();
  event.preventDefault();
  event.returnValue = "";
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
const goFirst = () => {
  const path = decodeURIComponent(location.hash.slice(1));
  if (path && list) goTo(state.findings.find((found) => found.path === path) || { field: path });
};
window.addEventListener("hashchange", goFirst);
goFirst();
})();
