"""One engine in a process of its own, so that its memory is its own. Prints its figures as JSON.

usage: worker.py ENGINE MEASURE TABLES QUERIES      MEASURE is tpch, select or first
"""

import json
import pathlib
import resource
import statistics
import sys
import time

from engines import ENGINES

RUNS = 3
SELECTS = 300


def tpch(answer, queries):
    """The best of some runs of each query, after a first one; queries an engine cannot answer are listed."""
    seconds, failed = {}, []
    for number in range(1, 23):
        sql = (queries / f"q{number}.sql").read_text()
        try:
            answer(sql)
            seconds[number] = min(timed(answer, sql) for _ in range(RUNS))
        except Exception:  # noqa: BLE001: whatever a peer raises, the query does not count for it
            failed.append(number)
    return {"seconds": seconds, "failed": failed}


def timed(answer, sql):
    start = time.perf_counter()
    answer(sql)
    return time.perf_counter() - start


def select(answer):
    """The median of many `SELECT 1`, after some to warm up."""
    for _ in range(30):
        answer("SELECT 1")
    return {"seconds": statistics.median(timed(answer, "SELECT 1") for _ in range(SELECTS))}


def main():
    engine, measure, tables, queries = sys.argv[1:]
    answer, rows = ENGINES[engine](tables)
    if measure == "tpch":
        figures = tpch(answer, pathlib.Path(queries))
    elif measure == "select":
        figures = select(answer)
    else:
        figures = {"rows": len(rows("SELECT r_name FROM region ORDER BY r_name LIMIT 1"))}
    figures["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main()
