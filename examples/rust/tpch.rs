//! Five TPC-H queries as DataFrame programs. Every language has the same five; see `examples/`.

use firesteel::functions::{avg, col, count, lit, sum};
use firesteel::{Column, DataFrame, JoinType, Literal, Result, Session};

/// The tables of TPC-H, as a folder of Parquet files.
pub struct Tables {
    session: Session,
    folder: String,
}

impl Tables {
    pub fn new(session: Session, folder: impl Into<String>) -> Self {
        Tables { session, folder: folder.into() }
    }

    fn read(&self, table: &str) -> DataFrame {
        self.session.read().parquet([format!("{}/{table}.parquet", self.folder)])
    }
}

/// The program of this name: `q1`, `q3`, `q5`, `q6` or `q18`.
pub fn program(name: &str, tables: &Tables) -> Option<Result<DataFrame>> {
    match name {
        "q1" => Some(pricing_summary(tables)),
        "q3" => Some(shipping_priority(tables)),
        "q5" => Some(local_supplier_volume(tables)),
        "q6" => Some(forecast_revenue_change(tables)),
        "q18" => Some(large_volume_customers(tables)),
        _ => None,
    }
}

fn date(text: &str) -> Column {
    lit(text).cast("date")
}

fn discounted_price() -> Column {
    col("l_extendedprice") * (lit(1) - col("l_discount"))
}

fn pricing_summary(tables: &Tables) -> Result<DataFrame> {
    Ok(tables
        .read("lineitem")
        .filter(col("l_shipdate").lt_eq(date("1998-09-02")))
        .group_by(["l_returnflag", "l_linestatus"])
        .agg([
            sum("l_quantity").alias("sum_qty"),
            sum("l_extendedprice").alias("sum_base_price"),
            sum(discounted_price()).alias("sum_disc_price"),
            sum(discounted_price() * (lit(1) + col("l_tax"))).alias("sum_charge"),
            avg("l_quantity").alias("avg_qty"),
            avg("l_extendedprice").alias("avg_price"),
            avg("l_discount").alias("avg_disc"),
            count(lit(1)).alias("count_order"),
        ])
        .order_by(["l_returnflag", "l_linestatus"]))
}

fn shipping_priority(tables: &Tables) -> Result<DataFrame> {
    let customer = tables.read("customer").filter(col("c_mktsegment").eq(lit("BUILDING")));
    let orders = tables.read("orders").filter(col("o_orderdate").lt(date("1995-03-15")));
    let lineitem = tables.read("lineitem").filter(col("l_shipdate").gt(date("1995-03-15")));
    Ok(customer
        .join(&orders, col("c_custkey").eq("o_custkey"), JoinType::Inner)
        .join(&lineitem, col("l_orderkey").eq("o_orderkey"), JoinType::Inner)
        .group_by(["l_orderkey", "o_orderdate", "o_shippriority"])
        .agg([sum(discounted_price()).alias("revenue")])
        .select(["l_orderkey", "revenue", "o_orderdate", "o_shippriority"])
        .order_by([col("revenue").desc(), col("o_orderdate")])
        .limit(10))
}

fn local_supplier_volume(tables: &Tables) -> Result<DataFrame> {
    let orders = tables
        .read("orders")
        .filter(col("o_orderdate").gt_eq(date("1994-01-01")).and(col("o_orderdate").lt(date("1995-01-01"))));
    let region = tables.read("region").filter(col("r_name").eq(lit("ASIA")));
    let supplied = col("l_suppkey").eq("s_suppkey").and(col("c_nationkey").eq("s_nationkey"));
    Ok(tables
        .read("customer")
        .join(&orders, col("c_custkey").eq("o_custkey"), JoinType::Inner)
        .join(&tables.read("lineitem"), col("l_orderkey").eq("o_orderkey"), JoinType::Inner)
        .join(&tables.read("supplier"), supplied, JoinType::Inner)
        .join(&tables.read("nation"), col("s_nationkey").eq("n_nationkey"), JoinType::Inner)
        .join(&region, col("n_regionkey").eq("r_regionkey"), JoinType::Inner)
        .group_by(["n_name"])
        .agg([sum(discounted_price()).alias("revenue")])
        .order_by([col("revenue").desc()]))
}

fn forecast_revenue_change(tables: &Tables) -> Result<DataFrame> {
    let cents = |text| Literal::decimal(text).map(lit);
    let in_year = col("l_shipdate").gt_eq(date("1994-01-01")).and(col("l_shipdate").lt(date("1995-01-01")));
    Ok(tables
        .read("lineitem")
        .filter(in_year)
        .filter(col("l_discount").between(cents("0.05")?, cents("0.07")?))
        .filter(col("l_quantity").lt(lit(24)))
        .agg([sum(col("l_extendedprice") * col("l_discount")).alias("revenue")]))
}

fn large_volume_customers(tables: &Tables) -> Result<DataFrame> {
    let large = tables
        .read("lineitem")
        .group_by(["l_orderkey"])
        .agg([sum("l_quantity").alias("quantity")])
        .filter(col("quantity").gt(lit(300)))
        .select([col("l_orderkey").alias("large_orderkey")]);
    Ok(tables
        .read("customer")
        .join(&tables.read("orders"), col("c_custkey").eq("o_custkey"), JoinType::Inner)
        .join(&large, col("o_orderkey").eq("large_orderkey"), JoinType::LeftSemi)
        .join(&tables.read("lineitem"), col("o_orderkey").eq("l_orderkey"), JoinType::Inner)
        .group_by(["c_name", "c_custkey", "o_orderkey", "o_orderdate", "o_totalprice"])
        .agg([sum("l_quantity")])
        .order_by([col("o_totalprice").desc(), col("o_orderdate")])
        .limit(100))
}
