"""The engines behind a Spark Connect server, asked by one and the same PySpark client: TPC-H, TPC-DS, `SELECT 1`, memory.

usage: served.py --firesteel PROGRAM --sail PROGRAM --benchmarks FOLDER [--tpcds FOLDER]

BENCHMARKS holds `tpch/` and `tpcds/` as Parquet files; the option --tpcds names the folder of the texts of TPC-DS.
"""

import argparse
import pathlib
import re
import socket
import statistics
import subprocess
import sys
import time
import uuid

import grpc
import pyspark.sql.connect.proto as pb
from pyspark.sql import SparkSession
from pyspark.sql.connect.proto.base_pb2_grpc import SparkConnectServiceStub

from run import QUERIES, ratios
from worker import RUNS, select, timed

STARTS = 5
START_LIMIT = 60


class Server:
    """A server process on a free port of loopback."""

    def __init__(self, command):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"sc://127.0.0.1:{port}"
        start = time.perf_counter()
        self.process = subprocess.Popen(
            [part.format(port=port) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                if self.process.poll() is not None or time.perf_counter() - start > START_LIMIT:
                    raise SystemExit(f"{command[0]} does not listen") from None
                time.sleep(0.001)
        request = pb.ConfigRequest(session_id=str(uuid.uuid4()))
        request.operation.get.keys.append("spark.sql.ansi.enabled")
        with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
            SparkConnectServiceStub(channel).Config(request)
        self.answers_after = time.perf_counter() - start

    def session(self, tables):
        session = SparkSession.builder.remote(self.url).create()
        for table in sorted(tables.iterdir()):
            session.read.parquet(str(table)).createOrReplaceTempView(table.name.removesuffix(".parquet"))
        return session

    def peak_mib(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024

    def stop(self):
        self.process.terminate()
        self.process.wait()


def queries(session, texts, runs):
    """The best of some runs of each query, after a first one. A query that fails is told and not counted."""
    seconds = {}
    for file in sorted(texts.glob("*.sql")):
        sql = file.read_text().strip().rstrip(";")
        try:
            session.sql(sql).toArrow()
            seconds[file.stem] = min(timed(lambda sql: session.sql(sql).toArrow(), sql) for _ in range(runs))
        except Exception as error:  # noqa: BLE001: whatever it is, the query does not count
            print(f"    {file.stem}: {str(error).splitlines()[0][:110]}", flush=True)
    return seconds


def measured(command, options):
    """What one server does: seconds of each query, and its other figures in a line."""
    starts = []
    for _ in range(STARTS):
        server = Server(command)
        starts.append(server.answers_after)
        server.stop()
    server = Server(command)
    session = server.session(options.benchmarks / "tpch")
    tpch = queries(session, QUERIES, RUNS)
    one = select(lambda sql: session.sql(sql).toArrow())["seconds"]
    memory = server.peak_mib()
    session.stop()
    server.stop()
    line = f"{statistics.median(starts) * 1000:>9.0f} ms{sum(tpch.values()):>9.2f} s{len(tpch):>4}{one * 1000:>10.2f} ms{memory:>9.0f} MiB"
    tpcds = {}
    if options.tpcds:
        server = Server(command)
        session = server.session(options.benchmarks / "tpcds")
        tpcds = queries(session, options.tpcds, 1)
        line += f"{sum(tpcds.values()):>9.2f} s{len(tpcds):>5}{server.peak_mib():>9.0f} MiB"
        session.stop()
        server.stop()
    return tpch, tpcds, line


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--firesteel", required=True)
    arguments.add_argument("--sail", required=True)
    arguments.add_argument("--benchmarks", required=True, type=pathlib.Path)
    arguments.add_argument("--tpcds", type=pathlib.Path)
    options = arguments.parse_args()
    commands = {
        "firesteel": [options.firesteel, "serve", "--listen", "127.0.0.1:{port}"],
        "sail": [options.sail, "spark", "server", "--ip", "127.0.0.1", "--port", "{port}"],
    }
    print(f"{'server':<12}{'answers':>12}{'TPC-H':>11}{'of':>4}{'SELECT 1':>13}{'peak':>13}{'TPC-DS':>11}{'of':>5}{'peak':>13}")
    tpch, tpcds = {}, {}
    for engine, command in commands.items():
        tpch[engine], tpcds[engine], line = measured(command, options)
        print(f"{engine:<12} {line}", flush=True)
    for name, totals in (("TPC-H", tpch), ("TPC-DS", tpcds)):
        if totals["firesteel"]:
            print(f"{name}: ", end="")
            ratios(totals)


if __name__ == "__main__":
    sys.exit(main())
