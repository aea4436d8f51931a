"""The 22 queries of TPC-H as SQL text: the embedded engine against real Spark, by names, types and rows."""

import math

import pytest
from conftest import QUERIES

NUMBERS = range(1, 23)


def rows(table):
    """The rows in an order of their own: SQL leaves the order of ties open."""
    return sorted((tuple(row.values()) for row in table.to_pylist()), key=lambda row: tuple(map(sortable, row)))


def sortable(cell):
    return cell is None, str(round(cell, 6) if isinstance(cell, float) else cell)


def is_same(left, right):
    if isinstance(left, float) and isinstance(right, float):
        return math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-9) or (math.isnan(left) and math.isnan(right))
    return left == right


@pytest.mark.parametrize("number", NUMBERS)
def test_the_answer_is_that_of_spark(number, local, spark):
    text = (QUERIES / f"q{number}.sql").read_text()
    expected, answer = spark.sql(text).toArrow(), local.sql(text).toArrow()
    assert answer.schema.names == expected.schema.names
    assert answer.schema.types == expected.schema.types
    ours, theirs = rows(answer), rows(expected)
    assert len(ours) == len(theirs)
    for left, right in zip(ours, theirs):
        assert all(is_same(a, b) for a, b in zip(left, right)), (left, right)


def test_sql_text_gives_rows_that_can_differ(local, spark):
    """The comparison itself is able to fail."""
    one, two = local.sql("SELECT 1 AS a").toArrow(), spark.sql("SELECT 2 AS a").toArrow()
    assert rows(one) != rows(two)
