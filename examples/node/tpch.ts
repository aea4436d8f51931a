// Five TPC-H queries as DataFrame programs. Every language has the same five; see `examples/`.

import { type DataFrame, functions as F, type SparkSession } from "../../node/dist/index.mjs";

/** Reads a table by its name. */
type Read = (table: string) => DataFrame;

const { avg, col, count, decimal, lit, sum } = F;

const date = (text: string) => lit(text).cast("date");
const discountedPrice = () => col("l_extendedprice").multiply(lit(1).minus(col("l_discount")));
const within1994 = (name: string) => col(name).geq(date("1994-01-01")).and(col(name).lt(date("1995-01-01")));

/** The programs by name. Each takes what reads a table by its name and gives a DataFrame. */
export const programs: Record<string, (read: Read) => DataFrame> = { q1: pricingSummary, q3: shippingPriority, q5: localSupplierVolume, q6: forecast, q18: largeVolume };

/** What reads a table from a folder of Parquet files. */
export function tables(spark: SparkSession, folder: string): Read {
  return (table) => spark.read.parquet(`${folder}/${table}.parquet`);
}

function pricingSummary(read: Read): DataFrame {
  return read("lineitem")
    .filter(col("l_shipdate").leq(date("1998-09-02")))
    .groupBy("l_returnflag", "l_linestatus")
    .agg(
      sum("l_quantity").alias("sum_qty"),
      sum("l_extendedprice").alias("sum_base_price"),
      sum(discountedPrice()).alias("sum_disc_price"),
      sum(discountedPrice().multiply(lit(1).plus(col("l_tax")))).alias("sum_charge"),
      avg("l_quantity").alias("avg_qty"),
      avg("l_extendedprice").alias("avg_price"),
      avg("l_discount").alias("avg_disc"),
      count("*").alias("count_order"),
    )
    .orderBy("l_returnflag", "l_linestatus");
}

function shippingPriority(read: Read): DataFrame {
  const customer = read("customer").filter(col("c_mktsegment").eq("BUILDING"));
  const orders = read("orders").filter(col("o_orderdate").lt(date("1995-03-15")));
  const lineitem = read("lineitem").filter(col("l_shipdate").gt(date("1995-03-15")));
  return customer
    .join(orders, col("c_custkey").eq(col("o_custkey")))
    .join(lineitem, col("l_orderkey").eq(col("o_orderkey")))
    .groupBy("l_orderkey", "o_orderdate", "o_shippriority")
    .agg(sum(discountedPrice()).alias("revenue"))
    .select("l_orderkey", "revenue", "o_orderdate", "o_shippriority")
    .orderBy(col("revenue").desc(), "o_orderdate")
    .limit(10);
}

function localSupplierVolume(read: Read): DataFrame {
  const orders = read("orders").filter(within1994("o_orderdate"));
  const region = read("region").filter(col("r_name").eq("ASIA"));
  const supplied = col("l_suppkey").eq(col("s_suppkey")).and(col("c_nationkey").eq(col("s_nationkey")));
  return read("customer")
    .join(orders, col("c_custkey").eq(col("o_custkey")))
    .join(read("lineitem"), col("l_orderkey").eq(col("o_orderkey")))
    .join(read("supplier"), supplied)
    .join(read("nation"), col("s_nationkey").eq(col("n_nationkey")))
    .join(region, col("n_regionkey").eq(col("r_regionkey")))
    .groupBy("n_name")
    .agg(sum(discountedPrice()).alias("revenue"))
    .orderBy(col("revenue").desc());
}

function forecast(read: Read): DataFrame {
  return read("lineitem")
    .filter(within1994("l_shipdate"))
    .filter(col("l_discount").between(decimal("0.05"), decimal("0.07")))
    .filter(col("l_quantity").lt(24))
    .agg(sum(col("l_extendedprice").multiply(col("l_discount"))).alias("revenue"));
}

function largeVolume(read: Read): DataFrame {
  const large = read("lineitem")
    .groupBy("l_orderkey")
    .agg(sum("l_quantity").alias("quantity"))
    .filter(col("quantity").gt(300))
    .select(col("l_orderkey").alias("large_orderkey"));
  return read("customer")
    .join(read("orders"), col("c_custkey").eq(col("o_custkey")))
    .join(large, col("o_orderkey").eq(col("large_orderkey")), "left_semi")
    .join(read("lineitem"), col("o_orderkey").eq(col("l_orderkey")))
    .groupBy("c_name", "c_custkey", "o_orderkey", "o_orderdate", "o_totalprice")
    .agg(sum("l_quantity"))
    .orderBy(col("o_totalprice").desc(), "o_orderdate")
    .limit(100);
}
