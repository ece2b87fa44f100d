"""How a view looks and whether everybody can use it: a picture at both sizes, and axe-core, which must find nothing."""

from browser import NARROW, WIDE

# A large screen, and the usual one at 200 %.
MORE = ((1920, 1080), (640, 400))

# Of one violation the rule, what it asks and the first places.
AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ["violations"], iframes: false }).then(
  (result) => done(result.violations.map((one) => one.id + ": " + one.help + ": " + one.nodes.slice(0, 3).map((node) => node.target.join(" ") + " " + node.html.slice(0, 120) + " " + (node.any[0] ? node.any[0].message : "")).join(" | "))),
  (error) => done(["axe: " + error])
);
"""


class Looks:
    """The views that were looked at, and what is wrong with them."""

    def __init__(self, axe, out):
        self.axe = axe
        self.out = out
        self.seen = []
        self.wrong = []

    def at(self, browser, name, sizes=(WIDE, NARROW)):
        """Looks at what a browser shows now; `name` is the view and its state. What is wrong is said at the end."""
        for width, height in sizes:
            browser.size(width, height)
            browser.picture(self.out / f"{name}-{width}.png")
            self.wrong += [f"{name} at {width}: {violation}" for violation in self.violations(browser)]
            wide = browser.js("return document.documentElement.scrollWidth")
            if wide > width:
                self.wrong.append(f"{name} at {width}: the page is {wide} wide and must be scrolled sideways")
        browser.size(*WIDE)
        self.seen.append(name)

    def violations(self, browser):
        if not browser.js("return typeof axe === 'object'"):
            browser.js(self.axe)
        browser.driver.set_script_timeout(60)
        return browser.driver.execute_async_script(AXE)
