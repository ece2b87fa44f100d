"""The desk driven in a browser: `drive PROGRAM OUT AXE [PAGE]`. Each journey has a folder, a desk and a browser of its own, and two
are made at a time; one that fails says why and leaves a picture, and the others go on."""

import concurrent.futures
import dataclasses
import pathlib
import shutil
import sys
import tempfile
import time
import traceback

import bare
import file
import folder
import killed
import latency
import manual
import page
import start
from browser import Browser, Wrong
from desk import Program
from looks import Looks

# The long ones first, so that two hands are done at the same time.
JOURNEYS = [
    killed.program_killed,
    start.new_by_keyboard,
    file.changed_elsewhere,
    folder.county,
    start.from_last_year,
    page.without_program,
    killed.browser_killed,
    file.two_tabs,
    bare.without_script,
    manual.picture,
]
# Alone on the machine.
ALONE = [latency.latency, latency.ten_reports]


@dataclasses.dataclass
class Tools:
    """What a journey works with."""

    program: Program
    looks: Looks
    out: pathlib.Path
    page: pathlib.Path | None
    chromium: str
    chromedriver: str
    journey: str = ""

    def browser(self, place, **how):
        return Browser(self, place / f"browser-{time.monotonic_ns()}", self.journey, **how)


def made(tools, journey):
    """Makes a journey; why it failed, if it did."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="nianbao-desk-", ignore_cleanup_errors=True) as place:
        try:
            said = journey(dataclasses.replace(tools, journey=journey.__name__), pathlib.Path(place))
            words, why = "holds", None
        except Exception as error:
            said, words = None, "FAILS"
            why = f"{error}" if isinstance(error, Wrong) else traceback.format_exc()
            why += f"\n  at {' < '.join(f'{frame.name}:{frame.lineno}' for frame in reversed(traceback.extract_tb(error.__traceback__)) if '/drive/' in frame.filename)}"
    print(f"{journey.__name__}: {words} ({time.monotonic() - begun:.0f}s): {journey.__doc__}", flush=True)
    for line in said or []:
        print(f"  {line}", flush=True)
    if why:
        print(f"  {why}", flush=True)
    return why


def main(program, out, axe, html=None, *only):
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    tools = Tools(
        program=Program(program),
        looks=Looks(pathlib.Path(axe).read_text(encoding="utf-8"), out),
        out=out,
        page=pathlib.Path(html).resolve() if html and pathlib.Path(html).is_file() else None,
        chromium=shutil.which("chromium"),
        chromedriver=shutil.which("chromedriver"),
    )
    if not tools.page:
        JOURNEYS.remove(page.without_program)
        print("LEFT OUT: nianbao.html in a browser: it is not there")
    chosen, alone = ([journey for journey in some if not only or journey.__name__ in only] for some in (JOURNEYS, ALONE))
    with concurrent.futures.ThreadPoolExecutor(2) as two:
        failed = [why for why in two.map(lambda journey: made(tools, journey), chosen) if why]
    failed += [why for why in (made(tools, journey) for journey in alone) if why]
    print(f"looked at {len(tools.looks.seen)} views and states at both sizes: {len(tools.looks.wrong)} violations")
    for wrong in tools.looks.wrong:
        print(f"  {wrong}")
    return 1 if failed or tools.looks.wrong else 0


sys.exit(main(*sys.argv[1:]))
