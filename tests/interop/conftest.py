"""The comparison with a real Spark server, whose address FIRESTEEL_TEST_REMOTE holds."""

import os
import pathlib

import pytest

QUERIES = pathlib.Path(__file__).parents[1] / "tpch"
TABLES = ("customer", "lineitem", "nation", "orders", "part", "partsupp", "region", "supplier")


def required(name):
    value = os.environ.get(name)
    if not value:
        pytest.skip(f"set {name}, or run `cargo xtask test spark`", allow_module_level=True)
    return value


def with_tables(session):
    """Gives the session the TPC-H tables as views."""
    for table in TABLES:
        session.read.parquet(f"{required('FIRESTEEL_TPCH')}/{table}.parquet").createOrReplaceTempView(table)
    return session


@pytest.fixture(scope="session")
def remote():
    return required("FIRESTEEL_TEST_REMOTE")


@pytest.fixture(scope="session")
def spark(remote):
    """Apache Spark, through its own client."""
    from pyspark.sql import SparkSession

    session = SparkSession.builder.remote(remote).create()
    session.conf.set("spark.sql.session.timeZone", "UTC")
    yield with_tables(session)
    session.stop()


@pytest.fixture(scope="session")
def local():
    """The embedded engine, through Firesteel."""
    from firesteel.sql import SparkSession

    session = SparkSession.builder.remote("local").config("spark.sql.session.timeZone", "UTC").getOrCreate()
    yield with_tables(session)
    session.stop()
