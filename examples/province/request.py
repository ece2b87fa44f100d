"""Every YAML file of a folder as a request to `nianbao check --stream`, a line each, last year's report with it.

    request.py FOLDER > requests.jsonl

Files are named by their content here, so that the program that answers need not see the folder: it may run anywhere.
"""

import json
import sys
from pathlib import Path


def requests(folder):
    """The requests for the files of a list, in its order; the id is the line of the list."""
    folder = Path(folder)
    for listing in sorted(folder.glob("清单*.jsonl")):
        for line in listing.open(encoding="utf-8"):
            entry = json.loads(line)
            path = folder / entry["file"]
            request = {"id": entry, "name": entry["file"], "text": path.read_text(encoding="utf-8"), "facts": True}
            if prior := entry.get("prior"):
                request["prior_text"] = (path.parent / prior).read_text(encoding="utf-8")
            yield request


if __name__ == "__main__":
    for request in requests(*sys.argv[1:]):
        print(json.dumps(request, ensure_ascii=False))
