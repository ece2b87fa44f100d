"""A report in other formats against the Word file that it was made of: `converted.py PROGRAM PAIRS`. Each line of PAIRS is a
reference, a tab, and the file to be held to it; a second tab and `figures` where the rest is not asked. The same figures, agency, year and edition; the same findings, places aside; the same
words, paragraph for paragraph, in the file that `import` writes; and nothing to be found in that file that the reference's has not.
What does not hold is said, one line a fault, and is the status. Each file is read at most once per question, as many at a time as there
are processors."""

import concurrent.futures
import difflib
import functools
import json
import os
import pathlib
import subprocess
import sys
import tempfile

# Seconds that no reading takes; the limit of the readers is less.
LONG = 20
PROGRAM, PAIRS = sys.argv[1:]
OUT = pathlib.Path(tempfile.mkdtemp())


def run(*arguments):
    """What the program prints and its status: what is wrong with a report is no failure, and what cannot be read is said by it."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, timeout=LONG)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@functools.cache
def facts(path):
    status, out, error = run("export", "--to", "jsonl", path)
    if status == 3 or not out:
        return f"status {status}: {error.strip()}"
    exported = json.loads(out)
    del exported["path"]
    return exported


@functools.cache
def findings(path):
    """Each finding without its place. That a foot of the page was left out is of one format, and no fault."""
    status, out, error = run("check", "--format", "json", path)
    if status == 3:
        return [f"status {status}: {error.strip()}"]
    (file,) = json.loads(out)["files"]
    found = [(d["severity"], d["rule"], d["message"]) for d in file["diagnostics"]]
    return sorted(f"{severity}[{rule}] {message}" for severity, rule, message in found if (severity, rule) != ("info", "unread-content"))


@functools.cache
def imported(path):
    """The file that `import` writes: its words without remarks, and what is found in it."""
    name = str(path).replace("/", "_")
    (OUT / name).mkdir(exist_ok=True)
    written = OUT / name / "report.yaml"
    run("import", path, "-o", written)
    if not written.exists():
        return ["nothing is written"], []
    lines = [line.rstrip() for line in written.read_text(encoding="utf-8").splitlines()]
    # That a line is the caption of a table is said by few formats; elsewhere it is a line before the table.
    return [line.replace("表：", "", 1) for line in lines if line and not line.lstrip().startswith("#")], findings(written)


def cut(text):
    return text if len(text) < 200 else text[:200] + "…"


def first_difference(wanted, got):
    """The first lines that differ, and how many do."""
    differing = [line for line in difflib.unified_diff(wanted, got, lineterm="", n=0) if line[:2] not in ("--", "++", "@@") and line[:1] in "-+"]
    return f"{len(differing)} lines: " + " | ".join(map(cut, differing[:2]))


def faults(reference, path, only=None):
    """What does not hold of a file."""
    wanted, got = facts(reference), facts(path)
    if isinstance(wanted, str):
        # The reference is no report: its conversion is none either.
        return [] if isinstance(got, str) else ["FACTS of what is no report"]
    if isinstance(got, str):
        return [f"UNREAD {cut(got)}"]
    said = []
    if wanted != got:
        said.append("FACTS " + first_difference(flat(wanted), flat(got)))
    if only:
        return said
    if findings(reference) != findings(path):
        said.append("FINDINGS " + first_difference(findings(reference), findings(path)))
    wanted, got = imported(reference), imported(path)
    if wanted[0] != got[0]:
        said.append("WORDS " + first_difference(wanted[0], got[0]))
    elif wanted[1] != got[1]:
        said.append("IMPORTED " + first_difference(wanted[1], got[1]))
    return said


def flat(value, path=""):
    """One line for each figure."""
    if isinstance(value, dict):
        return [line for key, inner in value.items() for line in flat(inner, f"{path}.{key}" if path else key)]
    return [f"{path}: {value}"]


def judged(pair):
    try:
        return pair, faults(*pair)
    except subprocess.TimeoutExpired as late:
        return pair, [f"SLOW {late.cmd[1]}: more than {LONG} s"]


pairs = [tuple(line.split("\t")) for line in pathlib.Path(PAIRS).read_text(encoding="utf-8").splitlines()]
failed = 0
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    for (_, path, *_), said in pool.map(judged, pairs):
        failed += bool(said)
        for fault in said:
            print(f"{path}: {fault}", flush=True)
print(f"{len(pairs)} files, {failed} not as {'they' if failed != 1 else 'it'} should be")
sys.exit(failed > 0)
