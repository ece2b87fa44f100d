"""A folder as the county office's desk: many units, sorted, filtered, live, and downloaded."""

import re
import zipfile

import samples
from browser import must, until
from desk import Desk
from report import Report

UNITS = 40
LATE = "41-青山县第41局.yaml"


def rows(browser):
    """The lines of the list, each as what can be read in it."""
    return browser.js("return [...document.querySelectorAll('#files tr:not(.group)')].map((row) => row.innerText.replace(/\\s+/g, ' ').trim())")


def until_rows(browser, count):
    until(f"{count} lines instead of {len(rows(browser))}", lambda: len(rows(browser)) == count)


def county(tools, place):
    """Forty units: sorted by what is worst, filtered, one opened, a file dropped into the folder, all downloaded as a zip, all summed."""
    folder = place / "folder"
    samples.folder(tools.program, folder, UNITS)
    wanted = {path.name: tools.program.findings(path)["summary"] for path in folder.glob("*.yaml")}
    with Desk(tools.program, folder) as desk, tools.browser(place) as browser:
        browser.open(desk.address)
        until_rows(browser, UNITS)
        until("all checked", lambda: not browser.js("const bar = document.querySelector('#progress'); return bar && bar.getClientRects().length > 0"))
        lines = rows(browser)
        for line in lines:
            must("2021" in line or "17局" in line, f"no year in “{line}”")
        sorted_by_worst(lines, wanted)
        browser.click("状态", "thead")
        until("another order", lambda: "sort=state" in browser.driver.current_url)
        until_rows(browser, UNITS)
        lines = rows(browser)
        sorted_by_worst(lines, wanted)
        worst = sum(summary["errors"] > 0 for summary in wanted.values())
        must(any("第17局" in line for line in lines[:worst]), "what cannot be read stands behind what has no errors")
        tools.looks.at(browser, "folder")
        filtered(tools, browser)
        opened(browser, desk)
        refused(tools, browser, desk, wanted)
        live(browser, folder)
        missing(tools, browser)
        downloaded(browser, wanted)
        summed(tools, browser, desk, folder)
        must(not browser.faults(), f"the browser complains: {browser.faults()}")


def sorted_by_worst(lines, wanted):
    """What has errors comes first, what is ready last."""
    by_unit = {re.search(r"第\d+局", name)[0]: summary for name, summary in wanted.items()}
    errors = []
    for line in lines:
        unit = re.search(r"第\d+局", line)
        must(unit, f"no unit in “{line}”")
        summary = by_unit.get(unit[0])
        # One is a Word file, which is judged as a document.
        if summary and "第17局" not in line:
            errors.append(summary["errors"] > 0)
    must(errors == sorted(errors, reverse=True), f"units with errors stand behind others: {errors}")


def filtered(tools, browser):
    browser.fill("查找", "第07局")
    until_rows(browser, 1)
    must("第07局" in rows(browser)[0], "another unit than was looked for")
    tools.looks.at(browser, "folder-filtered")
    browser.fill("查找", "没有这个单位")
    until_rows(browser, 0)
    browser.open(browser.driver.current_url.split("?")[0])
    until_rows(browser, UNITS)


def opened(browser, desk):
    """One is opened in the form, and the way back is there."""
    browser.click("青山县第07局")
    report = Report(browser)
    must("第07局" in browser.text(), "another report than was clicked")
    must(report.counts()[0] == 0, "errors in a report that has none")
    browser.one('header a[href="/"]').click()
    until_rows(browser, UNITS)


def refused(tools, browser, desk, wanted):
    """What has errors is not given as finished: all that is left is listed, and a draft is offered."""
    name = next(name for name in wanted if name.startswith("30-"))
    for page in ("preview", "download/docx"):
        browser.open(desk.report(name) + page)
        browser.shows(f"还有 {wanted[name]['errors']} 处必须改正", "草稿")
        left = len(browser.all("ol.left > li"))
        must(left >= wanted[name]["errors"], f"{page} lists {left} of {wanted[name]['errors']} errors")
    tools.looks.at(browser, "preview-refused")
    browser.open(desk.root())
    until_rows(browser, UNITS)


def live(browser, folder):
    """A file that is put into the folder comes into the list, and one that is mended changes its state."""
    source = next(folder.glob("01-*.yaml")).read_text(encoding="utf-8")
    (folder / LATE).write_text(samples.named(source, "青山县第41局").replace("青山县第01局", "青山县第41局"), encoding="utf-8")
    until_rows(browser, UNITS + 1)
    until("the new unit's state", lambda: any("第41局" in row and "2021" in row for row in rows(browser)))
    broken = next(folder.glob("17-*.yaml"))
    broken.write_text(samples.named(samples.example(), "青山县第17局"), encoding="utf-8")
    until("the mended file's state", lambda: any("第17局" in row and "2021" in row for row in rows(browser)))


def missing(tools, browser):
    """The units that a list has and the folder has not."""
    browser.fill("单位名单", "青山县第01局\n青山县第02局\n青山县第99局")
    browser.click("对照")
    until("the missing unit", lambda: "第99局" in browser.js("return document.querySelector('#missing').innerText"))
    said = browser.js("return document.querySelector('#missing').innerText")
    must("第02局" not in said.split("缺", 1)[-1].split("名单以外", 1)[0] or "第99局" in said, f"what is there is missing: {said}")
    tools.looks.at(browser, "folder-missing")


def downloaded(browser, wanted):
    """All of them as a zip: a whole Word file of each that may be finished, and which were left out."""
    path = browser.downloaded(lambda: browser.click("全部下载"))
    with zipfile.ZipFile(path) as all_files:
        must(all_files.testzip() is None, "the zip is torn")
        names = all_files.namelist()
        words = [name for name in names if name.endswith(".docx")]
        ready = sum(summary["errors"] == 0 for summary in wanted.values())
        # With those that came and were mended meanwhile, and the unit that has sent a Word file.
        must(ready <= len(words) <= ready + 3, f"{len(words)} Word files for {ready} reports without errors: {names}")
        for name in words:
            with all_files.open(name) as inner, zipfile.ZipFile(inner) as word:
                must("word/document.xml" in word.namelist(), f"{name} is no Word file")
        must(any(name.endswith(".txt") for name in names), "the zip does not say what was left out")


def summed(tools, browser, desk, folder):
    """What stands in the way of the sum is told by unit; asked for all the same, it is a file that opens, over no other."""
    for number in ("", "-2"):
        if not number:
            browser.click("汇总", "section[aria-labelledby=sum]")
            browser.shows("没有汇总", "的报告有")
            must(not list(folder.glob("汇总*.yaml")), "a sum was written though units have errors")
            tools.looks.at(browser, "folder-not-summed")
        browser.click("有错误也照样汇总", "section[aria-labelledby=sum]")
        browser.click("汇总", "section[aria-labelledby=sum]")
        name = f"汇总-2021{number}.yaml"
        browser.shows(f"打开 {name}")
        must((folder / name).is_file(), f"{name} is not there")
        tools.looks.at(browser, "folder-summed")
    browser.click(f"打开 {name}")
    until("the sum", lambda: browser.driver.current_url.startswith(desk.report(name)))
