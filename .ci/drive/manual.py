"""The picture with which the manuals begin: table 3 with a slip."""

import samples
from desk import Desk
from report import Report

CELL = "申请.办理结果.予以公开.自然人"


def picture(tools, place):
    """One figure of the example is wrong: its finding, its red cell and the sums that it breaks, as `desk.png`."""
    path = place / "reports" / "beilun-2021.yaml"
    path.parent.mkdir()
    path.write_text(samples.example().replace("[6,     0,       0,", "[9,     0,       0,", 1), encoding="utf-8")
    with Desk(tools.program, path) as desk, tools.browser(place) as browser:
        browser.open(desk.address)
        report = Report(browser)
        report.until_finding("应为 6")
        report.focus(CELL)
        browser.shows("改为 6（Alt 加 =）", "差 3")
        browser.picture(tools.out / "desk.png")
