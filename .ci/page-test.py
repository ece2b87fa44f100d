"""nianbao.html driven in Chromium from file://: `page-test.py PAGE.html PROGRAM [PICTURES]`. Needs selenium and chromedriver. Each step
says what holds; the first that does not ends it."""

import http.server
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

PAGE, PROGRAM = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
PICTURES = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
AXE = os.environ.get("AXE")
EXAMPLE = pathlib.Path("examples/beilun-2021.yaml").resolve()
FIGURE = "申请.办理结果.予以公开.自然人"
OUT = pathlib.Path(tempfile.mkdtemp())
WAIT = 60  # seconds, for what must happen at all; no test of speed

# What is asked of the network is counted here: nothing must come.
asked = []


class Listener(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append(self.path)
        self.send_response(204)
        self.end_headers()

    do_POST = do_GET

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
threading.Thread(target=server.serve_forever, daemon=True).start()
OUTSIDE = f"http://127.0.0.1:{server.server_port}"

# In place of what asks the user: a file of the browser's own to be saved into, where the test says so. And a fault at will.
PREPARED = """
const own = WebAssembly.instantiate;
WebAssembly.instantiate = (...brought) => own.apply(WebAssembly, brought).then((instance) => {
  if (!(instance instanceof WebAssembly.Instance)) return instance;
  const exports = Object.assign({}, instance.exports);
  const ask = exports.ask;
  exports.ask = (...asked) => { if (window.broken && asked[0]) { window.broken = false; throw new WebAssembly.RuntimeError('unreachable'); } return ask(...asked); };
  return { exports };
});
window.showSaveFilePicker = undefined;
"""


def browser():
    options = webdriver.ChromeOptions()
    for flag in ["headless=new", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
                 "disable-component-update", "disable-sync", "window-size=1280,800"]:
        options.add_argument("--" + flag)
    options.add_argument(f"--user-data-dir={OUT}/profile")
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(OUT)})
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": PREPARED})
    return driver


driver = browser()


def killed():
    """Ends the browser that this test has started: the processes of its profile, which nobody else has."""
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if f"--user-data-dir={OUT}/profile".encode() in (process / "cmdline").read_bytes().split(b"\0"):
                os.kill(int(process.name), signal.SIGKILL)
        except OSError:
            pass
    driver.service.stop()
    (OUT / "profile" / "SingletonLock").unlink(missing_ok=True)


def until(what, holds):
    try:
        WebDriverWait(driver, WAIT).until(lambda _: holds())
    except Exception:
        shot("failed")
        print("does not hold:", what, "|", top("return document.body.innerText"), "|", driver.get_log("browser"))
        raise
    print("holds:", what)


def top(script, *brought):
    driver.switch_to.default_content()
    return driver.execute_script(script, *brought)


def inside(script, *brought):
    driver.switch_to.default_content()
    driver.switch_to.frame("desk")
    return driver.execute_script(script, *brought)


def quiet(act):
    """What `act` returns; none where the frame is just being changed."""
    try:
        return act()
    except Exception:
        return None


def kept():
    return top("return document.getElementById('kept').textContent")


def field(path):
    inside("return 0")
    return driver.find_element(By.CSS_SELECTOR, f'[data-path="{path}"]')


def figure(typed):
    cell = field(FIGURE)
    cell.send_keys(Keys.CONTROL, "a")
    cell.send_keys(typed, Keys.ENTER)


def errors():
    return quiet(lambda: inside("return document.getElementById('errors').textContent"))


def downloaded(name, press):
    path = OUT / name
    path.unlink(missing_ok=True)
    press()
    until(f"{name} is downloaded", lambda: path.exists() and not list(OUT.glob("*.crdownload")))
    return path.read_bytes()


def shot(name):
    if not PICTURES:
        return
    for width, height in [(1280, 800), (390, 844)]:
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
        time.sleep(0.3)
        driver.save_screenshot(str(PICTURES / f"{name}-{width}.png"))
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def accessible(name):
    if not AXE:
        return
    axe = pathlib.Path(AXE).read_text()
    for where in (top, inside):
        where(axe)
        driver.set_script_timeout(WAIT)
        found = driver.execute_async_script(
            "const done = arguments[0]; axe.run({ iframes: false }).then((all) => done(all.violations.map((one) => one.id + ' ' + one.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3))))")
        print("axe:", name, where.__name__, found)


def program(*words):
    return subprocess.run([PROGRAM, *words], capture_output=True, cwd=OUT)


def word(name, *more):
    program("build", name, "--to", "docx", "-d", "built", *more)
    return (OUT / "built" / (pathlib.Path(name).stem + ".docx")).read_bytes()


def checked(name):
    all = json.loads(program("check", name, "--format", "json").stdout)["files"][0]["diagnostics"]
    return [(one["rule"], one["severity"], one["message"], one.get("help")) for one in all]


def found(state):
    # A page cannot know whether the disk has a file.
    def words(one):
        return one["message"].replace("还没有打开这个文件", "没有这个文件或文件夹")

    return [(one["rule"], one["severity"], words(one), one.get("help")) for one in state["findings"]]


def go(target):
    top("window.nianbao.location.href = arguments[0]", target)


driver.get(PAGE.as_uri())
until("the page starts", lambda: "不连网络" in kept())
until("the start page is shown", lambda: quiet(lambda: inside("return document.body.dataset.page")) == "folder")
shot("start")
accessible("start")

top("return 0")
driver.find_element(By.ID, "files").send_keys(str(EXAMPLE))
until("a report is opened", lambda: errors() == "0")
until("it is as its file", lambda: kept() == "和文件一样")
shot("report")
accessible("report")

figure("9")
until("a slip is found", lambda: errors() == "1")
until("the draft is kept, and says so", lambda: "草稿保存在这个浏览器里；还没有存到文件" in kept())
shot("slip")
state = inside("return parent.nianbao.fetch('state').then((answer) => answer.json())")
draft = downloaded("report.docx", lambda: go("download/docx?draft=1"))
saved = downloaded(EXAMPLE.name, lambda: (top("return 0"), driver.find_element(By.ID, "save").click()))
assert saved.decode().replace("[9,     0,       0,", "[6,     0,       0,", 1) == EXAMPLE.read_text(), "only the figure differs"
assert draft == word(EXAMPLE.name, "--draft"), "the draft is the program's"
print("holds: the draft in Word is the program's, byte for byte")
assert found(state) == checked(EXAMPLE.name), state["findings"]
print("holds: the findings are the program's")

go("download/docx")
until("a report with errors is refused as finished", lambda: "必须改正" in top("return document.getElementById('notice').innerText"))
shot("refused")
accessible("refused")

# The browser ended in the middle, at once and without a word, and opened again.
figure("8")
until("another slip is found", lambda: "草稿保存" in kept())
time.sleep(2)
killed()
driver = browser()
driver.get(PAGE.as_uri())
until("the draft is offered", lambda: "上次的草稿" in top("return document.getElementById('drafts').innerText"))
shot("offered")
accessible("offered")
top("return 0")
driver.find_element(By.XPATH, "//section[@id='drafts']/button[1]").click()
until("the draft is there", lambda: errors() == "1" and quiet(lambda: field(FIGURE).get_attribute("value")) == "8")

# A fault loses nothing but its own request.
top("window.broken = true")
figure("7")
until("a fault is told", lambda: "已经重新开始" in top("return document.getElementById('notice').innerText"))
until("the desk goes on after it", lambda: quiet(lambda: field(FIGURE).get_attribute("value")) == "8" and errors() == "1")
shot("fault")
figure("6")
until("a right figure is right", lambda: errors() == "0")
finished = downloaded("report.docx", lambda: go("download/docx"))
saved = downloaded(EXAMPLE.name, lambda: (top("return 0"), driver.find_element(By.ID, "save").click()))
assert saved == EXAMPLE.read_bytes(), "the file is as it was"
assert finished == word(EXAMPLE.name), "the Word file is the program's"
print("holds: the Word file is the program's, byte for byte")

# Into the file itself, where the browser can: here into one that the test holds.
top("""
window.disk = { bytes: new Uint8Array(0), lastModified: 1 };
window.showSaveFilePicker = async () => ({
  kind: 'file', name: 'disk.yaml', requestPermission: async () => 'granted',
  getFile: async () => ({ lastModified: window.disk.lastModified }),
  createWritable: async () => ({ write: async (bytes) => (window.written = bytes), close: async () => (window.disk = { bytes: window.written, lastModified: window.disk.lastModified + 1 }) }),
});
""")


def on_disk():
    return top("return new TextDecoder().decode(window.disk.bytes)")


figure("5")
until("a draft is not saved on its own", lambda: "还没有存到文件" in kept())
top("return 0")
driver.find_element(By.ID, "save").click()
until("it is saved into the file", lambda: "自动存进去" in kept() and "[5,     0,       0," in on_disk())
figure("6")
until("and from then on without a word", lambda: on_disk() == EXAMPLE.read_text())
until("and says so", lambda: "自动存进去" in kept())
top("window.disk = { bytes: new TextEncoder().encode('of somebody else'), lastModified: 99 }")
figure("5")
until("what another program has written stays", lambda: "没有覆盖" in top("return document.getElementById('notice').innerText"))
assert on_disk() == "of somebody else"
figure("6")
top("window.showSaveFilePicker = undefined")

# Many files at once, with mistakes of every kind.
faulty = sorted(EXAMPLE.parent.glob("faulty/*.yaml"))
top("return 0")
driver.find_element(By.ID, "files").send_keys("\n".join(map(str, faulty)))
until("many files are opened", lambda: faulty[-1].name in (quiet(lambda: inside("return document.body.innerText")) or ""))
for file in faulty:
    shutil.copy(file, OUT)
    target = "/report/" + urllib.parse.quote(file.name) + "/state"
    state = top("return window.nianbao.fetch(arguments[0]).then((answer) => answer.json())", target)
    assert found(state) == checked(file.name), (file, set(found(state)) ^ set(checked(file.name)))
print("holds: the findings of", len(faulty), "files with mistakes are the program's")

# From page to page and back.
go("/")
until("the folder lists the file", lambda: EXAMPLE.name in (quiet(lambda: inside("return document.body.innerText")) or ""))
inside("return 0")
driver.find_element(By.PARTIAL_LINK_TEXT, EXAMPLE.stem.split("-")[0]).click()
until("a link opens the report", lambda: errors() == "0")
inside("return 0")
driver.find_element(By.PARTIAL_LINK_TEXT, "预览").click()
until("the preview is shown", lambda: quiet(lambda: inside("return Boolean(document.querySelector('table')) && !document.querySelector('input')")))
shot("preview")
top("history.back()")
until("the browser's back leads back", lambda: errors() == "0")

# Nothing goes out, and nothing is evaluated.
LEAKS = """
const done = arguments[1], out = arguments[0], said = {};
const wait = (name, promise) => promise.then(() => 'went', (error) => error.name).then((word) => (said[name] = word));
const image = () => new Promise((good, bad) => { const image = new Image(); image.onload = good; image.onerror = () => bad(new Error('blocked')); image.src = out + '/image'; });
const socket = () => new Promise((good, bad) => { const socket = new WebSocket(out.replace('http', 'ws')); socket.onopen = good; socket.onerror = () => bad(new Error('blocked')); });
const request = () => new Promise((good, bad) => { const request = new XMLHttpRequest(); request.open('GET', out + '/xhr'); request.onload = good; request.onerror = () => bad(new Error('blocked')); request.send(); });
const script = () => new Promise((good, bad) => { const script = document.createElement('script'); script.src = out + '/script'; script.onload = good; script.onerror = () => bad(new Error('blocked')); document.head.append(script); });
const style = () => new Promise((good, bad) => { const link = document.createElement('link'); link.rel = 'stylesheet'; link.href = out + '/style'; link.onload = good; link.onerror = () => bad(new Error('blocked')); document.head.append(link); });
const inline = () => new Promise((good, bad) => { const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.head.append(script); setTimeout(() => (window.ran ? good() : bad(new Error('blocked')))); });
const evaluated = () => new Promise((good, bad) => setTimeout(() => { try { (0, eval)('1'); good(); } catch (error) { bad(error); } }));
const compiled = () => new Promise((good, bad) => setTimeout(() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(good, bad)));
try { navigator.sendBeacon(out + '/beacon', 'x'); } catch (error) { said.beacon = error.name; }
Promise.all([wait('fetch', window.fetch(out + '/fetch')), wait('xhr', request()), wait('socket', socket()), wait('image', image()), wait('script', script()),
  wait('style', style()), wait('inline', inline()), wait('eval', evaluated()), wait('wasm', compiled())]).then(() => setTimeout(() => done(said), 500));
"""
driver.set_script_timeout(WAIT)
for where in (top, inside):
    where("return 0")
    said = driver.execute_async_script(LEAKS, OUTSIDE)
    print("blocked,", where.__name__ + ":", said)
    assert "went" not in said.values(), said
assert not asked, asked
requests = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
urls = [one["params"]["request"]["url"] for one in requests if one["method"] == "Network.requestWillBeSent"]
outside = [url for url in urls if not url.startswith(("file:", "data:", "blob:", "about:", "chrome:")) and not url.startswith(OUTSIDE)]
assert not outside, outside
print("holds: nothing has been asked of the network;", len(asked), "requests arrived")
print("secure context:", top("return window.isSecureContext"), "| pickers:", top("return ['showOpenFilePicker', 'showDirectoryPicker'].map((name) => typeof window[name])"),
      "| locks:", top("return typeof navigator.locks"))
driver.quit()
