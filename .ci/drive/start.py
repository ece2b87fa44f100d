"""From nothing, and from last year's Word file, to this year's Word file."""

import json

import samples
from browser import NAME, NARROW, WIDE, Wrong, must, until
from desk import Desk, settled
from looks import MORE
from report import Report, field, same_figures
from selenium.webdriver.common.keys import Keys

PROSE = {
    "总体情况": "（一）主动公开。全年公开各类政府信息311条，在网站和公报公布。\n"
    "（二）依申请公开。全年新收政府信息公开申请{{申请.本年新收.总计}}件，均按期答复。\n"
    "（三）政府信息管理。清理历年文件，废止的一并注明。\n"
    "（四）政府信息公开平台建设。网站专栏改版上线。\n"
    "（五）监督保障。开展业务培训2次。",
    "问题及改进": "公开的渠道还不够多样。下一年将主动学习各地的做法，使公开工作更加规范。",
    "其他事项": "本机关本年度没有收取信息处理费。",
}
NORMS = "主动公开.行政规范性文件.现行有效件数"
LINES = {"机关.地址": "四明山路775号", "机关.邮编": "315800", "机关.电话": "0574-89285667"}


def wanted_figures(program):
    """Every figure of the example by its path."""
    facts = json.loads(program.run("export", "--to", "jsonl", samples.EXAMPLE))["facts"]
    figures = {}

    def walk(path, value):
        if isinstance(value, dict):
            for key, inner in value.items():
                walk([*path, key], inner)
        else:
            figures[".".join(path)] = str(value)

    walk([], facts)
    return figures


def type_all(browser, report, plan):
    """Tab from where the focus is to every field of the plan, in the order of the page; its words are typed."""
    left = dict(plan)
    while left:
        path = tab_to_field(browser, report, *left)
        browser.press(Keys.CONTROL, "a")
        browser.press(left.pop(path))
        must(report.has_focus() == path, f"the focus jumps from {path} to {report.has_focus()} while it is typed in")


def tab_to_field(browser, report, *paths):
    """Tab until one of these fields has the focus; which."""
    for _ in range(500):
        if report.has_focus() in paths:
            return report.has_focus()
        browser.press(Keys.TAB)
    raise Wrong(f"Tab does not come to {'、'.join(paths)}")


def same_word_file(tools, browser, path, place, ask):
    """The Word file that comes down is what `build` makes of the saved file."""
    came = browser.downloaded(ask)
    must(came.suffix == ".docx", f"{came.name} is no Word file")
    own = tools.program.build(path, "docx", place / "built")
    must(came.read_bytes() == own, f"{came.name} is not what build makes of {path.name}")


def new_by_keyboard(tools, place):
    """新建, all six parts by keyboard alone, a block of table 3 pasted, a slip and its red cell, a warning explained, Word."""
    folder = place / "folder"
    folder.mkdir()
    figures = wanted_figures(tools.program)
    with Desk(tools.program, folder) as desk, tools.browser(place) as browser:
        browser.open(desk.address)
        must("token" not in browser.driver.current_url, "the token stays in the address")
        tools.looks.at(browser, "start-empty")
        new(browser)
        report = Report(browser)
        [path] = folder.glob("*.yaml")
        must(report.counts()[0] > 0, "an empty report has no errors")
        tools.looks.at(browser, "report-empty")

        fill_in(browser, report, figures)
        report.saved()
        same_figures(report, figures)
        check_saved(tools, path, figures)
        keys_of_the_sheet(browser, report)
        slip(tools, browser, report)
        explain(tools, browser, report, path)
        insert(tools, browser, report, path)
        finish(tools, browser, path, place)
        browser.open(desk.root())
        browser.shows(samples.AGENCY, "2021")
        ended(tools, browser, desk)
        must(not browser.faults(), f"the browser complains: {browser.faults()}")


def new(browser):
    """新建, by keyboard alone."""
    browser.tab_to("机关名称")
    browser.press(samples.AGENCY)
    browser.tab_to("年度")
    browser.press(Keys.CONTROL, "a")
    browser.press("2021", Keys.ENTER)


def fill_in(browser, report, figures):
    """All six parts from top to bottom by keyboard alone."""
    # Table 3 comes as a block, table 4 is filled with 0.
    plan = {**LINES, "总体情况": PROSE["总体情况"]}
    plan.update({path: value for path, value in figures.items() if path.startswith("主动公开.")})
    type_all(browser, report, plan)
    tab_to_field(browser, report, "申请.本年新收.自然人")
    paste_table_3(browser, report, figures)
    tab_to_field(browser, report, "复议诉讼.行政复议.结果维持")
    browser.press("0")
    # The button of the table that the caret is in stands before it.
    browser.tab_to("其余填", back=True)
    browser.press(Keys.ENTER)
    report.until_value("复议诉讼.复议后起诉.总计", "0")
    type_all(browser, report, {**{key: PROSE[key] for key in ("问题及改进", "其他事项")}, "落款.日期": "2022-01-20"})
    browser.press(Keys.TAB)
    report.until_counts(errors=0, warnings=0)


def paste_table_3(browser, report, figures):
    """Table 3 as it is copied from a sheet: with units, full-width digits and blanks, which are understood."""
    rows = samples.sheet(samples.example())
    rows[0][0] = "２７"
    rows[0][1] = " 3 件"
    browser.paste("\r\n".join("\t".join(row) for row in rows) + "\r\n")
    # What was read of it may be shown first, to be agreed to.
    report.until_value("申请.本年新收.总计", figures["申请.本年新收.总计"])
    report.until_value("申请.结转下年度.总计", figures["申请.结转下年度.总计"])
    report.until_value("申请.本年新收.自然人", "27")
    report.until_value("申请.本年新收.商业企业", "3")


def check_saved(tools, path, figures):
    """The saved file says the same as the page."""
    settled(path)
    facts = json.loads(tools.program.run("export", "--to", "jsonl", path))["facts"]
    for name, value in figures.items():
        found = facts
        for key in name.split("."):
            found = found[key]
        must(str(found) == value, f"{path.name}: {name} is {found} instead of {value}")


def keys_of_the_sheet(browser, report):
    """Arrows, Enter and Tab go from cell to cell."""
    report.focus("申请.办理结果.予以公开.自然人")
    for key, wanted in [
        (Keys.ENTER, "申请.办理结果.部分公开.自然人"),
        (Keys.ARROW_UP, "申请.办理结果.予以公开.自然人"),
        (Keys.TAB, "申请.办理结果.予以公开.商业企业"),
        (Keys.ARROW_DOWN, "申请.办理结果.部分公开.商业企业"),
        (Keys.ARROW_RIGHT, "申请.办理结果.部分公开.科研机构"),
        (Keys.ARROW_LEFT, "申请.办理结果.部分公开.商业企业"),
    ]:
        browser.press(key)
        must(report.has_focus() == wanted, f"{key!r} goes to {report.has_focus()} instead of {wanted}")


def slip(tools, browser, report, look="report-error"):
    """A wrong total: its cell is red, its right figure is offered and taken."""
    total = "申请.办理结果.予以公开.总计"
    report.write(total, "60")
    report.until_red(total)
    report.until_finding("予以公开")
    tools.looks.at(browser, look)
    report.focus(total)
    browser.shows("改为 6")
    browser.press(Keys.ALT, "=")
    report.until_value(total, "6")
    report.until_red(total, False)
    report.until_counts(errors=0)


def explain(tools, browser, report, path):
    """A warning is explained in place: it is one no more, and the file says why."""
    fee = "主动公开.行政事业性收费.本年收费金额"
    reason = "本机关代收全区的停车费，金额已与财政部门核对"
    report.write(fee, "1256000")
    report.until_counts(errors=0, warnings=1)
    report.until_finding("1256000")
    browser.click("写说明", "#findings")
    until("a field for the reason", lambda: browser.js("return document.activeElement.matches('textarea, input') && !document.activeElement.dataset.path"))
    tools.looks.at(browser, "report-explain")
    browser.press(reason)
    browser.tab_to("保存")
    browser.press(Keys.ENTER)
    report.until_counts(errors=0, warnings=0)
    report.saved()
    until("核实说明 in the file", lambda: "核实说明" in path.read_text(encoding="utf-8") and reason in path.read_text(encoding="utf-8"))


def insert(tools, browser, report, path):
    """插入数字: a cell is picked by its name, and its figure stands in the prose from then on."""
    last, expression = "其他事项", "{{申请.本年新收.总计}}"
    report.focus(last)
    browser.press(Keys.CONTROL, Keys.END)
    browser.press("全年新收")
    browser.press(Keys.CONTROL, "i")
    until("the list of figures", lambda: "插入数字" in browser.js(NAME + "return document.activeElement.labels ? named(document.activeElement) : ''"))
    browser.press("新收 总计")
    browser.shows("本年新收")
    tools.looks.at(browser, "report-insert")
    browser.press(Keys.ENTER)
    report.until_value(last, f"{PROSE[last]}全年新收{expression}")
    must(report.has_focus() == last, f"after 插入数字 the caret is in “{browser.focused()}”")
    browser.press("件。")
    report.saved()
    until("the expression in the file", lambda: f"全年新收{expression}件。" in path.read_text(encoding="utf-8"))
    browser.press(Keys.TAB)
    browser.shows("全年新收31件。")


def finish(tools, browser, path, place):
    """预览, then the Word file."""
    browser.tab_to("预览")
    browser.press(Keys.ENTER)
    browser.shows("下载")
    tools.looks.at(browser, "preview")
    browser.tab_to("Word")
    same_word_file(tools, browser, path, place, lambda: browser.press(Keys.ENTER))


def ended(tools, browser, desk):
    """结束 ends the program, and the page says so."""
    browser.click("结束")
    browser.shows("结束")
    tools.looks.at(browser, "ended")
    must(desk.process.wait(timeout=20) == 0, "结束: the program ends with another status than 0")


def from_last_year(tools, place):
    """Last year's Word file is dropped on the page, shown beside its original, drafted from, filled and finished."""
    folder = place / "folder"
    folder.mkdir()
    last = place / "上年报告.yaml"
    last.write_text(samples.example(), encoding="utf-8")
    tools.program.build(last, "docx", place)
    word = place / "上年报告.docx"
    figures = wanted_figures(tools.program)
    with Desk(tools.program, folder) as desk, tools.browser(place) as browser:
        browser.open(desk.address)
        browser.drop("main", word)
        browser.shows("原文", "读出")
        browser.shows(samples.AGENCY)
        tools.looks.at(browser, "read")
        browser.click("开始填写")
        report = Report(browser)
        browser.shows("2022")
        under = browser.js("return document.querySelector(arguments[0]).parentElement.querySelector('small').textContent", field(NORMS))
        must("203" in under, f"last year's 203 is not under its field, but “{under}”")
        tools.looks.at(browser, "report-draft", (WIDE, NARROW, *MORE))
        [path] = [path for path in folder.glob("*.yaml") if "年度: 2022" in path.read_text(encoding="utf-8")]
        this_year(browser, report, figures)
        report.until_counts(errors=0)
        report.saved()
        settled(path)
        found = tools.program.findings(path)
        must(found["summary"]["errors"] == 0, f"check finds errors that the page does not show: {found}")
        compare(tools, browser, desk, path)
        browser.open(desk.report(path.name) + "preview")
        same_word_file(tools, browser, path, place, lambda: browser.click("Word"))
        must(not browser.faults(), f"the browser complains: {browser.faults()}")


def this_year(browser, report, figures):
    """This year's figures: last year's, but that none were carried over and no rules changed."""
    rows = samples.sheet(samples.example())
    report.focus("申请.本年新收.自然人")
    browser.paste("\n".join("\t".join(row) for row in rows))
    report.until_value("申请.结转下年度.总计", figures["申请.结转下年度.总计"])
    norms = "主动公开.行政规范性文件"
    for path, value in {
        **{path: "0" for path in figures if path.startswith(("主动公开.", "复议诉讼."))},
        f"{norms}.本年制发件数": "3",
        f"{norms}.本年废止件数": "1",
        f"{norms}.现行有效件数": "205",
    }.items():
        if report.value(path) != value:
            report.write(path, value)
    for path, words in PROSE.items():
        report.write(path, words)


def compare(tools, browser, desk, path):
    """与上年对照: figures and prose side by side."""
    browser.open(desk.report(path.name))
    Report(browser)
    browser.open(desk.report(path.name) + "compare")
    browser.shows("205", "203", "2021", "2022")
    tools.looks.at(browser, "compare")
