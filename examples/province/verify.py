"""Holds what the queries give against what is known otherwise; says each comparison, and fails where one does not hold.

    verify.py WORK
"""

import json
import sys
from collections import Counter
from pathlib import Path

import query


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def main(work):
    work = Path(work).resolve()
    database = query.connect(work)
    planted = json.loads((work / "planted.json").read_text(encoding="utf-8"))
    wrong = 0

    def hold(what, told, known):
        nonlocal wrong
        wrong += told != known
        print(f"  {what}: " + (f"{told}" if told == known else f"{told}, NOT {known}"))

    # The two forms of the export, by another road than DuckDB's.
    wide, cities = lines("wide.jsonl"), {unit["path"]: unit["city"] for unit in lines("units.jsonl")}
    head = {"path", "agency", "year", "edition"}
    figures, uncertain = Counter(), set()
    for f in lines("long.jsonl"):
        key = f"{f['table']}.{f['row']}.{f['column']}"
        figures[f["path"], key, f["value"]] += 1
        if f["given"] != "figure" and not f["computed"]:
            uncertain.add((f["path"], key))
    others = Counter((r["path"], key, value) for r in wide for key, value in r.items() if key not in head)
    hold("figures in the long form as in the wide one", sum((figures & others).values()), sum((figures | others).values()))
    received = Counter()
    for report in wide:
        if report["year"] == 2024 and (report["path"], "申请.本年新收.总计") not in uncertain:
            received[cities[report["path"]]] += report["申请.本年新收.总计"]
    totals = {row["city"]: row["received"] for row in query.rows(database, "totals")}
    hold("totals by city as summed from the wide form", totals, {city: received[city] for city in totals})

    # What the program finds of the same.
    findings = lines("findings.jsonl")
    hold("files without an answer", sum("error" in result for result in findings), 0)
    mismatched = {result["id"]["file"] for result in findings
                  for found in result["diagnostics"] if found["rule"] == "carried-over-mismatch"}
    not_filled = {result["id"]["file"] for result in findings
                  for found in result["diagnostics"] if (found["cell"] or {}).get("row") == "上年结转"} - mismatched
    rows = query.rows(database, "carried_over")
    broken = {row["path"] for row in rows if row["carried_over"] is not None}
    hold("reports with a broken carried-over row, which `check` finds too", sorted(broken), sorted(mismatched))
    empty = {row["path"] for row in rows} - broken
    hold("not filled there, which `check` finds too", sorted(empty & not_filled), sorted(empty))

    # What was planted, which no report shows by itself.
    outliers = [row["path"] for row in query.rows(database, "outliers") if row["row"] == "行政处罚"]
    given = {penalty["path"] for penalty in planted["penalties"]}
    hold("planted outliers among those told", len(given & set(outliers)), len(given))
    copies = {frozenset((row["a"], row["b"])) for row in query.rows(database, "copied")}
    hold("copied texts found", copies == {frozenset((copy["path"], copy["from"])) for copy in planted["copies"]}, True)
    return wrong


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) and 1)
