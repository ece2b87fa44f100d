"""How long it takes from a key to what the report says of it, on the screen. It is printed and looked at; nothing fails on it."""

import statistics

import samples
from desk import Desk
from report import Report, field

CELL = "申请.办理结果.予以公开.总计"
# The time from the input event of each key to the list of findings that follows from it.
WATCH = """
const [cell, keys, done] = [document.querySelector(arguments[0]), arguments[1], arguments[arguments.length - 1]];
const end = performance.now() + 20000;
const list = document.getElementById("findings");
const times = [];
let begun = 0;
cell.addEventListener("input", () => (begun = performance.now()), true);
const next = () => {
  if (times.length === keys || performance.now() > end) return done(times);
  const wrong = times.length % 2 === 0;
  const came = new MutationObserver(() => {
    if (Boolean(list.textContent.includes("予以公开")) !== wrong) return;
    came.disconnect();
    // What is in the page is on the screen with its next frame.
    requestAnimationFrame(() => { times.push(performance.now() - begun); setTimeout(next, 30); });
  });
  came.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  cell.select();
  document.execCommand("insertText", false, wrong ? "9" : "6");
};
cell.focus();
next();
"""


def measured(tools, place, name, text, keys):
    folder = place / name
    folder.mkdir()
    path = folder / "年报.yaml"
    path.write_text(text, encoding="utf-8")
    with Desk(tools.program, path) as desk, tools.browser(place) as browser:
        browser.open(desk.address)
        Report(browser)
        browser.driver.set_script_timeout(120)
        times = sorted(browser.driver.execute_async_script(WATCH, field(CELL), keys))
        late = times[min(len(times) - 1, int(len(times) * 0.95))]
        return f"latency: {name}: median {statistics.median(times):.0f} ms, 95 % {late:.0f} ms, of {len(times)} keys; {desk.memory():.0f} MB"


def latency(tools, place):
    """From a key to the finding on the screen: the example, and a report with 1 MB of prose."""
    return [
        measured(tools, place, "example", samples.example(), 60),
        measured(tools, place, "1 MB of prose", samples.long(samples.example(), 1_000_000), 12),
    ]


def ten_reports(tools, place):
    """Ten reports open at once, and what the program has in memory then."""
    folder = place / "folder"
    folder.mkdir()
    for number in range(10):
        (folder / f"{number}.yaml").write_text(samples.named(samples.example(), f"青山县第{number}局"), encoding="utf-8")
    with Desk(tools.program, folder) as desk, tools.browser(place) as browser:
        browser.open(desk.address)
        for number in range(10):
            browser.open(desk.report(f"{number}.yaml"))
            Report(browser)
        return [f"memory: {desk.memory():.0f} MB with ten reports open"]
