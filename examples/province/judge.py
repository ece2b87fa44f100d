"""Results of `nianbao check --stream` held against the list of what was planted: each fault found once, and nothing else."""

import re

KEY = re.compile(r"^([^\s#\"'{\[-][^:]*):", re.M)


def keys(text):
    """The keys of a YAML file's first level, each with the line that it stands on: what tells the part that a line is of."""
    return [[text.count("\n", 0, found.start()) + 1, found[1]] for found in KEY.finditer(text)]


def place(found, keys):
    """What a finding is about: a figure, or the part of the file that it stands in."""
    if cell := found["cell"]:
        return f"{cell['table']}.{cell['row']}.{cell['column']}"
    line = (found["location"] or {}).get("line", 0)
    return next((key for at, key in reversed(keys) if at <= line), "")


def is_it(planted, rule, where):
    """Whether a finding of this rule at this place is the fault that was planted."""
    if rule != planted["rule"]:
        return False
    path = planted["path"]
    # A report may not tell which figure of a column is the wrong one.
    if planted.get("in_column") and where.startswith("申请."):
        return where.split(".")[-1] in (path.split(".")[-1], "总计")
    return where == path or where == path.split(".")[0]


def judged(result, planted, keys):
    """How many of the planted faults were found, and the findings beside them; hints are none."""
    left = [(found["rule"], place(found, keys)) for found in result["diagnostics"] if found["severity"] != "info"]
    found = 0
    for fault in planted:
        at = next((one for one in left if is_it(fault, *one)), None)
        if at is None:
            continue
        found += 1
        left.remove(at)
        if fault.get("in_column"):
            left = [one for one in left if not is_it(fault, *one)]
    return found, [f"{rule} {where}" for rule, where in left]
