"""The program for Windows tried under Wine: `wine TRIAL NATIVE`, the folder with nianbao.exe, what Wine lacks and the helper, and the
same program for this machine. Each point has a folder of its own, and says what was printed; one that fails does not stop the others."""

import pathlib
import subprocess
import sys
import time
import traceback
from subprocess import DEVNULL

import files
import reports
import window
from wine import PATIENCE, room


def main(trial, native):
    trial, native = pathlib.Path(trial).resolve(), pathlib.Path(native).resolve()
    failed = []
    # The server stays from one program to the next, and so does what Wine starts beside: it must hold no pipe that is waited for.
    with room(trial, native) as place:
        place.server("--persistent")
        subprocess.run(["wine", "cmd", "/c", "ver"], env=place.environment, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, timeout=PATIENCE)
    for point in [*reports.POINTS, *files.POINTS, *window.POINTS]:
        begun = time.monotonic()
        title = point.__doc__
        with room(trial, native) as place:
            try:
                point(place)
                state = "holds"
            except Exception as wrong:  # whatever it is, the others are tried too
                failed.append(title)
                state = f"FAILED: {wrong}"
                traceback.print_exc()
        print(f"{title}: {state} ({time.monotonic() - begun:.1f} s)")
        print("\n".join(place.printed), flush=True)
    place.server("--kill")
    if failed:
        sys.exit(f"{len(failed)} points fail")


main(*sys.argv[1:])
