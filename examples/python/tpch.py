"""Five TPC-H queries as DataFrame programs. Every language has the same five."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from firesteel.sql import Column, DataFrame, SparkSession
from firesteel.sql.functions import avg, col, count, lit, sum


class Tables:
    """The tables of TPC-H, as a folder of Parquet files."""

    def __init__(self, spark: SparkSession, folder: str) -> None:
        self._spark = spark
        self._folder = folder

    def __getattr__(self, table: str) -> DataFrame:
        return self._spark.read.parquet(f"{self._folder}/{table}.parquet")


def _date(text: str) -> Column:
    return lit(text).cast("date")


def _discounted_price() -> Column:
    return col("l_extendedprice") * (lit(1) - col("l_discount"))


def pricing_summary(tables: Tables) -> DataFrame:
    return (
        tables.lineitem.filter(col("l_shipdate") <= _date("1998-09-02"))
        .groupBy("l_returnflag", "l_linestatus")
        .agg(
            sum("l_quantity").alias("sum_qty"),
            sum("l_extendedprice").alias("sum_base_price"),
            sum(_discounted_price()).alias("sum_disc_price"),
            sum(_discounted_price() * (lit(1) + col("l_tax"))).alias("sum_charge"),
            avg("l_quantity").alias("avg_qty"),
            avg("l_extendedprice").alias("avg_price"),
            avg("l_discount").alias("avg_disc"),
            count("*").alias("count_order"),
        )
        .orderBy("l_returnflag", "l_linestatus")
    )


def shipping_priority(tables: Tables) -> DataFrame:
    orders = tables.orders.filter(col("o_orderdate") < _date("1995-03-15"))
    lineitem = tables.lineitem.filter(col("l_shipdate") > _date("1995-03-15"))
    return (
        tables.customer.filter(col("c_mktsegment") == "BUILDING")
        .join(orders, col("c_custkey") == col("o_custkey"))
        .join(lineitem, col("l_orderkey") == col("o_orderkey"))
        .groupBy("l_orderkey", "o_orderdate", "o_shippriority")
        .agg(sum(_discounted_price()).alias("revenue"))
        .select("l_orderkey", "revenue", "o_orderdate", "o_shippriority")
        .orderBy(col("revenue").desc(), "o_orderdate")
        .limit(10)
    )


def local_supplier_volume(tables: Tables) -> DataFrame:
    in_year = (col("o_orderdate") >= _date("1994-01-01")) & (col("o_orderdate") < _date("1995-01-01"))
    supplied = (col("l_suppkey") == col("s_suppkey")) & (col("c_nationkey") == col("s_nationkey"))
    return (
        tables.customer.join(tables.orders.filter(in_year), col("c_custkey") == col("o_custkey"))
        .join(tables.lineitem, col("l_orderkey") == col("o_orderkey"))
        .join(tables.supplier, supplied)
        .join(tables.nation, col("s_nationkey") == col("n_nationkey"))
        .join(tables.region.filter(col("r_name") == "ASIA"), col("n_regionkey") == col("r_regionkey"))
        .groupBy("n_name")
        .agg(sum(_discounted_price()).alias("revenue"))
        .orderBy(col("revenue").desc())
    )


def forecast_revenue_change(tables: Tables) -> DataFrame:
    in_year = (col("l_shipdate") >= _date("1994-01-01")) & (col("l_shipdate") < _date("1995-01-01"))
    return (
        tables.lineitem.filter(in_year)
        .filter(col("l_discount").between(Decimal("0.05"), Decimal("0.07")))
        .filter(col("l_quantity") < 24)
        .agg(sum(col("l_extendedprice") * col("l_discount")).alias("revenue"))
    )


def large_volume_customers(tables: Tables) -> DataFrame:
    large = (
        tables.lineitem.groupBy("l_orderkey")
        .agg(sum("l_quantity").alias("quantity"))
        .filter(col("quantity") > 300)
        .select(col("l_orderkey").alias("large_orderkey"))
    )
    return (
        tables.customer.join(tables.orders, col("c_custkey") == col("o_custkey"))
        .join(large, col("o_orderkey") == col("large_orderkey"), "leftsemi")
        .join(tables.lineitem, col("o_orderkey") == col("l_orderkey"))
        .groupBy("c_name", "c_custkey", "o_orderkey", "o_orderdate", "o_totalprice")
        .agg(sum("l_quantity"))
        .orderBy(col("o_totalprice").desc(), "o_orderdate")
        .limit(100)
    )


PROGRAMS: dict[str, Callable[[Tables], DataFrame]] = {
    "q1": pricing_summary,
    "q3": shipping_priority,
    "q5": local_supplier_volume,
    "q6": forecast_revenue_change,
    "q18": large_volume_customers,
}
