"""`firesteel serve` under load: many sessions at once in little memory, and queries over more data than fits.

usage: load.py --firesteel PROGRAM --tables FOLDER [--sessions N]

Every answer is compared with that of a server which has the whole machine. Prints what each part came to, and the peak
of the server's memory; ends with 1 where a row is wrong, an error is not a clear one or a session did not survive.
"""

import argparse
import collections
import concurrent.futures
import pathlib
import sys
import tempfile

from pyspark.errors import PySparkException

from run import QUERIES
from served import Server

GIB = 1024
OUT_OF_MEMORY = "FIRESTEEL_OUT_OF_MEMORY"
# lineitem takes about 1.2 GiB in memory.
SMALL_LIMIT_MIB = 256
LARGE = {
    "a sort": "SELECT * FROM lineitem ORDER BY l_comment, l_orderkey, l_linenumber",
    "a join": """SELECT a.l_orderkey, a.l_linenumber, b.l_comment FROM lineitem a JOIN lineitem b
                 ON a.l_orderkey = b.l_orderkey AND a.l_linenumber = b.l_linenumber AND a.l_comment = b.l_comment""",
    "an aggregation": "SELECT l_orderkey, l_linenumber, l_comment, count(*) AS n FROM lineitem GROUP BY ALL",
}


def serve(program, *options):
    return Server([program, "serve", "--listen", "127.0.0.1:{port}", *options])


def rows(table):
    """The rows in an order of their own, floating point numbers with the digits that any order of adding keeps."""
    def cell(value):
        return f"{value:.9e}" if isinstance(value, float) else repr(value)

    return sorted(tuple(map(cell, row)) for row in zip(*(column.to_pylist() for column in table.columns), strict=True))


def many_sessions(options):
    """Outcomes of all queries in all sessions at once, under 1 GiB; and the server's peak."""
    texts = [file.read_text() for file in sorted(QUERIES.glob("*.sql"))]
    server = serve(options.firesteel)
    session = server.session(options.tables)
    expected = [rows(session.sql(text).toArrow()) for text in texts]
    session.stop()
    server.stop()
    server = serve(options.firesteel, "--memory-limit", "1g")

    def one_session(number):
        session = server.session(options.tables)
        outcomes = collections.Counter()
        for step in range(len(texts)):
            place = (step + number) % len(texts)
            outcomes[outcome(lambda text=texts[place]: rows(session.sql(text).toArrow()), expected[place])] += 1
        outcomes["session alive" if session.range(3).count() == 3 else "session lost"] += 1
        session.stop()
        return outcomes

    with concurrent.futures.ThreadPoolExecutor(options.sessions) as pool:
        total = sum(pool.map(one_session, range(options.sessions)), collections.Counter())
    peak = server.peak_mib()
    server.stop()
    return total, peak


def outcome(answer, expected):
    try:
        return "equal" if answer() == expected else "WRONG ROWS"
    except PySparkException as error:
        return error.getCondition() or f"NO CONDITION: {str(error).splitlines()[0]}"


def more_than_fits(options):
    """What comes of queries over five times the memory. They are written to files, so that the client holds nothing."""
    server = serve(options.firesteel, "--memory-limit", f"{SMALL_LIMIT_MIB}m")
    session = server.session(options.tables)
    outcomes = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in LARGE.items():
            path = f"{folder}/{name.replace(' ', '-')}"

            def written(text=text, path=path):
                session.sql(text).write.parquet(path)
                read = session.read.parquet(path)
                return read.selectExpr("count(*)", "sum(l_orderkey)", "sum(length(l_comment))").collect()[0]

            expected = session.sql("SELECT count(*), sum(l_orderkey), sum(length(l_comment)) FROM lineitem").collect()[0]
            outcomes[name] = outcome(written, expected)
            outcomes[name] += ", session alive" if session.range(3).count() == 3 else ", SESSION LOST"
    peak = server.peak_mib()
    session.stop()
    server.stop()
    return outcomes, peak


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--firesteel", required=True)
    arguments.add_argument("--tables", required=True, type=pathlib.Path)
    arguments.add_argument("--sessions", type=int, default=32)
    options = arguments.parse_args()
    outcomes, peak = more_than_fits(options)
    for name, what in outcomes.items():
        print(f"{name} of lineitem under {SMALL_LIMIT_MIB} MiB: {what}", flush=True)
    print(f"    peak {peak:.0f} MiB")
    total, peak = many_sessions(options)
    print(f"{options.sessions} sessions under 1 GiB: {dict(total)}; peak {peak:.0f} MiB")
    allowed = {"equal", "session alive", OUT_OF_MEMORY}
    clear = all(what in ("equal, session alive", f"{OUT_OF_MEMORY}, session alive") for what in outcomes.values())
    return 0 if clear and set(total) <= allowed and peak <= 1.6 * GIB else 1


if __name__ == "__main__":
    sys.exit(main())
