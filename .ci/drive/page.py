"""nianbao.html, the desk without any program: opened from the disk with the network off."""

import start
from browser import must, until
from report import Report, same_figures


def without_program(tools, place):
    """nianbao.html from file:// without a network: 新建, all six parts by keyboard, a slip, Word: the program's, byte for byte."""
    figures = start.wanted_figures(tools.program)
    with tools.browser(place, offline=True) as browser:
        browser.driver.execute_cdp_cmd("Network.enable", {})
        browser.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0})
        browser.open(tools.page.as_uri())
        until("the engine", lambda: "不连网络" in browser.text())
        browser.frame = "desk"
        browser.shows("新建")
        tools.looks.at(browser, "page-start")
        start.new(browser)
        report = Report(browser)
        start.fill_in(browser, report, figures)
        same_figures(report, figures)
        start.slip(tools, browser, report, "page-error")
        outside(browser)
        tools.looks.at(browser, "page-report")
        # Nobody is here to be asked where: as in a browser that cannot write into files.
        browser.js("window.showSaveFilePicker = undefined")
        saved = browser.downloaded(lambda: browser.click("存到文件"))
        path = place / saved.name
        path.write_bytes(saved.read_bytes())
        browser.frame = "desk"
        browser.click("预览")
        browser.shows("下载")
        start.same_word_file(tools, browser, path, place, lambda: browser.click("Word"))
        must(not browser.faults(), f"the browser complains: {browser.faults()}")


def outside(browser):
    """From the desk's frame to the page around it."""
    browser.frame = None
    browser.driver.switch_to.default_content()
