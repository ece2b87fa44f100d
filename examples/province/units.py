"""The units: one row a file of a folder that `nianbao sample` made, as an office has them in a list of its own.

    units.py FOLDER > units.jsonl

Keys: path, unit_id, unit, city, kind, year. In real life this is the register of the units, and `unit_id` the code by which
they are known (统一社会信用代码): names change, and made-up ones come twice.
"""

import json
import re
import sys
from pathlib import Path

# What names of this kind end with; the first that fits.
KINDS = [
    ("乡镇街道", re.compile(r"(镇|乡)(人民政府)?$|街道办事处$")),
    ("政府", re.compile(r"人民政府(办公室)?$")),
    ("部门", re.compile(r"")),
]
CITY = re.compile(r"^.+?[市县]")


def unit(entry):
    """A row of the table from a line of the list."""
    name = entry["unit"]
    city = CITY.match(name)
    return {
        "path": entry["file"],
        "unit_id": entry["index"],
        "unit": name,
        "city": city.group() if city else name,
        "kind": next(kind for kind, pattern in KINDS if pattern.search(name)),
        "year": entry["year"],
    }


def main(folder):
    for listing in sorted(Path(folder).glob("清单*.jsonl")):
        for line in listing.open(encoding="utf-8"):
            print(json.dumps(unit(json.loads(line)), ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
