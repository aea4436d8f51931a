// Package tpch holds five TPC-H queries as DataFrame programs. Every language has the same five; see examples/.
package tpch

import (
	"fmt"
	"math/big"

	fs "github.com/firesteel/firesteel/go"
)

// Tables is the tables of TPC-H, as a folder of Parquet files.
type Tables struct {
	Session *fs.Session
	Folder  string
}

func (tables Tables) read(name string) *fs.DataFrame {
	return tables.Session.ReadParquet(fmt.Sprintf("%s/%s.parquet", tables.Folder, name))
}

// Programs are the programs by name.
var Programs = map[string]func(Tables) *fs.DataFrame{
	"q1":  pricingSummary,
	"q3":  shippingPriority,
	"q5":  localSupplierVolume,
	"q6":  forecastRevenueChange,
	"q18": largeVolumeCustomers,
}

func date(text string) *fs.Column { return fs.Lit(text).Cast("date") }

func discountedPrice() *fs.Column {
	return fs.Col("l_extendedprice").Mul(fs.Lit(1).Sub(fs.Col("l_discount")))
}

func cents(value int64) fs.Decimal { return fs.Decimal{Unscaled: big.NewInt(value), Scale: 2} }

func pricingSummary(tables Tables) *fs.DataFrame {
	return tables.read("lineitem").
		Filter(fs.Col("l_shipdate").LtEq(date("1998-09-02"))).
		GroupBy(fs.Col("l_returnflag"), fs.Col("l_linestatus")).
		Agg(
			fs.Sum(fs.Col("l_quantity")).Alias("sum_qty"),
			fs.Sum(fs.Col("l_extendedprice")).Alias("sum_base_price"),
			fs.Sum(discountedPrice()).Alias("sum_disc_price"),
			fs.Sum(discountedPrice().Mul(fs.Lit(1).Add(fs.Col("l_tax")))).Alias("sum_charge"),
			fs.Avg(fs.Col("l_quantity")).Alias("avg_qty"),
			fs.Avg(fs.Col("l_extendedprice")).Alias("avg_price"),
			fs.Avg(fs.Col("l_discount")).Alias("avg_disc"),
			fs.Count(fs.Lit(1)).Alias("count_order"),
		).
		OrderBy(fs.Col("l_returnflag"), fs.Col("l_linestatus"))
}

func shippingPriority(tables Tables) *fs.DataFrame {
	orders := tables.read("orders").Filter(fs.Col("o_orderdate").Lt(date("1995-03-15")))
	lineitem := tables.read("lineitem").Filter(fs.Col("l_shipdate").Gt(date("1995-03-15")))
	return tables.read("customer").
		Filter(fs.Col("c_mktsegment").Eq("BUILDING")).
		Join(orders, fs.Col("c_custkey").Eq(fs.Col("o_custkey")), "inner").
		Join(lineitem, fs.Col("l_orderkey").Eq(fs.Col("o_orderkey")), "inner").
		GroupBy(fs.Col("l_orderkey"), fs.Col("o_orderdate"), fs.Col("o_shippriority")).
		Agg(fs.Sum(discountedPrice()).Alias("revenue")).
		Select(fs.Col("l_orderkey"), fs.Col("revenue"), fs.Col("o_orderdate"), fs.Col("o_shippriority")).
		OrderBy(fs.Col("revenue").Desc(), fs.Col("o_orderdate")).
		Limit(10)
}

func localSupplierVolume(tables Tables) *fs.DataFrame {
	inYear := fs.Col("o_orderdate").GtEq(date("1994-01-01")).And(fs.Col("o_orderdate").Lt(date("1995-01-01")))
	supplied := fs.Col("l_suppkey").Eq(fs.Col("s_suppkey")).And(fs.Col("c_nationkey").Eq(fs.Col("s_nationkey")))
	region := tables.read("region").Filter(fs.Col("r_name").Eq("ASIA"))
	return tables.read("customer").
		Join(tables.read("orders").Filter(inYear), fs.Col("c_custkey").Eq(fs.Col("o_custkey")), "inner").
		Join(tables.read("lineitem"), fs.Col("l_orderkey").Eq(fs.Col("o_orderkey")), "inner").
		Join(tables.read("supplier"), supplied, "inner").
		Join(tables.read("nation"), fs.Col("s_nationkey").Eq(fs.Col("n_nationkey")), "inner").
		Join(region, fs.Col("n_regionkey").Eq(fs.Col("r_regionkey")), "inner").
		GroupBy(fs.Col("n_name")).
		Agg(fs.Sum(discountedPrice()).Alias("revenue")).
		OrderBy(fs.Col("revenue").Desc())
}

func forecastRevenueChange(tables Tables) *fs.DataFrame {
	inYear := fs.Col("l_shipdate").GtEq(date("1994-01-01")).And(fs.Col("l_shipdate").Lt(date("1995-01-01")))
	return tables.read("lineitem").
		Filter(inYear).
		Filter(fs.Col("l_discount").Between(cents(5), cents(7))).
		Filter(fs.Col("l_quantity").Lt(24)).
		Agg(fs.Sum(fs.Col("l_extendedprice").Mul(fs.Col("l_discount"))).Alias("revenue"))
}

func largeVolumeCustomers(tables Tables) *fs.DataFrame {
	large := tables.read("lineitem").
		GroupBy(fs.Col("l_orderkey")).
		Agg(fs.Sum(fs.Col("l_quantity")).Alias("quantity")).
		Filter(fs.Col("quantity").Gt(300)).
		Select(fs.Col("l_orderkey").Alias("large_orderkey"))
	return tables.read("customer").
		Join(tables.read("orders"), fs.Col("c_custkey").Eq(fs.Col("o_custkey")), "inner").
		Join(large, fs.Col("o_orderkey").Eq(fs.Col("large_orderkey")), "semi").
		Join(tables.read("lineitem"), fs.Col("o_orderkey").Eq(fs.Col("l_orderkey")), "inner").
		GroupBy(fs.Col("c_name"), fs.Col("c_custkey"), fs.Col("o_orderkey"), fs.Col("o_orderdate"), fs.Col("o_totalprice")).
		Agg(fs.Sum(fs.Col("l_quantity"))).
		OrderBy(fs.Col("o_totalprice").Desc(), fs.Col("o_orderdate")).
		Limit(100)
}
