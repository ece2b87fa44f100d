"""The file is the truth: what another program writes, what a second page changes, what is left when everything is killed."""

import samples
from browser import must, until
from desk import Desk
from report import Report
from selenium.webdriver.common.keys import Keys

NAME = "年报.yaml"
PHONE = "机关.电话"
OURS, THEIRS = "0574-11111111", "0574-22222222"
LAST = "其他事项"


def begun(place):
    """A folder with one report in it."""
    folder = place / "folder"
    folder.mkdir()
    path = folder / NAME
    path.write_text(samples.example(), encoding="utf-8")
    return path


def written(path, old, new):
    """The file as another program saves it."""
    text = path.read_text(encoding="utf-8")
    must(old in text, f"{path.name} has no {old}")
    path.write_text(text.replace(old, new), encoding="utf-8")


def phone(path):
    line = next(line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("  电话:"))
    return line.split(":", 1)[1].strip().strip('"')


def until_phone(path, value):
    until(f"{value} in the file, where {phone(path)} stands", lambda: path.exists() and phone(path) == value)


def changed_elsewhere(tools, place):
    """Another program saves the file: both versions are shown, nothing is overwritten, and each choice does what it says."""
    path = begun(place)
    first = phone(path)
    with Desk(tools.program, path) as desk, tools.browser(place) as browser:
        browser.open(desk.address)
        report = Report(browser)
        must(browser.driver.current_url == desk.report(NAME), f"a file opens {browser.driver.current_url}")

        # Nothing is unsaved: the page takes over what the file has and shows what has changed.
        written(path, first, THEIRS)
        report.until_value(PHONE, THEIRS)
        browser.shows(first, THEIRS)
        tools.looks.at(browser, "file-taken-over")
        browser.click("退回")
        until_phone(path, first)
        quiet(browser)
        written(path, first, THEIRS)
        browser.shows(THEIRS, "知道了")
        browser.click("知道了")
        quiet(browser)
        must(phone(path) == THEIRS, "知道了 has changed the file")
        report.write(PHONE, first)
        until_phone(path, first)
        report.saved()

        # What is typed while the file is away is saved nowhere: then both versions stay until somebody chooses.
        for choice in ("用文件里的", "用页面上的", "另存"):
            conflict(tools, browser, report, path, choice)
        gone(tools, browser, report, path)
        broken(tools, browser, report, path)
        clash(tools, browser, report, path)
        must(not browser.faults(), f"the browser complains: {browser.faults()}")


def conflict(tools, browser, report, path, choice):
    """The file goes, something is typed, and another file comes in its place."""
    before, others = path.read_text(encoding="utf-8"), set(path.parent.iterdir())
    old = phone(path)
    path.unlink()
    browser.shows("不见")
    report.write(PHONE, OURS)
    browser.press(Keys.TAB)
    until("said to be unsaved", lambda: report.status().startswith("没有保存"))
    path.write_text(before.replace(old, THEIRS), encoding="utf-8")
    browser.shows("文件里的", "页面上的", OURS, THEIRS)
    must(phone(path) == THEIRS, "the file is overwritten before anybody has chosen")
    if choice == "用文件里的":
        tools.looks.at(browser, "file-conflict")
    browser.click(choice)
    wanted = OURS if choice == "用页面上的" else THEIRS
    report.until_value(PHONE, wanted)
    until_phone(path, wanted)
    if choice == "另存":
        [copy] = set(path.parent.iterdir()) - others
        must(phone(copy) == OURS, f"{copy.name} has not what the page had")
        browser.click("知道了")
    quiet(browser)
    report.write(PHONE, old)
    report.saved()
    until_phone(path, old)
    report.saved()


def gone(tools, browser, report, path):
    """The file goes and does not come back: it is written anew when somebody says so."""
    path.unlink()
    browser.shows("不见")
    tools.looks.at(browser, "file-gone")
    must(not path.exists(), "a file that was removed is written again unasked")
    browser.click("重新保存")
    until("the file again", path.exists)
    report.saved()


def broken(tools, browser, report, path):
    """A program that has written only half: the page keeps the report."""
    whole = path.read_text(encoding="utf-8")
    old = phone(path)
    path.write_text("", encoding="utf-8")
    browser.shows("没有保存")
    must(path.read_text(encoding="utf-8") == "", "a file is overwritten before anybody has chosen")
    must(report.value(PHONE) == old, "the page has lost the report with the file")
    path.write_text(whole, encoding="utf-8")
    report.saved()


def clash(tools, browser, report, path):
    """The same place is changed here and elsewhere at once."""
    for choice, wanted in (("用这里填的", OURS), ("用别处改的", THEIRS)):
        old = phone(path)
        # The page asks every second whether the file is another one; what is typed is held back until both have happened.
        report.focus(PHONE)
        browser.js(HOLD)
        browser.press(Keys.CONTROL, "a")
        browser.press(OURS)
        written(path, old, THEIRS)
        browser.js("window.release()")
        browser.press(Keys.TAB)
        browser.shows("两个地方", OURS, THEIRS)
        must(phone(path) == THEIRS, "the file is overwritten before anybody has chosen")
        if choice == "用这里填的":
            tools.looks.at(browser, "file-clash")
        browser.click(choice)
        until_phone(path, wanted)
        report.until_value(PHONE, wanted)
        # What the other program wrote was taken over before, and is said so.
        browser.click("知道了")
        quiet(browser)
        report.write(PHONE, old)
        until_phone(path, old)
        report.saved()


# Requests wait until they are released: as on a machine that is busy.
HOLD = """
const ask = window.fetch;
let release;
const held = new Promise((done) => (release = done));
window.fetch = (...all) => held.then(() => ask.apply(window, all));
window.release = () => { window.fetch = ask; release(); };
"""


def quiet(browser):
    """Nothing is said of the file any more."""
    until("the notice gone", lambda: not browser.js("return [...document.querySelectorAll('.notice')].some((notice) => notice.getClientRects().length > 0)"))


def two_tabs(tools, place):
    """Two tabs on one file see each other's change, and what one has taken back."""
    path = begun(place)
    cell = "主动公开.行政许可.本年处理决定数量"
    with Desk(tools.program, path) as desk, tools.browser(place) as browser:
        browser.open(desk.address)
        Report(browser)
        tabs = [browser.driver.current_window_handle]
        browser.driver.switch_to.new_window("tab")
        browser.size(1280, 800)
        browser.open(desk.report(NAME))
        report = Report(browser)
        tabs.append(browser.driver.current_window_handle)

        def turn(tab):
            browser.driver.switch_to.window(tabs[tab])

        report.write(cell, "41")
        report.saved()
        turn(0)
        report.until_value(cell, "41")
        report.write(PHONE, OURS)
        report.saved()
        turn(1)
        report.until_value(PHONE, OURS)
        must(report.value(cell) == "41", "the change of one tab has taken back the other's")
        browser.click("撤销")
        report.until_value(PHONE, phone_of_example())
        turn(0)
        report.until_value(PHONE, phone_of_example())
        browser.click("重做")
        report.until_value(PHONE, OURS)
        # Back to the beginning: the file is as it was, byte for byte.
        for _ in range(10):
            # What was asked for may be answered between a look at the button and the click.
            browser.js("document.getElementById('undo').click()")
            report.saved()
        until("the file as it was", lambda: path.read_text(encoding="utf-8") == samples.example())
        must(not browser.faults(), f"the browser complains: {browser.faults()}")


def phone_of_example():
    return "0574-89285667"


class Typing:
    """Words typed at the end of the report, and when each was typed."""

    def __init__(self, browser, path):
        self.browser = browser
        self.base = path.read_text(encoding="utf-8").rstrip()
        self.typed, self.times = "", []

    def go_on(self, clock, seconds):
        """Types for so long without a pause."""
        field = self.browser.driver.switch_to.active_element
        end = clock() + seconds
        while clock() < end:
            word = f"{len(self.times)}，"
            field.send_keys(word)
            self.typed += word
            self.times.append((clock(), len(self.typed)))

    def lost(self, path, at):
        """For how many seconds before `at` what was typed is missing from the file, which must be whole."""
        text = path.read_text(encoding="utf-8").rstrip()
        must(text.startswith(self.base), f"the file is torn: {len(text)} characters of at least {len(self.base)}")
        kept = text[len(self.base) :]
        must(self.typed.startswith(kept), f"the file has “{kept}” where “{self.typed}” was typed")
        return max((at - time for time, length in self.times if length > len(kept)), default=0.0)


def caret_at_end(browser):
    report = Report(browser)
    report.focus(LAST)
    browser.press(Keys.CONTROL, Keys.END)
    must(report.has_focus() == LAST, "the caret is not in the prose")
    return report
