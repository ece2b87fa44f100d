// A report finished: its preview, and the comparison with last year's.
(function () {
  "use strict";
  const frame = document.getElementById("frame");
  const print = document.getElementById("print");
  if (frame && print) {
    print.hidden = false;
    print.addEventListener("click", () => frame.contentWindow.print());
    const count = () => {
      const main = frame.contentDocument && frame.contentDocument.querySelector("main");
      if (!main || !/pages$/.test(frame.src)) return;
      const sheet = (main.offsetWidth * 220) / 156; // a sheet of 210 mm and the gap of 10 mm beside it, where the text is 156 mm wide
      const pages = Math.max(1, Math.ceil((main.scrollWidth - 1) / sheet));
      document.getElementById("pages").textContent = "约 " + pages + " 页（按这台电脑的字体；以 Word 文档打印的为准）";
    };
    frame.addEventListener("load", count);
    count();
  }
  const prior = document.getElementById("prior");
  if (prior) {
    prior.addEventListener("submit", (event) => {
      event.preventDefault();
      const ask = { kind: "line", path: prior.dataset.path, words: prior.querySelector("select").value };
      const edit = { shown: Number(prior.dataset.version), ask: ask };
      fetch("edit", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(edit) }).then((answer) => {
        if (answer.ok) location.reload();
        else answer.text().then((reason) => (document.getElementById("status").textContent = reason));
      });
    });
  }
})();
