"""`firesteel serve` with Spark's own, unmodified client: what a session does in thirty steps, and what it must survive."""

import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import uuid

import pytest

grpc = pytest.importorskip("grpc", reason="PySpark's client needs grpcio: pip install 'pyspark[connect]'")
pytest.importorskip("pyspark.sql.connect.client", reason="pip install 'pyspark[connect]==4.3.0'")

import pyspark.sql.connect.proto as pb
from pyspark.errors import (
    AnalysisException,
    ArithmeticException,
    NumberFormatException,
    ParseException,
    PySparkException,
    SparkNoSuchElementException,
)
from pyspark.sql import Observation, Row, SparkSession, Window, functions as sf

from serving import Server

# Hours of work that holds no memory.
ENDLESS = "SELECT sum(a.id * b.id % 7) FROM range(10000000) a CROSS JOIN range(1000000) b"


@pytest.fixture(scope="module")
def server():
    server = Server("--operation-timeout", "2")
    yield server
    server.stop()


@pytest.fixture
def session(server):
    session = server.session()
    session.conf.set("spark.sql.session.timeZone", "UTC")
    yield session
    session.stop()


def test_the_first_answer_comes_soon_after_the_start():
    server = Server()
    try:
        request = pb.ConfigRequest(session_id=str(uuid.uuid4()))
        request.operation.get.keys.append("spark.sql.ansi.enabled")
        assert server.stub().Config(request).pairs[0].value == "true"
        # A debug build on a busy machine. `make bench` times it.
        assert time.monotonic() - server.started < 2
    finally:
        server.stop()


def test_thirty_steps_of_a_session(session, tmp_path):
    assert session.version == "4.3.0"
    assert session.range(5).collect() == [Row(id=i) for i in range(5)]
    assert session.range(0).toPandas().columns.tolist() == ["id"]
    assert session.range(0).toArrow().schema.names == ["id"]
    assert session.sql("SELECT 1 AS a, 'x' AS b").collect() == [Row(a=1, b="x")]
    assert session.conf.get("spark.sql.ansi.enabled") == "true"
    session.conf.set("spark.sql.shuffle.partitions", "3")
    assert session.conf.get("spark.sql.shuffle.partitions") == "3"
    session.conf.unset("spark.sql.shuffle.partitions")
    assert session.conf.get("spark.sql.shuffle.partitions") == "200"
    assert session.conf.isModifiable("spark.sql.ansi.enabled")
    assert not session.conf.isModifiable("spark.sql.warehouse.dir")
    people = session.createDataFrame([(1, "ann", 3.5), (2, "bob", None), (3, "ann", 1.5)], "id int, name string, x double")
    assert people.schema.simpleString() == "struct<id:int,name:string,x:double>"
    people.createOrReplaceTempView("people")
    assert session.table("people").count() == 3
    assert session.sql("SELECT name, sum(x) AS s FROM people GROUP BY name ORDER BY name").collect() == [
        Row(name="ann", s=5.0),
        Row(name="bob", s=None),
    ]
    cities = session.createDataFrame([("ann", "rome"), ("eve", "oslo")], ["name", "city"])
    joined = people.join(cities, "name", "left").orderBy("id").select("id", "city")
    assert joined.collect() == [Row(id=1, city="rome"), Row(id=2, city=None), Row(id=3, city="rome")]
    ranked = people.select("id", sf.row_number().over(Window.partitionBy("name").orderBy("x")).alias("n"))
    assert sorted(ranked.collect()) == [Row(id=1, n=2), Row(id=2, n=1), Row(id=3, n=1)]
    path = str(tmp_path / "people")
    people.write.parquet(path)
    assert session.read.parquet(path).orderBy("id").collect() == people.collect()
    people.filter("id > 1").write.mode("overwrite").parquet(path)
    assert session.read.parquet(path).count() == 2
    assert session.read.parquet(path).inputFiles()
    assert "Physical Plan" in people._explain_string()
    people.printSchema()
    people.show()
    assert people.semanticHash() == people.semanticHash()
    assert people.sameSemantics(people)
    assert people.toPandas()["id"].tolist() == [1, 2, 3]
    assert people.toArrow().num_rows == 3
    assert people.tail(1) == [Row(id=3, name="ann", x=1.5)]
    assert people.isStreaming is False
    assert session.sql("SELECT * FROM {p} WHERE id = 1", p=people).count() == 1
    steps_of_the_catalog(session, people)
    steps_of_an_interrupt(session)
    steps_of_a_reattachment(session)


def steps_of_the_catalog(session, people):
    session.sql("CREATE DATABASE steps")
    try:
        session.catalog.setCurrentDatabase("steps")
        assert session.catalog.currentDatabase() == "steps"
        people.write.saveAsTable("kept")
        assert session.catalog.tableExists("kept")
        assert [(t.name, t.tableType) for t in session.catalog.listTables() if not t.isTemporary] == [("kept", "MANAGED")]
        assert [c.name for c in session.catalog.listColumns("kept")] == ["id", "name", "x"]
        session.sql("INSERT INTO kept VALUES (4, 'dan', 0.5)")
        assert session.table("steps.kept").count() == 4
    finally:
        session.catalog.setCurrentDatabase("default")
        session.sql("DROP DATABASE steps CASCADE")
    assert not session.catalog.databaseExists("steps")
    assert session.catalog.dropTempView("people")


def steps_of_an_interrupt(session):
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        endless = pool.submit(session.sql(ENDLESS).collect)
        until(lambda: len(running(session)) == 1)
        assert len(session.interruptAll()) == 1
        assert endless.exception(20).getCondition() == "OPERATION_CANCELED"


def steps_of_a_reattachment(session):
    stub, operation_id, user = session.client._stub, str(uuid.uuid4()), session.client._user_id or ""
    request = reattachable(session.session_id, operation_id, range_plan(100_000))
    request.user_context.user_id = user
    cut = stub.ExecutePlan(request)
    first = next(cut)
    cut.cancel()
    request = pb.ReattachExecuteRequest(session_id=session.session_id, operation_id=operation_id)
    request.user_context.user_id, request.last_response_id = user, first.response_id
    rest = list(stub.ReattachExecute(request))
    assert rest[-1].HasField("result_complete")
    assert sum(answer.arrow_batch.row_count for answer in [first, *rest]) == 100_000


def test_observations_come_with_every_write_of_a_data_frame_and_count_what_passes(session):
    def observed(act):
        observation = Observation()
        rows = session.range(100_000).observe(observation, sf.count(sf.lit(1)).alias("n"), sf.max("id").alias("m"))
        act(rows)
        return observation.get

    everything = {"n": 100_000, "m": 99_999}
    session.sql("CREATE DATABASE observed")
    try:
        assert observed(lambda rows: rows.write.saveAsTable("observed.a")) == everything
        assert observed(lambda rows: rows.write.mode("append").saveAsTable("observed.a")) == everything
        assert observed(lambda rows: rows.write.mode("overwrite").saveAsTable("observed.a")) == everything
        assert observed(lambda rows: rows.write.insertInto("observed.a")) == everything
        assert observed(lambda rows: rows.writeTo("observed.b").create()) == everything
        # SQL text that writes tells nothing, in Spark as well.
        assert observed(lambda rows: session.sql("INSERT INTO observed.a SELECT * FROM {rows}", rows=rows)) == {}
    finally:
        session.sql("DROP DATABASE observed CASCADE")
    for act, count in [
        (lambda rows: rows.coalesce(1).limit(5).collect(), 5),
        (lambda rows: rows.coalesce(1).select(sf.col("id") + 1).limit(7).collect(), 7),
        (lambda rows: rows.coalesce(1).offset(10).limit(7).collect(), 17),
        (lambda rows: rows.orderBy(sf.desc("id")).limit(5).collect(), 100_000),
        (lambda rows: rows.count(), 100_000),
    ]:
        assert observed(act)["n"] == count


def test_errors_are_the_exceptions_of_spark(session):
    def raised(kind, act):
        with pytest.raises(kind) as caught:
            act()
        return caught.value

    error = raised(AnalysisException, lambda: session.sql("SELECT xx FROM range(3)"))
    assert error.getCondition() == "UNRESOLVED_COLUMN.WITH_SUGGESTION"
    assert error.getSqlState() == "42703"
    assert error.getMessageParameters() == {"objectName": "`xx`", "proposal": "`id`"}
    assert error.getQueryContext()[0].fragment() == "xx"
    assert raised(ParseException, lambda: session.sql("SELEC 1")).getCondition() == "PARSE_SYNTAX_ERROR"
    assert raised(ArithmeticException, session.sql("SELECT 1/0").collect).getCondition() == "DIVIDE_BY_ZERO"
    assert raised(NumberFormatException, session.sql("SELECT int('x')").collect).getCondition() == "CAST_INVALID_INPUT"
    assert raised(SparkNoSuchElementException, lambda: session.conf.get("no.such")).getCondition() == "SQL_CONF_NOT_FOUND"
    error = raised(AnalysisException, lambda: session.conf.set("spark.sql.warehouse.dir", "x"))
    assert error.getCondition() == "CANNOT_MODIFY_STATIC_CONFIG"
    assert session.range(1).count() == 1


def test_large_local_data_and_large_plans_arrive(session):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"a": range(300_000), "b": [f"text {i}" for i in range(300_000)]})
    assert session.createDataFrame(frame).selectExpr("sum(a)", "max(length(b))").collect()[0][0] == 299_999 * 150_000
    session.client._plan_compression_threshold, session.client._plan_compression_algorithm = 100, "ZSTD"
    wide = session.range(1).select(*[sf.lit(i).alias(f"column_{i}") for i in range(300)])
    assert len(wide.collect()[0]) == 300


def test_interrupts_end_in_operation_canceled(session):
    # Asking for the query is an operation, too, which must not be the one that is interrupted.
    query = session.sql(ENDLESS)

    def run(tag=None):
        if tag:
            session.addTag(tag)
        with pytest.raises(PySparkException) as caught:
            query.collect()
        return caught.value.getCondition()

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        tagged, other = pool.submit(run, "mine"), pool.submit(run)
        try:
            until(lambda: len(running(session)) == 2)
            assert len(session.interruptTag("mine")) == 1
            assert tagged.result(20) == "OPERATION_CANCELED"
            assert len(session.interruptAll()) == 1
            assert other.result(20) == "OPERATION_CANCELED"
        finally:
            # The pool waits for its threads.
            session.interruptAll()
    assert session.interruptAll() == []


def running(session):
    request = pb.GetStatusRequest(session_id=session.session_id)
    request.user_context.user_id = session.client._user_id or ""
    request.operation_status.SetInParent()
    states = session.client._stub.GetStatus(request).operation_statuses
    return [state for state in states if state.state == pb.GetStatusResponse.OperationStatus.OPERATION_STATE_RUNNING]


def until(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.05)


def test_sessions_are_isolated_cloned_and_closed(server, session):
    session.range(3).createOrReplaceTempView("mine")
    session.conf.set("spark.sql.shuffle.partitions", "7")
    clone = server.used(session.cloneSession())
    assert clone.table("mine").count() == 3
    assert clone.conf.get("spark.sql.shuffle.partitions") == "7"
    clone.range(1).createOrReplaceTempView("mine")
    assert session.table("mine").count() == 3
    stranger = server.session()
    with pytest.raises(AnalysisException):
        stranger.table("mine").count()
    stranger.stop()
    stub = server.stub()
    closed = pb.ReleaseSessionRequest(session_id=clone.session_id)
    closed.user_context.user_id = clone.client._user_id or ""
    stub.ReleaseSession(closed)
    with pytest.raises(PySparkException) as caught:
        clone.range(1).collect()
    assert caught.value.getCondition() == "INVALID_HANDLE.SESSION_CLOSED"


def range_plan(end):
    plan = pb.Plan()
    plan.root.range.end = end
    plan.root.range.step = 1
    return plan


def reattachable(session_id, operation_id, plan):
    request = pb.ExecutePlanRequest(session_id=session_id, operation_id=operation_id, plan=plan)
    option = request.request_options.add()
    option.reattach_options.reattachable = True
    return request


def test_a_result_is_read_again_from_any_answer_that_is_not_released(server):
    stub, session_id, operation_id = server.stub(), str(uuid.uuid4()), str(uuid.uuid4())
    first = list(stub.ExecutePlan(reattachable(session_id, operation_id, range_plan(100_000))))
    assert first[-1].HasField("result_complete")

    def again(last=None):
        request = pb.ReattachExecuteRequest(session_id=session_id, operation_id=operation_id)
        if last:
            request.last_response_id = last
        return list(stub.ReattachExecute(request))

    assert again() == first
    assert again(first[2].response_id) == first[3:]
    until_second = pb.ReleaseExecuteRequest(session_id=session_id, operation_id=operation_id)
    until_second.release_until.response_id = first[1].response_id
    stub.ReleaseExecute(until_second)
    assert again(first[1].response_id) == first[2:]
    assert refusal(again) == "INVALID_CURSOR.POSITION_NOT_AVAILABLE"
    everything = pb.ReleaseExecuteRequest(session_id=session_id, operation_id=operation_id)
    everything.release_all.SetInParent()
    stub.ReleaseExecute(everything)
    assert refusal(again) == "INVALID_HANDLE.OPERATION_NOT_FOUND"
    repeated = lambda: list(stub.ExecutePlan(reattachable(session_id, operation_id, range_plan(1))))
    assert refusal(repeated) == "INVALID_HANDLE.OPERATION_ABANDONED"


def refusal(act):
    with pytest.raises(grpc.RpcError) as caught:
        act()
    return re.match(r"\[(.*?)]", caught.value.details()).group(1)


def test_an_operation_whose_client_was_killed_is_given_up(server):
    stub, session_id, operation_id = server.stub(), str(uuid.uuid4()), str(uuid.uuid4())
    plan = pb.Plan()
    plan.root.sql.query = ENDLESS
    call = stub.ExecutePlan(reattachable(session_id, operation_id, plan))
    status = pb.GetStatusRequest(session_id=session_id)
    status.operation_status.operation_ids.append(operation_id)
    states = pb.GetStatusResponse.OperationStatus

    def state():
        try:
            return stub.GetStatus(status).operation_statuses[0].state
        except grpc.RpcError:
            return None

    until(lambda: state() == states.OPERATION_STATE_RUNNING)
    call.cancel()
    until(lambda: state() == states.OPERATION_STATE_CANCELLED)


def test_long_queries_tell_their_progress_and_results_their_metrics(session):
    seen = []
    handler = lambda **told: seen.append(told)
    session.registerProgressHandler(handler)
    threading.Timer(5, session.interruptAll).start()
    with pytest.raises(PySparkException):
        session.sql(ENDLESS).collect()
    assert any(told["stages"] for told in seen)
    session.removeProgressHandler(handler)
    frame = session.range(10).selectExpr("sum(id)")
    frame.collect()
    assert "numOutputRows" in frame.executionInfo.metrics.toText()


def test_many_sessions_and_queries_leave_no_memory_behind(server):
    def work(count):
        for _ in range(count):
            session = server.session()
            session.range(10).createOrReplaceTempView("v")
            assert session.sql("SELECT count(*) FROM v").collect()[0][0] == 10
            session.stop()

    work(20)
    before = server.memory()
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(work, 25) for _ in range(4)]:
            done.result(120)
    assert server.memory() < before + 60_000


def test_a_token_is_demanded_and_taken(tmp_path):
    secret = tmp_path / "token"
    secret.write_text("open sesame\n")
    server = Server("--token-file", str(secret))
    try:
        with pytest.raises(PySparkException):
            server.session("user_id=x").range(1).collect()
        port = server.address.split(":")[-1]
        url = f"sc://localhost:{port}/;token=open%20sesame"
        session = server.used(SparkSession.builder.remote(url).create())
        assert session.range(1).count() == 1
        session.stop()
    finally:
        server.stop()


def test_only_this_machine_is_let_in_unless_told_otherwise():
    program = os.environ.get("FIRESTEEL_SERVER")
    if not program:
        pytest.skip("set FIRESTEEL_SERVER to the `firesteel` program")
    refused = subprocess.run([program, "serve", "--listen", "0.0.0.0:0"], capture_output=True, text=True, timeout=20)
    assert refused.returncode == 1
    assert "--token-file" in refused.stderr


@pytest.mark.skipif(not shutil.which("openssl"), reason="makes its certificate with openssl")
def test_connections_are_encrypted_when_there_is_a_certificate(tmp_path):
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
        + ["-addext", "subjectAltName=DNS:localhost", "-out", certificate, "-keyout", key],
        check=True,
        capture_output=True,
    )
    server = Server("--tls-cert", str(certificate), "--tls-key", str(key))
    try:
        port = server.address.split(":")[-1]
        script = (
            "from pyspark.sql import SparkSession\n"
            f"s = SparkSession.builder.remote('sc://localhost:{port}/;use_ssl=true').create()\n"
            "print(s.range(3).count())\n"
        )
        environment = {**os.environ, "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH": str(certificate)}
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, env=environment, timeout=60
        )
        assert done.stdout.strip() == "3", done.stderr
    finally:
        server.stop()
