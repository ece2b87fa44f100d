"""Runs the queries of this folder in DuckDB over the files of WORK and prints what they give.

    query.py WORK            every query, as tables
    query.py WORK NAME       sql/NAME.sql, as lines of JSON

With the command line of DuckDB it is: cd WORK && cat sql/tables.sql sql/totals.sql | duckdb
"""

import json
import os
import sys
from pathlib import Path

import duckdb

SQL = Path(__file__).resolve().parent / "sql"
NAMES = ["totals", "carried_over", "outliers", "copied", "findings"]


def connect(work):
    """A database in memory with the tables of WORK."""
    os.chdir(work)
    # What takes more than this goes to a folder .tmp here for as long as it is needed.
    database = duckdb.connect(config={"memory_limit": "6GB", "preserve_insertion_order": "false"})
    database.execute((SQL / "tables.sql").read_text(encoding="utf-8"))
    return database


def rows(database, name):
    """What a query gives, a dictionary a row."""
    result = database.execute((SQL / f"{name}.sql").read_text(encoding="utf-8"))
    columns = [column[0] for column in result.description]
    return [dict(zip(columns, row)) for row in result.fetchall()]


def main(work, only=None):
    database = connect(work)
    if only:
        for row in rows(database, only):
            print(json.dumps(row, ensure_ascii=False, default=str))
        return
    for name in NAMES:
        told = rows(database, name)
        print(f"\n{name}")
        if told:
            print("  " + " | ".join(told[0]))
        for row in told:
            print("  " + " | ".join(str(value) for value in row.values()))


if __name__ == "__main__":
    main(*sys.argv[1:])
