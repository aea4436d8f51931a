//! What DataFrame calls answer. The expected rows are those of real Spark, on which the same tests run.

use firesteel::functions::{avg, call_function, col, count_distinct, lit, row_number, sum, when};
use firesteel::{Boundary, DataFrame, JoinType, Literal, Session, Wait, Window, types};

use crate::backends::{on_each_backend, rows, sql};

fn sales(session: &Session) -> DataFrame {
    let text = "SELECT * FROM VALUES ('a', 1, 1.50BD), ('b', 2, 2.25BD), ('a', 3, NULL), (NULL, 4, 4.00BD) \
                AS sales(shop, day, amount)";
    session.sql(text).wait().expect("a query")
}

fn names_and_types(frame: &DataFrame) -> Vec<String> {
    let schema = frame.schema().wait().expect("a schema");
    let of_field = |field: &firesteel::spark::connect::data_type::StructField| {
        format!("{} {}", field.name, types::simple_string(field.data_type.as_ref().expect("a type")))
    };
    types::fields(&schema).iter().map(of_field).collect()
}

#[test]
fn columns_are_named_and_typed_as_spark_does() {
    on_each_backend(|session| {
        let frame = sales(session).select([
            col("day") + 1,
            col("amount") * col("amount"),
            col("day") / 2,
            col("shop").eq(lit("a")),
            col("day").cast("string"),
            sum("day").over(&Window::partition_by(["shop"])).alias("total"),
        ]);
        assert_eq!(
            names_and_types(&frame),
            [
                "(day + 1) int",
                "(amount * amount) decimal(7,4)",
                "(day / 2) double",
                "(shop = a) boolean",
                "day string",
                "total bigint"
            ]
        );
    });
}

#[test]
fn groups_are_aggregated() {
    on_each_backend(|session| {
        let frame = sales(session)
            .group_by(["shop"])
            .agg([sum("amount"), avg("day"), count_distinct(["day"]).alias("days")])
            .order_by([col("shop")]);
        assert_eq!(
            names_and_types(&frame),
            ["shop string", "sum(amount) decimal(13,2)", "avg(day) double", "days bigint"]
        );
        assert_eq!(rows(&frame), [["NULL", "4.00", "4.0", "1"], ["a", "1.50", "2.0", "2"], ["b", "2.25", "2.0", "1"]]);
    });
}

#[test]
fn nulls_come_first_ascending_and_last_descending() {
    on_each_backend(|session| {
        let shops = sales(session).select(["shop"]).distinct();
        assert_eq!(rows(&shops.order_by([col("shop").asc()])), [["NULL"], ["a"], ["b"]]);
        assert_eq!(rows(&shops.order_by([col("shop").desc()])), [["b"], ["a"], ["NULL"]]);
    });
}

#[test]
fn every_kind_of_join_answers_as_spark() {
    on_each_backend(|session| {
        let left = session.sql("SELECT * FROM VALUES (1, 'x'), (2, 'y'), (NULL, 'z') AS l(id, a)").wait().expect("l");
        let right = session.sql("SELECT * FROM VALUES (2, 'p'), (3, 'q'), (NULL, 'r') AS r(id, b)").wait().expect("r");
        let joined = |kind| {
            let mut all = rows(&left.join(&right, "id", kind));
            all.sort();
            all
        };
        assert_eq!(joined(JoinType::Inner), [["2", "y", "p"]]);
        assert_eq!(joined(JoinType::Left), [["1", "x", "NULL"], ["2", "y", "p"], ["NULL", "z", "NULL"]]);
        assert_eq!(joined(JoinType::Right), [["2", "y", "p"], ["3", "NULL", "q"], ["NULL", "NULL", "r"]]);
        assert_eq!(
            joined(JoinType::Full),
            [["1", "x", "NULL"], ["2", "y", "p"], ["3", "NULL", "q"], ["NULL", "NULL", "r"], ["NULL", "z", "NULL"]]
        );
        assert_eq!(joined(JoinType::LeftSemi), [["2", "y"]]);
        assert_eq!(joined(JoinType::LeftAnti), [["1", "x"], ["NULL", "z"]]);
        assert_eq!(left.cross_join(&right).count().wait().expect("a count"), 9);
    });
}

#[test]
fn a_column_stays_its_own_in_a_self_join() {
    on_each_backend(|session| {
        let numbers = session.range(0, 3, 1);
        let next = numbers.select([(col("id") + 1).alias("id")]);
        let joined = numbers.join(&next, numbers.col("id").eq(next.col("id")), JoinType::Inner);
        let ids = joined.select([numbers.col("id").alias("a"), next.col("id").alias("b")]).order_by(["a"]);
        assert_eq!(rows(&ids), [["1", "1"], ["2", "2"]]);
    });
}

#[test]
fn columns_are_added_replaced_renamed_and_dropped() {
    on_each_backend(|session| {
        let frame = sales(session)
            .with_columns([("day", col("day") * 10), ("twice", col("day") * 2)])
            .with_column_renamed("shop", "store")
            .drop(["amount", "no_such_column"]);
        assert_eq!(names_and_types(&frame), ["store string", "day int", "twice int"]);
        assert_eq!(rows(&frame.filter(col("store").eq(lit("b")))), [["b", "20", "4"]]);
    });
}

#[test]
fn sets_are_united_intersected_and_subtracted() {
    on_each_backend(|session| {
        let (low, high) = (session.range(0, 4, 1), session.range(2, 6, 1));
        let sorted = |frame: &DataFrame| rows(&frame.order_by(["id"]));
        assert_eq!(low.union(&high).count().wait().expect("a count"), 8);
        assert_eq!(sorted(&low.union(&high).distinct().limit(100)).len(), 6);
        assert_eq!(sorted(&low.intersect(&high)), [["2"], ["3"]]);
        assert_eq!(sorted(&low.subtract(&high)), [["0"], ["1"]]);
        assert_eq!(sorted(&low.order_by(["id"]).offset(3)), [["3"]]);
    });
}

#[test]
fn windows_number_rows() {
    on_each_backend(|session| {
        let by_day = Window::partition_by(["shop"]).order_by([col("day").desc()]);
        let so_far = by_day.clone().rows_between(Boundary::Unbounded, Boundary::CurrentRow);
        let frame = sales(session)
            .select([col("shop"), row_number().over(&by_day).alias("n"), sum("day").over(&so_far).alias("s")])
            .order_by(["shop", "n"]);
        assert_eq!(rows(&frame), [["NULL", "1", "4"], ["a", "1", "3"], ["a", "2", "4"], ["b", "1", "2"]]);
    });
}

#[test]
fn literals_of_many_types_keep_their_values() {
    on_each_backend(|session| {
        let day = chrono::NaiveDate::from_ymd_opt(2024, 2, 29).expect("a day");
        let frame = session.range(0, 1, 1).select([
            lit(1i8),
            lit(2i16),
            lit(3),
            lit(4i64),
            lit(1.5f64),
            lit(true),
            lit("text"),
            lit(day),
            lit(Literal::decimal("12.340").expect("a decimal")),
            lit(None::<i32>),
            lit(vec![1, 2]),
        ]);
        assert_eq!(
            rows(&frame),
            [["1", "2", "3", "4", "1.5", "true", "text", "2024-02-29", "12.340", "NULL", "[1, 2]"]]
        );
    });
}

#[test]
fn branches_and_functions_by_name() {
    on_each_backend(|session| {
        let size = when(col("id").lt(1), lit("small")).otherwise(lit("large")).expect("a branch");
        let frame = session.range(0, 2, 1).select([size.alias("size"), call_function("abs", [col("id") - 5])]);
        assert_eq!(rows(&frame.order_by(["size"])), [["large", "4"], ["small", "5"]]);
    });
}

#[test]
fn a_view_is_read_by_name_from_sql() {
    on_each_backend(|session| {
        sales(session).create_or_replace_temp_view("sold").wait().expect("a view");
        assert_eq!(sql(session, "SELECT count(*) FROM sold WHERE amount IS NOT NULL"), [["3"]]);
        assert_eq!(session.table("sold").count().wait().expect("a count"), 4);
    });
}

#[test]
fn rows_are_shown_as_spark_shows_them() {
    on_each_backend(|session| {
        let shown = sales(session).order_by(["day"]).show_string(2, 20, false).wait().expect("a table");
        let expected = "+----+---+------+\n|shop|day|amount|\n+----+---+------+\n|   a|  1|  1.50|\n|   b|  2|  2.25|\n\
                        +----+---+------+\nonly showing top 2 rows";
        assert_eq!(shown, expected);
        let tree = session.range(0, 1, 1).tree_string(None).wait().expect("a tree");
        assert_eq!(tree, "root\n |-- id: long (nullable = false)\n");
    });
}
