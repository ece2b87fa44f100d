"""The page of a report: its fields, and what it says of them."""

from selenium.webdriver.common.keys import Keys

from browser import must, until


def field(path):
    return f'[data-path="{path}"]'


class Report:
    """A report open in a browser."""

    def __init__(self, browser):
        self.browser = browser
        browser.one('[data-kind="cell"]')
        # The script has come when it says how things stand.
        until("the report's page", lambda: browser.js("return document.readyState === 'complete'"))

    def counts(self):
        """必须改正, 需要说明, 提示."""
        return [int(self.browser.one(f"#{id}").text or 0) for id in ("errors", "warnings", "infos")]

    def status(self):
        return self.browser.one("#status").text

    def saved(self):
        until("已保存", lambda: self.status().startswith("已保存"))

    def value(self, path):
        return self.browser.value(field(path))

    def cells(self):
        """The fields of the tables in the order of the page, each as its path and what stands in it."""
        return self.browser.js("return [...document.querySelectorAll('[data-kind=cell]')].map((cell) => [cell.dataset.path, cell.value])")

    def focus(self, path):
        """The mouse in a field."""
        element = self.browser.one(field(path))
        self.browser.js("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def has_focus(self):
        """The path of the field that has the caret."""
        return self.browser.js("return document.activeElement.dataset.path || ''")

    def write(self, path, words):
        """Other words in a field, typed."""
        self.focus(path)
        self.browser.press(Keys.CONTROL, "a")
        self.browser.press(*([words] if words else [Keys.DELETE]))

    def until_value(self, path, value):
        until(f"“{value}” in {path}, where “{self.value(path)}” stands", lambda: self.value(path) == value)

    def is_red(self, path):
        return self.browser.js("const cell = document.querySelector(arguments[0]); return cell.getAttribute('aria-invalid') === 'true' || cell.classList.contains('error')", field(path))

    def until_red(self, path, red=True):
        until(f"{path} {'' if red else 'no longer '}red", lambda: self.is_red(path) == red)

    def findings(self):
        """The words of the findings in the list."""
        return self.browser.js("return [...document.querySelectorAll('#findings li')].map((item) => item.textContent)")

    def until_finding(self, words):
        return until(f"a finding with “{words}” among {self.findings()}", lambda: [item for item in self.findings() if words in item])[0]

    def until_counts(self, errors=None, warnings=None):
        def so():
            now = self.counts()
            return (errors is None or now[0] == errors) and (warnings is None or now[1] == warnings)

        until(f"{errors} errors and {warnings} warnings instead of {self.counts()}", so)


def same_figures(report, wanted):
    """Every cell of the form has the figure that it should have."""
    for path, value in report.cells():
        if path in wanted:
            must(value == wanted[path], f"{path}: “{value}” instead of “{wanted[path]}”")
