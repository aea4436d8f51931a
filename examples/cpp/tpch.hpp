/* Five TPC-H queries as DataFrame programs in C++. Every language has the same five; see examples/. */

#ifndef TPCH_HPP
#define TPCH_HPP

#include <stdexcept>
#include <string>

#include "firesteel.hpp"

namespace tpch {

using namespace firesteel;

class Tables {
public:
    Tables(Session session, std::string folder) : session_(std::move(session)), folder_(std::move(folder)) {}
    DataFrame read(const std::string &table) const { return session_.parquet({folder_ + "/" + table + ".parquet"}); }

private:
    Session session_;
    std::string folder_;
};

inline Column date(const char *text) { return lit(text).cast("date"); }

inline Column discounted_price() { return col("l_extendedprice") * (lit(1) - col("l_discount")); }

inline Column in_1994(const char *day) {
    return col(day) >= date("1994-01-01") && col(day) < date("1995-01-01");
}

inline DataFrame pricing_summary(const Tables &tables) {
    return tables.read("lineitem")
        .filter(col("l_shipdate") <= date("1998-09-02"))
        .group_by({col("l_returnflag"), col("l_linestatus")})
        .agg({sum(col("l_quantity")).alias("sum_qty"), sum(col("l_extendedprice")).alias("sum_base_price"),
              sum(discounted_price()).alias("sum_disc_price"),
              sum(discounted_price() * (lit(1) + col("l_tax"))).alias("sum_charge"),
              avg(col("l_quantity")).alias("avg_qty"), avg(col("l_extendedprice")).alias("avg_price"),
              avg(col("l_discount")).alias("avg_disc"), count(lit(1)).alias("count_order")})
        .order_by({col("l_returnflag"), col("l_linestatus")});
}

inline DataFrame shipping_priority(const Tables &tables) {
    auto customer = tables.read("customer").filter(col("c_mktsegment") == lit("BUILDING"));
    auto orders = tables.read("orders").filter(col("o_orderdate") < date("1995-03-15"));
    auto lineitem = tables.read("lineitem").filter(col("l_shipdate") > date("1995-03-15"));
    return customer.join(orders, col("c_custkey") == col("o_custkey"))
        .join(lineitem, col("l_orderkey") == col("o_orderkey"))
        .group_by({col("l_orderkey"), col("o_orderdate"), col("o_shippriority")})
        .agg({sum(discounted_price()).alias("revenue")})
        .select({col("l_orderkey"), col("revenue"), col("o_orderdate"), col("o_shippriority")})
        .order_by({col("revenue").desc(), col("o_orderdate")})
        .limit(10);
}

inline DataFrame local_supplier_volume(const Tables &tables) {
    auto orders = tables.read("orders").filter(in_1994("o_orderdate"));
    auto region = tables.read("region").filter(col("r_name") == lit("ASIA"));
    auto supplied = col("l_suppkey") == col("s_suppkey") && col("c_nationkey") == col("s_nationkey");
    return tables.read("customer")
        .join(orders, col("c_custkey") == col("o_custkey"))
        .join(tables.read("lineitem"), col("l_orderkey") == col("o_orderkey"))
        .join(tables.read("supplier"), supplied)
        .join(tables.read("nation"), col("s_nationkey") == col("n_nationkey"))
        .join(region, col("n_regionkey") == col("r_regionkey"))
        .group_by({col("n_name")})
        .agg({sum(discounted_price()).alias("revenue")})
        .order_by({col("revenue").desc()});
}

inline DataFrame forecast_revenue_change(const Tables &tables) {
    return tables.read("lineitem")
        .filter(in_1994("l_shipdate"))
        .filter(col("l_discount").between(decimal("0.05"), decimal("0.07")))
        .filter(col("l_quantity") < lit(24))
        .agg({sum(col("l_extendedprice") * col("l_discount")).alias("revenue")});
}

inline DataFrame large_volume_customers(const Tables &tables) {
    auto large = tables.read("lineitem")
                     .group_by({col("l_orderkey")})
                     .agg({sum(col("l_quantity")).alias("quantity")})
                     .filter(col("quantity") > lit(300))
                     .select({col("l_orderkey").alias("large_orderkey")});
    return tables.read("customer")
        .join(tables.read("orders"), col("c_custkey") == col("o_custkey"))
        .join(large, col("o_orderkey") == col("large_orderkey"), "left_semi")
        .join(tables.read("lineitem"), col("o_orderkey") == col("l_orderkey"))
        .group_by({col("c_name"), col("c_custkey"), col("o_orderkey"), col("o_orderdate"), col("o_totalprice")})
        .agg({sum(col("l_quantity"))})
        .order_by({col("o_totalprice").desc(), col("o_orderdate")})
        .limit(100);
}

/* The program of this name: q1, q3, q5, q6 or q18. */
inline DataFrame program(const std::string &name, const Tables &tables) {
    if (name == "q1") return pricing_summary(tables);
    if (name == "q3") return shipping_priority(tables);
    if (name == "q5") return local_supplier_volume(tables);
    if (name == "q6") return forecast_revenue_change(tables);
    if (name == "q18") return large_volume_customers(tables);
    throw std::invalid_argument("there is no program " + name);
}

}  // namespace tpch

#endif
