// The file: what another page of the same report, or another program, has changed.

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
