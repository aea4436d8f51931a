"""A server that is killed in the middle of a write: afterwards its tables hold what they held, or all of what was written."""

import contextlib
import random
import sys
import threading
import time

import pytest

from serving import Server

ROWS, FOLDERS = 3000, 60

# What is written, and what the tables may hold then: (rows, sum of v), first as they were.
OLD = (ROWS, 0)
WRITES = {
    "overwrite": (
        lambda session: new(session).write.mode("overwrite").insertInto("plain"),
        "plain",
        [OLD, (ROWS, ROWS)],
    ),
    "append": (
        lambda session: new(session).write.mode("append").insertInto("parted"),
        "parted",
        [OLD, (2 * ROWS, ROWS)],
    ),
    "overwrite of a table with folders": (
        lambda session: session.sql(f"INSERT OVERWRITE parted SELECT id, 1, id % {FOLDERS} FROM range({ROWS})"),
        "parted",
        [OLD, (ROWS, ROWS)],
    ),
    "overwrite of one folder": (
        lambda session: session.sql(
            f"INSERT OVERWRITE parted PARTITION (p = 3) SELECT id, 1 FROM range({ROWS}) WHERE id % {FOLDERS} = 3"
        ),
        "parted",
        [OLD, (ROWS, ROWS // FOLDERS)],
    ),
    "overwrite of some folders": (
        lambda session: with_conf(session).sql(
            f"INSERT OVERWRITE parted SELECT id, 1, id % {FOLDERS} FROM range({ROWS}) WHERE id % 2 = 0"
        ),
        "parted",
        [OLD, (ROWS, ROWS // 2)],
    ),
    "CREATE TABLE AS": (
        lambda session: session.sql(
            f"CREATE TABLE made USING parquet PARTITIONED BY (p) AS SELECT id, 1 AS v, id % {FOLDERS} AS p FROM range({ROWS})"
        ),
        "made",
        [None, (ROWS, ROWS)],
    ),
    "saveAsTable with other columns": (
        lambda session: new(session).selectExpr("v", "id AS other", "p").write.partitionBy("p")
        .mode("overwrite").saveAsTable("parted"),
        "parted",
        [OLD, (ROWS, ROWS)],
    ),
}


def new(session):
    return session.range(ROWS).selectExpr("id", "1 AS v", f"id % {FOLDERS} AS p")


def with_conf(session):
    session.conf.set("spark.sql.sources.partitionOverwriteMode", "dynamic")
    return session


def held(session, table):
    if not session.catalog.tableExists(table):
        return None
    return tuple(session.sql(f"SELECT count(*), sum(v) FROM {table}").collect()[0])


def prepare(session):
    for table in ("plain", "parted", "made"):
        session.sql(f"DROP TABLE IF EXISTS {table}")
    rows = session.range(ROWS).selectExpr("id", "0 AS v", f"id % {FOLDERS} AS p")
    rows.repartition(40).write.saveAsTable("plain")
    rows.write.partitionBy("p").saveAsTable("parted")


def killed(server, warehouse, table, write, delay):
    """Begins to write, and kills the server some time later: a time of its own, or when files begin to move."""
    session = server.session()
    # Many files make a long moment; that many switches between threads see it.
    session.conf.set("spark.sql.files.maxRecordsPerFile", "5")
    sys.setswitchinterval(0.0005)
    # The client would try for minutes to reach a server that has gone.
    session.client.set_retry_policies([])

    def work():
        with contextlib.suppress(Exception):
            write(session)

    writer = threading.Thread(target=work, daemon=True)
    journal, end = warehouse / table / "_firesteel_commit", time.monotonic() + 10
    writer.start()
    if delay is None:
        while not journal.exists() and writer.is_alive() and time.monotonic() < end:
            pass
        has_begun = journal.exists()
    else:
        time.sleep(delay)
        has_begun = None
    server.kill()
    return has_begun


@pytest.mark.parametrize("what", WRITES)
def test_a_server_that_is_killed_while_it_writes_loses_nothing_and_shows_no_half(what, tmp_path):
    write, table, outcomes = WRITES[what]
    seen, begun = set(), 0
    delays = [None, None, None, 0.02, random.uniform(0.02, 0.4), random.uniform(0.1, 0.8)]
    for delay in delays:
        server = Server(warehouse=tmp_path)
        session = server.session()
        prepare(session)
        assert held(session, "parted") == OLD
        begun += bool(killed(server, tmp_path, table, write, delay))
        server = Server(warehouse=tmp_path)
        try:
            session = server.session()
            found = held(session, table)
            assert found in outcomes, (what, delay)
            seen.add(found)
            assert held(session, "plain" if table != "plain" else "parted") == OLD
            # What the killed server left behind is in nobody's way.
            if found == outcomes[0]:
                write(session)
                assert held(session, table) == outcomes[1]
                assert not list(tmp_path.glob(f".{table}.staging-*"))
        finally:
            server.stop()
    assert begun, "no write was caught in the moment in which it becomes visible"
