"""Program and browser killed at any moment: the file is whole, and at most what was typed in the last two seconds is missing."""

import time

from browser import must
from desk import Desk
from file import NAME, Typing, begun, caret_at_end

ROUNDS = 20
ALLOWED = 2.0


def program_killed(tools, place):
    """kill -9 of the program in mid-typing, twenty times."""
    path = begun(place)
    losses = []
    with tools.browser(place) as browser:
        for number in range(ROUNDS):
            with Desk(tools.program, path) as desk:
                browser.open(desk.address)
                caret_at_end(browser)
                typing = Typing(browser, path)
                # Moments of every kind: before the first save, within one, and after seconds without a pause.
                typing.go_on(time.monotonic, 0.05 + number * 0.137 % 2.7)
                at = time.monotonic()
                desk.kill()
                losses.append(typing.lost(path, at))
        browser.shows("没有连上")
        tools.looks.at(browser, "program-gone")
        with Desk(tools.program, path) as desk:
            browser.open(desk.address)
            caret_at_end(browser)
            desk.interrupt()
    rest = [file.name for file in path.parent.iterdir() if file.name != NAME]
    must(not rest, f"left behind: {rest}")
    must(max(losses) <= ALLOWED, f"typed {max(losses):.1f} s before the program was killed, and not in the file")
    return [f"lost at most what was typed in the last {max(losses):.2f} s, of {ROUNDS} kills"]


def browser_killed(tools, place):
    """kill -9 of the browser in mid-typing; another one opens the report as it was."""
    path = begun(place)
    losses = []
    with Desk(tools.program, path) as desk:
        for seconds in (0.7, 3.1):
            browser = tools.browser(place)
            try:
                browser.open(desk.address)
                caret_at_end(browser)
                typing = Typing(browser, path)
                typing.go_on(time.monotonic, seconds)
                at = time.monotonic()
                browser.kill()
                # What it has sent before arrives.
                time.sleep(0.3)
                losses.append(typing.lost(path, at))
            finally:
                browser.close()
        with tools.browser(place) as browser:
            browser.open(desk.address)
            caret_at_end(browser)
            words = browser.value('[data-path="其他事项"]')
            must(path.read_text(encoding="utf-8").rstrip().endswith(words.split("\n")[-1].strip()), "the page shows other words than the file")
    must(max(losses) <= ALLOWED, f"typed {max(losses):.1f} s before the browser was killed, and not in the file")
    return [f"lost at most what was typed in the last {max(losses):.2f} s"]
