"""Reports of a province on Spark: made, checked and summed by two workers, of which one is killed on the way.

    province.py --nianbao PROGRAM --work FOLDER [--count 100000] [--faults COUNT/10] [--kill]

Each task makes a part of the reports in a folder of its own, hands them to `nianbao check --stream` line by line, and writes
a line a report: nothing has to lie where every worker sees it but the results. What a killed worker had begun, Spark gives to
another one, and takes the output of one attempt only.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from pyspark.find_spark_home import _find_spark_home
from pyspark.sql import SparkSession

HERE = Path(__file__).resolve().parent
MASTER = "local-cluster[2,1,1024]"
# Reports of a task: a killed worker loses at most what it did of one, a few seconds' work.
OF_TASK = 1000


def asked(nianbao, requests):
    """The results of `nianbao check --stream`, each with its request, in their order.

    It is what `requests.pipe(...)` does, and more: it fails where making a request fails, and where a result is missing.
    """
    program = subprocess.Popen([nianbao, "check", "--stream"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    sent, failed = [], []

    def send():
        try:
            with program.stdin as pipe:
                for line, kept in requests:
                    sent.append(kept)
                    pipe.write(line.encode() + b"\n")
        except Exception as error:
            failed.append(error)

    sender = threading.Thread(target=send, daemon=True)
    sender.start()
    try:
        count = 0
        for line in program.stdout:
            result = json.loads(line)
            yield result, sent[count]
            count += 1
        sender.join()
        if failed:
            raise failed[0]
        if program.wait() != 0 or count != len(sent):
            raise RuntimeError(f"{count} results of {len(sent)} requests, status {program.returncode}")
    finally:
        program.kill()
        program.wait()


def part(number, parts, args):
    """Makes, checks and judges a part of the reports; gives a line of JSON each."""
    import judge
    import request
    import units

    # A killed worker leaves its folder: it goes with the rest of WORK. Workers on other machines have one of their own.
    os.makedirs(args["scratch"], exist_ok=True)
    with tempfile.TemporaryDirectory(dir=args["scratch"]) as folder:
        made = [args["nianbao"], "sample", "--count", args["count"], "--faults", args["faults"], "--seed", args["seed"],
                "--part", f"{number + 1}/{parts}", "-d", folder]
        subprocess.run([str(word) for word in made], check=True, capture_output=True)

        def requests():
            for asking in request.requests(folder):
                entry = asking["id"]
                asking["id"] = [entry["index"], entry["year"]]
                yield json.dumps(asking, ensure_ascii=False), (entry, judge.keys(asking["text"]))

        for result, (entry, keys) in asked(args["nianbao"], requests()):
            assert result["id"] == [entry["index"], entry["year"]], "results come in the order of the requests"
            found, beside = judge.judged(result, entry["planted"], keys)
            applications = ((result.get("facts") or {}).get("申请") or {})
            yield json.dumps({
                **units.unit(entry), "planted": len(entry["planted"]), "found": found, "beside": beside,
                "error": result.get("error"), "rules": [one["rule"] for one in result["diagnostics"]],
                "received": applications.get("本年新收", {}).get("总计"),
            }, ensure_ascii=False)


def executors(application):
    """The processes of this application's workers, by their command lines: no others are ever touched."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                words = (process / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if words[0].endswith(b"java") and b"org.apache.spark.executor.CoarseGrainedExecutorBackend" in words and application.encode() in words:
                found.append(int(process.name))
    return sorted(found)


def kill_one(context, parts, done, killed):
    """Kills a worker without warning as soon as a third of the parts are done."""
    tracker = context.statusTracker()
    while not done.wait(0.2):
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        if any(stage and stage.numCompletedTasks >= parts // 3 and stage.numActiveTasks > 1 for stage in stages):
            workers = executors(context.applicationId)
            os.kill(workers[0], signal.SIGKILL)
            killed.append(workers[0])
            print(f"killed worker {workers[0]} of {workers} after {max(s.numCompletedTasks for s in stages if s)} of {parts} parts", flush=True)
            return


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nianbao", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--faults", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kill", action="store_true", help="kill one of the two workers on the way")
    options = parser.parse_args()
    work = Path(options.work).resolve()
    results, scratch = work / "results", work / "parts"
    args = {"nianbao": str(Path(options.nianbao).resolve()), "scratch": str(scratch), "count": options.count, "seed": options.seed,
            "faults": options.count // 10 if options.faults is None else options.faults}
    parts = max(8, -(-options.count // OF_TASK))

    # The workers use this very Python.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (SparkSession.builder.master(MASTER).appName("nianbao-province")
               .config("spark.ui.enabled", "false").config("spark.local.dir", str(work / "spark"))
               .config("spark.sql.shuffle.partitions", "4").getOrCreate())
    context = session.sparkContext
    context.setLogLevel("OFF")
    for module in ("judge.py", "request.py", "units.py"):
        context.addPyFile(str(HERE / module))
    try:
        began = time.monotonic()
        done, killed = threading.Event(), []
        if options.kill:
            threading.Thread(target=kill_one, args=(context, parts, done, killed), daemon=True).start()
        lines = context.parallelize(range(parts), parts).flatMap(lambda number: part(number, parts, args))
        lines.saveAsTextFile(results.as_uri())
        done.set()
        took = time.monotonic() - began
        if options.kill and not killed:
            sys.exit("the work was done before a worker could be killed")
        sys.exit(report(session, results, args, took))
    finally:
        application = context.applicationId
        session.stop()
        shutil.rmtree(scratch, ignore_errors=True)
        # What the workers of this run left where Spark is installed.
        shutil.rmtree(Path(_find_spark_home()) / "work" / application, ignore_errors=True)


def report(session, results, args, took):
    """Says what was found; 0 if nothing was lost."""
    table = session.read.json(results.as_uri())
    table.createOrReplaceTempView("results")
    [one] = session.sql("""
        SELECT count(*) AS files, count(DISTINCT path) AS names, count(DISTINCT unit_id) AS units, min(unit_id) AS first,
            max(unit_id) AS last, sum(CASE WHEN planted > 0 THEN 1 ELSE 0 END) AS faulty, sum(planted) AS planted,
            sum(found) AS found, sum(size(beside)) AS beside, count(error) AS errors
        FROM results""").collect()
    whole = (one.files == one.names and one.units == args["count"] and (one.first, one.last) == (0, args["count"] - 1)
             and one.faulty == args["faults"] and not one.errors)
    exact = one.planted == one.found and not one.beside
    print(f"{one.units} reports ({one.files} files with last year's) in {took:.0f} s: {one.files / took:.0f} files/s, made and checked")
    print(f"each there once: {one.files == one.names == one.files and one.units == args['count']}; not read: {one.errors}")
    print(f"faulty: {one.faulty}; faults planted: {one.planted}; found: {one.found}; findings beside them: {one.beside}")
    print("\napplications of 2024 by city")
    session.sql("""
        SELECT city, count(DISTINCT unit_id) AS units, sum(received) AS received,
            count(*) - count(received) AS not_filled, sum(size(rules)) AS findings
        FROM results WHERE year = 2024 GROUP BY city ORDER BY received DESC LIMIT 5""").show(truncate=False)
    if not (whole and exact):
        session.sql("SELECT path, planted, found, beside, error FROM results WHERE planted <> found OR size(beside) > 0 OR error IS NOT NULL LIMIT 10").show(truncate=False)
    print("nothing lost" if whole else "REPORTS ARE MISSING")
    print("every fault found once, nothing beside" if exact else "NOT every fault is found once: see above", flush=True)
    return 0 if whole and exact else 1


if __name__ == "__main__":
    main()
