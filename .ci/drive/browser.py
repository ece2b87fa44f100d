"""A browser as a clerk sits before it: keys, clicks on what is written there, what can be read on the screen."""

import os
import pathlib
import signal
import time

from selenium import webdriver
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    JavascriptException,
    NoSuchElementException,
    NoSuchFrameException,
    StaleElementReferenceException,
    WebDriverException,
)
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Several windows are driven at once; none of them is to be slow because it lies behind another.
    "--disable-backgrounding-occluded-windows",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
]
HELD = (Keys.CONTROL, Keys.SHIFT, Keys.ALT)
WIDE, NARROW = (1280, 800), (390, 844)
# What comes of looking at a page that is just being replaced: it is looked at again.
PASSING = (StaleElementReferenceException, JavascriptException, ElementClickInterceptedException, NoSuchFrameException, NoSuchElementException)
# How long anything may take to come; nothing is waited for longer than it takes.
PATIENCE = 20

# The words by which a screen reader would call an element.
NAME = """
const named = (element) => {
  const of = (ids) => ids.split(" ").map((id) => (document.getElementById(id) || {}).textContent || "").join(" ");
  if (element.getAttribute("aria-labelledby")) return of(element.getAttribute("aria-labelledby"));
  if (element.getAttribute("aria-label")) return element.getAttribute("aria-label");
  if (element.labels && element.labels.length) return [...element.labels].map((label) => label.textContent).join(" ");
  return (element.textContent || element.value || element.title || "").trim();
};
const seen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden" && !element.disabled;
"""


class Wrong(Exception):
    """Something is not as it should be."""


def must(holds, words):
    """Ends the journey with these words unless it holds."""
    if not holds:
        raise Wrong(words)


def until(words, ask, patience=PATIENCE):
    """What `ask` gives as soon as it gives something."""
    end = time.monotonic() + patience
    while True:
        try:
            got = ask()
        except PASSING:
            got = None
        if got:
            return got
        if time.monotonic() > end:
            raise Wrong(f"did not come within {patience} s: {words}")
        time.sleep(0.01)


class Browser:
    """A window of Chromium with a profile of its own."""

    def __init__(self, tools, folder, journey="", script=True, offline=False):
        self.tools, self.journey = tools, journey
        # The frame in which the desk is shown, where it is in one.
        self.frame = None
        self.downloads = pathlib.Path(folder) / "downloads"
        self.downloads.mkdir(parents=True)
        options = webdriver.ChromeOptions()
        options.binary_location = tools.chromium
        for flag in [*FLAGS, f"--user-data-dir={folder}/profile", *(["--host-resolver-rules=MAP * ~NOTFOUND"] if offline else [])]:
            options.add_argument(flag)
        prefs = {"download.default_directory": str(self.downloads), "download.prompt_for_download": False}
        if not script:
            prefs["profile.managed_default_content_settings.javascript"] = 2
        options.add_experimental_option("prefs", prefs)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        options.set_capability("unhandledPromptBehavior", "ignore")
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(tools.chromedriver))
        self.said = []
        self.size(*WIDE)

    def __enter__(self):
        return self

    def __exit__(self, fault, *_):
        if fault:
            try:
                self.picture(self.tools.out / f"failed-{self.journey}.png")
            except WebDriverException:
                pass
        self.close()

    def close(self):
        try:
            self.driver.quit()
        except (WebDriverException, OSError):
            # It may be gone already: that is what some journeys are about.
            pass

    def kill(self):
        """The browser gone at once, as when the power fails."""
        for process in descendants(self.driver.service.process.pid):
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass

    # ---- the window

    def size(self, width, height):
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def open(self, address):
        self.driver.get(address)

    def enter(self):
        """Into the frame again: with each page that it shows it is another one."""
        if self.frame:
            self.driver.switch_to.default_content()
            self.driver.switch_to.frame(self.frame)

    def js(self, script, *arguments):
        self.enter()
        return self.driver.execute_script(script, *arguments)

    def picture(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self.driver.save_screenshot(str(path))

    def faults(self):
        """What the browser complains of: a script that failed, something refused by the page's own policy."""
        self.said += self.driver.get_log("browser")
        # A refusal is answered with a status: the page says it in words of its own.
        return [entry["message"] for entry in self.said if entry["level"] == "SEVERE" and entry["source"] != "network"]

    # ---- what is on the screen

    def text(self):
        return self.js("return document.body.innerText")

    def shows(self, *words):
        def there():
            text = self.text()
            return all(word in text for word in words)

        until(f"{'、'.join(words)} on {self.driver.current_url}", there)

    def all(self, selector):
        self.enter()
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return until(f"element {selector} on {self.driver.current_url}", lambda: self.all(selector))[0]

    def value(self, selector):
        return self.js("const found = document.querySelector(arguments[0]); return found && found.value", selector)

    # ---- the mouse

    def find(self, words, within="body"):
        """The button, link or field that is called so: by exactly these words, else by words that have them."""
        script = NAME + """
        const all = [...document.querySelectorAll(arguments[1] + " :is(button, a[href], summary, input, select, textarea)")].filter(seen);
        return all.find((element) => named(element) === arguments[0]) || all.find((element) => named(element).includes(arguments[0])) || null;
        """
        return until(f"“{words}” on {self.driver.current_url}", lambda: self.js(script, words, within))

    def click(self, words, within="body"):
        def clicked():
            element = self.find(words, within)
            # What stays in view at the top may lie over it.
            self.js("arguments[0].scrollIntoView({block: 'center'})", element)
            element.click()
            return True

        until(f"a click on “{words}”", clicked)

    def fill(self, words, value, within="body"):
        element = self.find(words, within)
        element.clear()
        element.send_keys(value)

    # ---- the keyboard

    def press(self, *keys):
        """Keys for whatever has the focus; one that is held is held to the end."""
        actions = ActionChains(self.driver, duration=0)
        held = [key for key in keys if key in HELD]
        for key in held:
            actions.key_down(key)
        actions.send_keys(*(key for key in keys if key not in HELD))
        for key in held:
            actions.key_up(key)
        actions.perform()

    def focused(self):
        return self.js(NAME + "return document.activeElement === document.body ? '' : named(document.activeElement)")

    def tab_to(self, words, back=False, most=400):
        """Tab until what has the focus is called so."""
        keys = (Keys.SHIFT, Keys.TAB) if back else (Keys.TAB,)
        for _ in range(most):
            if words in self.focused():
                return
            self.press(*keys)
        raise Wrong(f"Tab does not come to “{words}” on {self.driver.current_url}")

    def paste(self, words, html=None):
        """A block from a sheet, as the browser hands it to whatever has the focus."""
        self.js(
            """
            const data = new DataTransfer();
            data.setData("text/plain", arguments[0]);
            if (arguments[1]) data.setData("text/html", arguments[1]);
            const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(event);
            """,
            words,
            html,
        )

    def drop(self, selector, path):
        """A file let fall on an element."""
        chooser = self.js(
            """
            const chooser = document.createElement("input");
            chooser.type = "file";
            chooser.id = "of-the-driver";
            chooser.addEventListener("change", () => {
              const data = new DataTransfer();
              for (const file of chooser.files) data.items.add(file);
              chooser.remove();
              for (const kind of ["dragenter", "dragover", "drop"])
                arguments[0].dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
            });
            document.body.append(chooser);
            return chooser;
            """,
            self.one(selector),
        )
        chooser.send_keys(str(path))

    def downloaded(self, ask):
        """The file that comes down after `ask`, whole."""
        before = set(self.downloads.iterdir())
        ask()

        def came():
            new = [path for path in self.downloads.iterdir() if path not in before]
            return new if new and not any(path.suffix == ".crdownload" or path.name.startswith(".") for path in new) else None

        return until("a download", came)[0]


def descendants(parent):
    """The processes that a process has started, and those that they have."""
    above = {}
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name of the program stands in brackets and may hold anything.
            above[int(path.parent.name)] = int(path.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            pass
    found = [parent]
    for process in found:
        found += [child for child, own in above.items() if own == process]
    return found[1:]
