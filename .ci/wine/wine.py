"""The program for Windows under Wine: runs of it, in folders of their own, and what they printed."""

import contextlib
import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import struct
import subprocess
import tempfile
import termios
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Nothing that is tried takes as long; a loaded machine may.
PATIENCE = 60


class Wrong(Exception):
    """Something is not as it must be."""


def must(holds, what):
    if not holds:
        raise Wrong(what)


def windows(path):
    """A path as Windows names it: Wine has all of this machine as drive Z."""
    return "Z:" + str(path).replace("/", "\\")


def language(trial):
    """The environment of a Chinese system, where that can be made: Wine's code page is then 936."""
    made = trial / "locale/zh_CN.UTF-8"
    if not made.exists() and shutil.which("localedef"):
        made.parent.mkdir(exist_ok=True)
        subprocess.run(["localedef", "-i", "zh_CN", "-f", "UTF-8", str(made)], capture_output=True)
    return {"LC_ALL": "zh_CN.UTF-8", "LOCPATH": str(made.parent)} if made.exists() else {"LC_ALL": "C.UTF-8"}


class Room:
    """A folder to work in, and the programs."""

    def __init__(self, trial, native, folder):
        self.trial, self.native, self.folder = trial, native, folder
        self.environment = {
            **os.environ,
            "WINEARCH": "win64",
            "WINEPREFIX": str(trial / "prefix"),
            "WINEDEBUG": "-all",
            "DISPLAY": "",
            "NO_COLOR": "1",
            # No debugger for a fault, no browser, nothing else that Windows has beside.
            "WINEDLLOVERRIDES": "winedbg.exe,winebrowser.exe,mscoree,mshtml=",
            **language(trial),
            "NIANBAO_STATE": windows(folder / "state"),
        }
        self.printed, self.running = [], []

    def put(self, name, content):
        """Writes a file of this name, or copies one of the project."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, pathlib.Path):
            content = content.read_bytes()
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def command(self, *words):
        return ["wine", str(self.trial / "nianbao.exe"), *map(str, words)]

    def note(self, title, *texts):
        """What is shown of a run: what was typed, and what was printed."""
        lines = [line for text in texts for line in text.splitlines() if line.strip()]
        lines = [f"  > {title}", *(f"    {line}" for line in lines)]
        self.printed += [re.sub(r"[^ ]{240,}", lambda long: f"{long[0][:60]}…{long[0][-20:]}", line) for line in lines]

    def run(self, *words, status=0, at=None, shown=8):
        """Runs the program; its standard output and error, which must be UTF-8."""
        done = self.raw(self.command(*words), at)
        out, error = done.stdout.decode(), done.stderr.decode()
        lines = (error + out).splitlines()
        more = [f"… {len(lines) - shown} lines more"] if len(lines) > shown else []
        self.note("nianbao " + " ".join(map(str, words)), *lines[:shown], *more, f"status {done.returncode}")
        must(done.returncode == status, f"status {done.returncode}, not {status}")
        return out, error

    def raw(self, command, at=None):
        """Runs something. What it prints goes to files: what Wine starts beside would hold a pipe open."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as error:
            done = subprocess.run(
                command, cwd=at or self.folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=out, stderr=error, timeout=PATIENCE
            )
            for file in (out, error):
                file.seek(0)
            done.stdout, done.stderr = out.read(), error.read()
        return done

    def server(self, *words):
        """Tells Wine's own server something."""
        subprocess.run(["wineserver", *words], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self, command, **how):
        """Starts what runs beside; it ends with the room."""
        process = subprocess.Popen(command, cwd=self.folder, env=self.environment, **how)
        self.running.append(process)
        return process

    def natively(self, *words, at=None):
        """The same by the program for this machine."""
        environment = {**self.environment, "NIANBAO_STATE": str(self.folder / "state-here")}
        done = subprocess.run(
            [str(self.native), *map(str, words)], cwd=at or self.folder, env=environment, capture_output=True, timeout=PATIENCE
        )
        return done.stdout.decode(), done.stderr.decode()

    @contextlib.contextmanager
    def held(self, path, sharing):
        """A file that another program has open."""
        helper = self.start(
            ["wine", str(self.trial / "helper.exe"), "hold", sharing, windows(path)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )
        must(helper.stdout.readline().strip() == b"held", "the file cannot be held")
        try:
            yield
        finally:
            helper.communicate(b"\n", timeout=PATIENCE)

    def left(self, *expected):
        """Nothing is in the folder that no one asked for."""
        there = sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if path.is_file())
        there = [name for name in there if not name.startswith("state")]
        must(there == sorted(expected), f"in the folder are {there}")


class Console:
    """A run in a console of its own, as a double click gives it."""

    def __init__(self, room, command):
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 200, 0, 0))
        self.process = room.start(command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True)
        os.close(slave)
        self.seen = b""

    def until(self, words):
        """Waits for these words; all that was printed until then."""
        end = time.monotonic() + PATIENCE
        while words not in self.text() and time.monotonic() < end:
            if not self.read():
                break
        must(words in self.text(), f"“{words}” was not printed, but: {self.text()}")
        return self.text()

    def read(self):
        ready, _, _ = select.select([self.master], [], [], 1)
        if not ready:
            return self.process.poll() is None
        try:
            more = os.read(self.master, 65536)
        except OSError:
            return False
        self.seen += more
        return bool(more)

    def text(self):
        """What was printed, without what moves the cursor; blanks stand for moves within a line."""
        return plain(self.seen.decode(errors="replace"))

    def end(self, pressing=None):
        """Waits for the end, pressing a key: Wine's console may lose one that comes before it is waited for. The status."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            if pressing:
                os.write(self.master, pressing)
            self.read()
        must(self.process.poll() is not None, "it does not end")
        return self.process.returncode


def plain(text):
    text = re.sub(r"\x1b\[\d+;1H", "\n", text)
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07|\x1b[=>]", "", text)
    return text.replace("\r", "")


@contextlib.contextmanager
def room(trial, native):
    with tempfile.TemporaryDirectory(prefix="年报 wine ") as folder:
        it = Room(trial, native, pathlib.Path(folder).resolve())
        try:
            yield it
        finally:
            for process in it.running:
                process.kill()
                process.wait()
