"""Prints how long a chain of withColumn takes to build and to encode, as JSON: the least of many runs, for each length.

usage: chain.py (firesteel|pyspark) RUNS LENGTH ...
"""

import json
import sys
import time


def firesteel():
    from firesteel.sql import SparkSession
    from firesteel.sql import functions as F

    return SparkSession.builder.remote("sc://127.0.0.1").create().range(10), F, lambda frame: frame.to_plan()


def pyspark():
    from types import SimpleNamespace

    from pyspark.sql.connect.client.core import SparkConnectClient
    from pyspark.sql.connect.dataframe import DataFrame
    from pyspark.sql.connect.functions import builtin as F
    from pyspark.sql.connect.plan import Range

    # PySpark's plans are deeper calls than Python allows by itself.
    sys.setrecursionlimit(1_000_000)
    # A client that has no server: it is asked for nothing but plans.
    client = SparkConnectClient.__new__(SparkConnectClient)
    client._plan_compression_threshold, client._plan_compression_algorithm = -1, "NONE"
    session = SimpleNamespace(client=client, _session_id="session")
    frame = DataFrame(Range(start=0, end=10, step=1), session)
    return frame, F, lambda frame: frame._plan.to_proto(client).SerializeToString()


def main():
    base, functions, encoded = {"firesteel": firesteel, "pyspark": pyspark}[sys.argv[1]]()
    runs, answers = int(sys.argv[2]), []
    for length in map(int, sys.argv[3:]):
        best = float("inf")
        for _ in range(runs):
            start = time.perf_counter()
            frame = base
            for at in range(length):
                frame = frame.withColumn(f"c{at}", functions.col("id") + at)
            encoded(frame)
            best = min(best, time.perf_counter() - start)
        answers.append({"length": length, "seconds": best})
    print(json.dumps(answers))


if __name__ == "__main__":
    main()
