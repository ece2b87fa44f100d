"""A county's units as its office gets them: what is found, what they sum to, which of them was changed. All expectations come
from the list that `sample` writes and from sums made here."""

import collections
import json
import pathlib
import random
import re
import subprocess
import sys
from decimal import Decimal

PROGRAM, OUT = sys.argv[1], pathlib.Path(sys.argv[2])
FORMATS = ["yaml", "docx", "html", "md", "txt"]
failures = []


def run(*arguments, statuses=(0,), **more):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, encoding="utf-8", **more)
    if done.returncode not in statuses:
        sys.exit(f"{arguments[:4]}…: status {done.returncode}\n{done.stderr[-2000:]}")
    return done


def holds(what, wrong):
    print(f"{what}: {'holds' if not wrong else f'{len(wrong)} do not'}")
    for line in wrong[:10]:
        print(f"    {line}")
    failures.extend(wrong)


def listed(folder):
    lines = (folder / "清单.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def cell(found):
    place = found.get("cell")
    return place and ".".join([place["table"], place["row"], place["column"]])


def is_it(planted, found):
    if planted["rule"] != found["rule"]:
        return False
    at = cell(found)
    if planted.get("in_column"):
        column = planted["path"].rsplit(".", 1)[1]
        return at is None or at.endswith(("." + column, ".总计"))
    return at is None or at == planted["path"]


def hundred():
    """A hundred units, each in one of five formats, ten of them with faults: every fault, and nothing else."""
    made, county = OUT / "made", OUT / "county"
    run("sample", "--count", 100, "--seed", 2026, "--faults", 10, "--to", ",".join(FORMATS), "-d", made)
    county.mkdir()
    wanted = {}
    for line in listed(made):
        ending = line["file"].rsplit(".", 1)[1]
        if "/" in line["file"]:
            # Last year's report, which the unit of this number names.
            if line["index"] % len(FORMATS) == 0:
                (county / line["file"]).parent.mkdir(exist_ok=True)
                (made / line["file"]).rename(county / line["file"])
        elif ending == FORMATS[line["index"] % len(FORMATS)]:
            (made / line["file"]).rename(county / line["file"])
            wanted[line["file"]] = line["planted"]
    done = run("check", "--format", "jsonl", county, statuses=(0, 1))
    wrong, seen, faults = [], set(), 0
    for result in map(json.loads, done.stdout.splitlines()):
        name = str(pathlib.Path(result["path"]).relative_to(county))
        if "/" in name:
            continue
        seen.add(name)
        if result.get("error"):
            wrong.append(f"{name}: {result['error']}")
        left = [found for found in result["diagnostics"] if found["severity"] != "info"]
        for planted in wanted[name]:
            faults += 1
            hits = [found for found in left if is_it(planted, found)]
            hits = hits if planted.get("in_column") else hits[:1]
            if not hits:
                wrong.append(f"{name}: not found: {planted}")
            left = [found for found in left if found not in hits]
        wrong += [f"{name}: besides: {found['rule']} {found['message']}" for found in left]
    wrong += [f"{name}: was not read" for name in wanted.keys() - seen]
    holds(f"{len(seen)} units in {len(FORMATS)} formats, {faults} faults planted", wrong)


def figures(report):
    """The figures of a line of `export --to jsonl`, by path."""
    out = {}

    def walk(node, path):
        if isinstance(node, dict):
            for key, below in node.items():
                walk(below, (*path, key))
        else:
            out[".".join(path)] = None if node is None else Decimal(str(node))

    walk(report["facts"], ())
    return out


def exported(*files):
    done = run("export", "--to", "jsonl", *files, statuses=(0, 1))
    return [json.loads(line, parse_float=Decimal) for line in done.stdout.splitlines()]


def units():
    """Sixty units of one year and edition."""
    made = OUT / "units"
    run("sample", "--count", 600, "--seed", 7, "-d", made)
    year = [line for line in listed(made) if "/" not in line["file"] and line["year"] == 2024]
    names, chosen = set(), []
    for line in year:
        if line["unit"] not in names:
            names.add(line["unit"])
            chosen.append(made / line["file"])
    return chosen[:60]


def summed(files):
    total = OUT / "total.yaml"
    total.unlink(missing_ok=True)
    run("merge", *files, "--agency", "澜汐市人民政府", "-o", total)
    expected = collections.defaultdict(Decimal)
    filled = set()
    for report in exported(*files):
        for path, value in figures(report).items():
            if value is not None:
                expected[path] += value
                filled.add(path)
    (line,) = exported(total)
    found = figures(line)
    wrong = [
        f"{path}: {found.get(path)}, summed {expected[path] if path in filled else None}"
        for path in sorted(found.keys() | filled)
        if found.get(path) != (expected[path] if path in filled else None)
    ]
    holds(f"the sum of {len(files)} units, {len(filled)} figures", wrong)
    return total


def changed(files, total):
    """A figure of one unit is another one after the sum was made: that unit is named, or stands first of those that may be it."""
    dice = random.Random(50)
    wrong, named, among = [], 0, 0
    for _ in range(50):
        file = dice.choice(files)
        text = file.read_text(encoding="utf-8")
        places = [at for at in re.finditer(r"(?<=[\[ ])\d+(?=[,\]])", text)]
        if not places:
            continue
        at = dice.choice(places)
        figure = int(at.group())
        other = figure + dice.choice([1, 2, 3, 9, 10])
        file.write_text(text[: at.start()] + str(other) + text[at.end() :], encoding="utf-8")
        done = run("merge", *files, "--force", "--against", total, "--format", "json", statuses=(1,))
        file.write_text(text, encoding="utf-8")
        result = json.loads(done.stdout)
        explained = result["against"]["explanations"]
        units = [unit for it in explained for may in it["candidates"] for unit in may["units"]]
        claims = [it["candidates"][0]["units"] for it in explained if it["named"]]
        if any(claim != [str(file)] for claim in claims):
            wrong.append(f"{file.name}: {figure} is {other} now; claimed: {claims}")
            continue
        if units and units[0] == str(file):
            named += 1
        elif str(file) in units:
            among += 1
        else:
            wrong.append(f"{file.name}: {figure} is {other} now; named: {units[:3]}")
    print(f"    {named} first, {among} among others")
    holds("the unit whose figure was changed", wrong)


hundred()
files = units()
changed(files, summed(files))
sys.exit(1 if failures else 0)
