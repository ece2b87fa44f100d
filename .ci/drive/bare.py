"""Without script: the report and its findings can be read."""

import pathlib

from browser import must
from desk import Desk

FAULTY = pathlib.Path("examples/faulty/mistakes.yaml")


def without_script(tools, place):
    """A browser in which scripts are forbidden shows the report and its findings, and everything else that is there to be read."""
    folder = place / "folder"
    folder.mkdir()
    path = folder / FAULTY.name
    path.write_bytes(FAULTY.read_bytes())
    [found] = tools.program.findings(path)["files"]
    with Desk(tools.program, path) as desk, tools.browser(place, script=False) as browser:
        browser.open(desk.address)
        html = browser.driver.page_source
        text = browser.driver.find_element("tag name", "body").text
        missing = [one["message"] for one in found["diagnostics"] if one["message"] not in text]
        must(not missing, f"findings that the page does not show: {missing}")
        must('value="1256000"' in html or "1256000" in text, "a figure of the tables is not in the page")
        must("政府信息公开”专栏改版上线" in html, "the prose is not in the page")
        browser.picture(tools.out / "without-script-1280.png")
        for page, words in (("preview", "下载"), ("compare", "上年")):
            browser.open(desk.report(path.name) + page)
            must(words in browser.driver.find_element("tag name", "body").text, f"{page}: no {words} without script")
        browser.open(desk.root())
        must(FAULTY.stem in browser.driver.page_source, "the list of the folder is empty without script")
