"""The program: the desk that it serves, and its commands, by which what the desk has done is checked."""

import json
import pathlib
import re
import signal
import subprocess
import time
import urllib.parse

from browser import Wrong, must


class Program:
    """The commands of nianbao."""

    def __init__(self, path):
        self.path = str(pathlib.Path(path).resolve())

    def run(self, *arguments, status=(0,), within=None):
        done = subprocess.run([self.path, *map(str, arguments)], capture_output=True, text=True, check=False, cwd=within)
        must(done.returncode in status, f"nianbao {arguments[0]}: status {done.returncode}: {done.stderr[-2000:]}")
        return done.stdout

    def findings(self, path):
        """What `check` finds in a file."""
        found = self.run("check", "--format", "json", path.name, status=(0, 1), within=path.parent)
        return json.loads(found)

    def build(self, path, kind, folder, *more, status=(0,)):
        """The bytes of the file that `build` makes of a report."""
        self.run("build", path, "--to", kind, "-d", folder, *more, status=status)
        return (pathlib.Path(folder) / f"{pathlib.Path(path).stem}.{kind}").read_bytes()


class Desk:
    """`nianbao fill` of a folder, or of a file."""

    def __init__(self, program, what, port=0):
        ports = ["--port", str(port)] if port else []
        self.process = subprocess.Popen(
            [program.path, "fill", str(what), "--no-open", *ports], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.address = None
        for line in self.process.stdout:
            found = re.search(r"http://127\.0\.0\.1:(\d+)/\S*", line)
            if found:
                self.address, self.port = found[0], int(found[1])
                break
        if not self.address:
            raise Wrong("the desk did not say its address")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def root(self):
        return f"http://127.0.0.1:{self.port}/"

    def report(self, name):
        return f"{self.root()}report/{urllib.parse.quote(name, safe='')}/"

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def interrupt(self):
        """Ctrl-C: it ends by itself and says so."""
        self.process.send_signal(signal.SIGINT)
        must(self.process.wait(timeout=20) == 0, "Ctrl-C: the desk ends with another status than 0")

    def memory(self):
        """How much it has in memory, in MB: the program, and the process of it that answers."""
        both = [self.process.pid]
        for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                above = int(stat.read_text().rsplit(")", 1)[1].split()[1])
            except OSError:
                continue
            if above == self.process.pid:
                both.append(int(stat.parent.name))
        status = [pathlib.Path(f"/proc/{pid}/status").read_text() for pid in both]
        return sum(int(re.search(r"VmRSS:\s+(\d+)", words)[1]) for words in status) / 1024


def settled(path, before=None, quiet=0.3, patience=20):
    """The bytes of a file once nobody has written it for a moment, other than `before`."""
    end = time.monotonic() + patience
    last, since = None, time.monotonic()
    while time.monotonic() < end:
        now = path.read_bytes() if path.exists() else None
        if now != last:
            last, since = now, time.monotonic()
        elif now is not None and now != before and time.monotonic() - since > quiet:
            return now
        time.sleep(0.02)
    raise Wrong(f"{path.name} was not written within {patience} s")
