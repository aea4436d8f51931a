/* Five TPC-H queries as DataFrame programs in C. Every language has the same five; see examples/.
 *
 * A program makes many handles. They are kept in a `struct tpch` and freed together; the first call that fails leaves its
 * error there, and the calls after it do nothing. */

#ifndef TPCH_H
#define TPCH_H

#include <stdio.h>
#include <string.h>

#include "firesteel.h"

typedef firesteel_column *column;
typedef firesteel_dataframe *dataframe;

struct tpch {
    const firesteel_session *session;
    const char *folder;
    firesteel_error *error;
    column columns[128];
    size_t column_count;
    dataframe dataframes[64];
    size_t dataframe_count;
};

static void tpch_free(struct tpch *tpch) {
    while (tpch->column_count > 0) firesteel_column_free(tpch->columns[--tpch->column_count]);
    while (tpch->dataframe_count > 0) firesteel_dataframe_free(tpch->dataframes[--tpch->dataframe_count]);
    firesteel_error_free(tpch->error);
    tpch->error = NULL;
}

/* Places for the next handles. Those of a failed call stay NULL, which the calls after it refuse. */
static column *next_column(struct tpch *tpch) {
    tpch->columns[tpch->column_count] = NULL;
    return &tpch->columns[tpch->column_count++];
}

static dataframe *next_dataframe(struct tpch *tpch) {
    tpch->dataframes[tpch->dataframe_count] = NULL;
    return &tpch->dataframes[tpch->dataframe_count++];
}

/* Only the first error is told. */
static firesteel_error **error_of(struct tpch *tpch) {
    return tpch->error == NULL ? &tpch->error : NULL;
}

static column col(struct tpch *tpch, const char *name) {
    column *out = next_column(tpch);
    firesteel_col(name, -1, out, error_of(tpch));
    return *out;
}

static column text(struct tpch *tpch, const char *value) {
    column *out = next_column(tpch);
    firesteel_lit_str(value, -1, out, error_of(tpch));
    return *out;
}

static column integer(struct tpch *tpch, int32_t value) {
    column *out = next_column(tpch);
    firesteel_lit_i32(value, out, error_of(tpch));
    return *out;
}

static column decimal(struct tpch *tpch, const char *value) {
    column *out = next_column(tpch);
    firesteel_lit_decimal(value, -1, out, error_of(tpch));
    return *out;
}

static column date(struct tpch *tpch, const char *value) {
    column *out = next_column(tpch);
    firesteel_column_cast(text(tpch, value), "date", -1, 0, out, error_of(tpch));
    return *out;
}

static column call1(struct tpch *tpch, const char *name, column argument) {
    const firesteel_column *arguments[1];
    column *out = next_column(tpch);
    arguments[0] = argument;
    firesteel_fn(name, -1, arguments, 1, 0, out, error_of(tpch));
    return *out;
}

static column call2(struct tpch *tpch, const char *name, column left, column right) {
    const firesteel_column *arguments[2];
    column *out = next_column(tpch);
    arguments[0] = left;
    arguments[1] = right;
    firesteel_fn(name, -1, arguments, 2, 0, out, error_of(tpch));
    return *out;
}

static column alias(struct tpch *tpch, column source, const char *name) {
    column *out = next_column(tpch);
    firesteel_column_alias(source, name, -1, NULL, 0, out, error_of(tpch));
    return *out;
}

static column descending(struct tpch *tpch, column source) {
    column *out = next_column(tpch);
    firesteel_column_sort(source, FIRESTEEL_SORT_DESCENDING, out, error_of(tpch));
    return *out;
}

static dataframe read_table(struct tpch *tpch, const char *table) {
    char path[1024];
    const char *paths[1];
    dataframe *out = next_dataframe(tpch);
    paths[0] = path;
    snprintf(path, sizeof path, "%s/%s.parquet", tpch->folder, table);
    firesteel_session_read(tpch->session, "parquet", -1, paths, 1, NULL, 0, NULL, out, error_of(tpch));
    return *out;
}

static dataframe filter(struct tpch *tpch, dataframe source, column condition) {
    dataframe *out = next_dataframe(tpch);
    firesteel_dataframe_filter(source, condition, out, error_of(tpch));
    return *out;
}

static dataframe join_as(struct tpch *tpch, dataframe left, dataframe right, column condition, const char *join_type) {
    dataframe *out = next_dataframe(tpch);
    firesteel_dataframe_join(left, right, condition, NULL, 0, join_type, -1, out, error_of(tpch));
    return *out;
}

static dataframe join(struct tpch *tpch, dataframe left, dataframe right, column condition) {
    return join_as(tpch, left, right, condition, "inner");
}

static dataframe group(struct tpch *tpch, dataframe source, const char *const *names, size_t name_count,
                       column *aggregates, size_t aggregate_count) {
    column grouping[8];
    size_t at;
    dataframe *out = next_dataframe(tpch);
    for (at = 0; at < name_count; at++) grouping[at] = col(tpch, names[at]);
    firesteel_dataframe_group_by_agg(source, FIRESTEEL_GROUP_BY, (const firesteel_column *const *)grouping, name_count,
                                     (const firesteel_column *const *)aggregates, aggregate_count, out,
                                     error_of(tpch));
    return *out;
}

static dataframe select_columns(struct tpch *tpch, dataframe source, column *columns, size_t count) {
    dataframe *out = next_dataframe(tpch);
    firesteel_dataframe_select(source, (const firesteel_column *const *)columns, count, out, error_of(tpch));
    return *out;
}

static dataframe order(struct tpch *tpch, dataframe source, column first, column second) {
    const firesteel_column *columns[2];
    dataframe *out = next_dataframe(tpch);
    columns[0] = first;
    columns[1] = second;
    firesteel_dataframe_sort(source, columns, second == NULL ? 1 : 2, 0, out, error_of(tpch));
    return *out;
}

static dataframe limit(struct tpch *tpch, dataframe source, int32_t rows) {
    dataframe *out = next_dataframe(tpch);
    firesteel_dataframe_limit(source, rows, out, error_of(tpch));
    return *out;
}

static column sum_of(struct tpch *tpch, column value, const char *name) {
    return alias(tpch, call1(tpch, "sum", value), name);
}

static column average_of(struct tpch *tpch, const char *value, const char *name) {
    return alias(tpch, call1(tpch, "avg", col(tpch, value)), name);
}

static column discounted_price(struct tpch *tpch) {
    return call2(tpch, "*", col(tpch, "l_extendedprice"), call2(tpch, "-", integer(tpch, 1), col(tpch, "l_discount")));
}

static column same(struct tpch *tpch, const char *left, const char *right) {
    return call2(tpch, "==", col(tpch, left), col(tpch, right));
}

static column in_1994(struct tpch *tpch, const char *day) {
    return call2(tpch, "and", call2(tpch, ">=", col(tpch, day), date(tpch, "1994-01-01")),
                 call2(tpch, "<", col(tpch, day), date(tpch, "1995-01-01")));
}

static dataframe pricing_summary(struct tpch *tpch) {
    static const char *const grouping[] = {"l_returnflag", "l_linestatus"};
    column aggregates[8];
    column charge = call2(tpch, "*", discounted_price(tpch), call2(tpch, "+", integer(tpch, 1), col(tpch, "l_tax")));
    column shipped = call2(tpch, "<=", col(tpch, "l_shipdate"), date(tpch, "1998-09-02"));
    dataframe grouped;
    aggregates[0] = sum_of(tpch, col(tpch, "l_quantity"), "sum_qty");
    aggregates[1] = sum_of(tpch, col(tpch, "l_extendedprice"), "sum_base_price");
    aggregates[2] = sum_of(tpch, discounted_price(tpch), "sum_disc_price");
    aggregates[3] = sum_of(tpch, charge, "sum_charge");
    aggregates[4] = average_of(tpch, "l_quantity", "avg_qty");
    aggregates[5] = average_of(tpch, "l_extendedprice", "avg_price");
    aggregates[6] = average_of(tpch, "l_discount", "avg_disc");
    aggregates[7] = alias(tpch, call1(tpch, "count", integer(tpch, 1)), "count_order");
    grouped = group(tpch, filter(tpch, read_table(tpch, "lineitem"), shipped), grouping, 2, aggregates, 8);
    return order(tpch, grouped, col(tpch, "l_returnflag"), col(tpch, "l_linestatus"));
}

static dataframe shipping_priority(struct tpch *tpch) {
    static const char *const grouping[] = {"l_orderkey", "o_orderdate", "o_shippriority"};
    column building = call2(tpch, "==", col(tpch, "c_mktsegment"), text(tpch, "BUILDING"));
    column ordered = call2(tpch, "<", col(tpch, "o_orderdate"), date(tpch, "1995-03-15"));
    column shipped = call2(tpch, ">", col(tpch, "l_shipdate"), date(tpch, "1995-03-15"));
    dataframe customer = filter(tpch, read_table(tpch, "customer"), building);
    dataframe orders = filter(tpch, read_table(tpch, "orders"), ordered);
    dataframe lineitem = filter(tpch, read_table(tpch, "lineitem"), shipped);
    dataframe joined = join(tpch, customer, orders, same(tpch, "c_custkey", "o_custkey"));
    column revenue = sum_of(tpch, discounted_price(tpch), "revenue");
    column result[4];
    dataframe grouped, selected;
    joined = join(tpch, joined, lineitem, same(tpch, "l_orderkey", "o_orderkey"));
    grouped = group(tpch, joined, grouping, 3, &revenue, 1);
    result[0] = col(tpch, "l_orderkey");
    result[1] = col(tpch, "revenue");
    result[2] = col(tpch, "o_orderdate");
    result[3] = col(tpch, "o_shippriority");
    selected = select_columns(tpch, grouped, result, 4);
    return limit(tpch, order(tpch, selected, descending(tpch, col(tpch, "revenue")), col(tpch, "o_orderdate")), 10);
}

static dataframe local_supplier_volume(struct tpch *tpch) {
    static const char *const grouping[] = {"n_name"};
    column asian = call2(tpch, "==", col(tpch, "r_name"), text(tpch, "ASIA"));
    column supplied =
        call2(tpch, "and", same(tpch, "l_suppkey", "s_suppkey"), same(tpch, "c_nationkey", "s_nationkey"));
    column revenue = sum_of(tpch, discounted_price(tpch), "revenue");
    dataframe orders = filter(tpch, read_table(tpch, "orders"), in_1994(tpch, "o_orderdate"));
    dataframe region = filter(tpch, read_table(tpch, "region"), asian);
    dataframe joined = join(tpch, read_table(tpch, "customer"), orders, same(tpch, "c_custkey", "o_custkey"));
    joined = join(tpch, joined, read_table(tpch, "lineitem"), same(tpch, "l_orderkey", "o_orderkey"));
    joined = join(tpch, joined, read_table(tpch, "supplier"), supplied);
    joined = join(tpch, joined, read_table(tpch, "nation"), same(tpch, "s_nationkey", "n_nationkey"));
    joined = join(tpch, joined, region, same(tpch, "n_regionkey", "r_regionkey"));
    return order(tpch, group(tpch, joined, grouping, 1, &revenue, 1), descending(tpch, col(tpch, "revenue")), NULL);
}

static dataframe forecast_revenue_change(struct tpch *tpch) {
    column low = call2(tpch, ">=", col(tpch, "l_discount"), decimal(tpch, "0.05"));
    column high = call2(tpch, "<=", col(tpch, "l_discount"), decimal(tpch, "0.07"));
    column few = call2(tpch, "<", col(tpch, "l_quantity"), integer(tpch, 24));
    column saved = call2(tpch, "*", col(tpch, "l_extendedprice"), col(tpch, "l_discount"));
    column revenue = sum_of(tpch, saved, "revenue");
    dataframe lineitem = filter(tpch, read_table(tpch, "lineitem"), in_1994(tpch, "l_shipdate"));
    lineitem = filter(tpch, filter(tpch, lineitem, call2(tpch, "and", low, high)), few);
    return group(tpch, lineitem, NULL, 0, &revenue, 1);
}

static dataframe large_volume_customers(struct tpch *tpch) {
    static const char *const by_order[] = {"l_orderkey"};
    static const char *const grouping[] = {"c_name", "c_custkey", "o_orderkey", "o_orderdate", "o_totalprice"};
    column quantity = sum_of(tpch, col(tpch, "l_quantity"), "quantity");
    column many = call2(tpch, ">", col(tpch, "quantity"), integer(tpch, 300));
    column key = alias(tpch, col(tpch, "l_orderkey"), "large_orderkey");
    column total = call1(tpch, "sum", col(tpch, "l_quantity"));
    dataframe large = group(tpch, read_table(tpch, "lineitem"), by_order, 1, &quantity, 1);
    dataframe joined =
        join(tpch, read_table(tpch, "customer"), read_table(tpch, "orders"), same(tpch, "c_custkey", "o_custkey"));
    large = select_columns(tpch, filter(tpch, large, many), &key, 1);
    joined = join_as(tpch, joined, large, same(tpch, "o_orderkey", "large_orderkey"), "left_semi");
    joined = join(tpch, joined, read_table(tpch, "lineitem"), same(tpch, "o_orderkey", "l_orderkey"));
    joined = group(tpch, joined, grouping, 5, &total, 1);
    joined = order(tpch, joined, descending(tpch, col(tpch, "o_totalprice")), col(tpch, "o_orderdate"));
    return limit(tpch, joined, 100);
}

/* The program of this name: q1, q3, q5, q6 or q18. It belongs to `tpch`; NULL when there is none or a call failed. */
static dataframe tpch_program(struct tpch *tpch, const char *name) {
    dataframe program = NULL;
    if (strcmp(name, "q1") == 0) program = pricing_summary(tpch);
    if (strcmp(name, "q3") == 0) program = shipping_priority(tpch);
    if (strcmp(name, "q5") == 0) program = local_supplier_volume(tpch);
    if (strcmp(name, "q6") == 0) program = forecast_revenue_change(tpch);
    if (strcmp(name, "q18") == 0) program = large_volume_customers(tpch);
    return tpch->error == NULL ? program : NULL;
}

#endif
