//! Sketches: statements and what Spark 4.3 gave for them.

use crate::harness::{Session, condition};

/// The statement and its row.
#[rustfmt::skip]
const ANSWERS: &[(&str, &str)] = &[
    ("SELECT hex(theta_sketch_agg(c)) FROM VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10) t(c)", "0104033E011ACC930A16861AF72DF7E45429C550C15B0E52B006633BAC22AB4A4865304281678B95103FE12D7D486EFC9D0DF3AA08965060E48705FE0D0E55FB397A41B6826FA07D69F2FCA362D09817235B18C9738F80"),
    ("SELECT hex(theta_sketch_agg(c)) FROM VALUES (1) t(c)", "01030300003ACC9315F97DCBBD86A105"),
    ("SELECT hex(theta_sketch_agg(c)) FROM VALUES ('a'), ('b'), ('') t(c)", "0104033F011ACC930269CB8F136C80FF0B186CFFEE6F750648"),
    ("SELECT hex(theta_sketch_agg(c)) FROM VALUES (1.5D), (-0.0D), (0.0D) t(c)", "0104033D011ACC93027BCB1C71B0AA088C32C74EAE130AB500"),
    ("SELECT hex(theta_sketch_agg(c)) FROM VALUES (array(1, 2, 3)), (array(4)) t(c)", "0104033F011ACC9302E0178DD90768500A264508B25BAA8458"),
    ("SELECT hex(theta_sketch_agg(c)) FROM VALUES (1) t(c) WHERE c > 1", "01030300001E0000"),
    ("SELECT theta_sketch_estimate(theta_sketch_agg(id, 4)), hex(theta_sketch_agg(id, 4)) FROM range(0, 1000, 1, 1)", "946|02040337011ACC9394DED6C8A0752A021054E975E5DB13AAED949BB9F88C2446B9A35A3E40E04CDFD38CE4FCD46F63B88B2F4711BA2F7D098A148BAEC7D83EABFD11841B23DA08998F9B5F27792F9643D34C4717096CA41DA3FBE21BF0B6E1C2F9519F31F564C451973006DEB9D849A1AF946EC17C533EDFA160DDEC687277"),
    ("SELECT theta_sketch_estimate(theta_sketch_agg(id)) FROM range(0, 100000, 1, 1)", "98046"),
    ("SELECT hex(theta_union(theta_sketch_agg(a), theta_sketch_agg(b))) FROM VALUES (1, 3), (2, 4), (3, 5) t(a, b)", "0104033E011ACC930516861AF72DF7E45429C550C15B0E52B323AD5F2451151F49D0DF3AA0896506FB2E5966BADAA3DC"),
    ("SELECT hex(theta_intersection(theta_sketch_agg(a), theta_sketch_agg(b))) FROM VALUES (1, 3), (2, 4), (3, 5) t(a, b)", "01030300003ACC93BA40B3C1DA06695D"),
    ("SELECT hex(theta_difference(theta_sketch_agg(a), theta_sketch_agg(b))) FROM VALUES (1, 3), (2, 4), (3, 5) t(a, b)", "0104033D011ACC93022D0C35EE5BEFC8AE3EFA70D1DFA7AB80"),
    ("SELECT hex(theta_intersection(theta_sketch_agg(a), theta_sketch_agg(b))) FROM VALUES (1, 3), (2, 4) t(a, b)", "01030300001E0000"),
    ("SELECT hex(theta_intersection_agg(a)) FROM VALUES (CAST(NULL AS BINARY)) t(a)", "01030300001E0000"),
    ("SELECT hex(kll_sketch_agg_bigint(c)) FROM VALUES (7) t(c)", "02020F04C80008000700000000000000"),
    ("SELECT hex(kll_sketch_agg_bigint(c)) FROM VALUES (7) t(c) WHERE c > 10", "02010F01C8000800"),
    ("SELECT kll_sketch_get_n_double(kll_sketch_agg_double(c, 20)) FROM VALUES (1.5D), (double('NaN')) t(c)", "1"),
    ("SELECT hex(kll_sketch_merge_float(s, s)) FROM (SELECT kll_sketch_agg_float(c) AS s FROM VALUES (1.5F) t(c))", "05010F00C80008000200000000000000C8000100C60000000000C03F0000C03F0000C03F0000C03F"),
    ("SELECT kll_sketch_get_quantile_bigint(s, 0.5), kll_sketch_get_quantile_bigint(s, array(0.0D, 0.25D, 1.0D)), kll_sketch_get_rank_bigint(s, 3), kll_sketch_get_rank_bigint(s, array(0L, 9L)), kll_sketch_get_n_bigint(s) FROM (SELECT kll_sketch_agg_bigint(c) AS s FROM VALUES (1), (2), (3), (4), (5) t(c))", "3|[1, 2, 5]|0.6|[0.0, 1.0]|5"),
    ("SELECT kll_sketch_get_n_bigint(kll_merge_agg_bigint(s)) FROM (SELECT kll_sketch_agg_bigint(c) AS s FROM VALUES (1), (2), (3) t(c) UNION ALL SELECT kll_sketch_agg_bigint(c) FROM VALUES (4), (5) t(c))", "5"),
];

/// The statement and the condition it raises.
#[rustfmt::skip]
const FAILURES: &[(&str, &str)] = &[
    ("SELECT theta_difference(theta_sketch_agg(a), theta_sketch_agg(a), 12) FROM VALUES (1) t(a)", "WRONG_NUM_ARGS.WITHOUT_SUGGESTION"),
    ("SELECT theta_sketch_agg(a, 3) FROM VALUES (1) t(a)", "SKETCH_INVALID_LG_NOM_ENTRIES"),
    ("SELECT theta_sketch_agg(a, a) FROM VALUES (1) t(a)", "THETA_LG_NOM_ENTRIES_MUST_BE_CONSTANT"),
    ("SELECT theta_sketch_agg(a) FROM VALUES (true) t(a)", "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE"),
    ("SELECT theta_sketch_estimate(x'00')", "THETA_INVALID_INPUT_SKETCH_BUFFER"),
    ("SELECT kll_sketch_get_quantile_bigint(s, 1.5) FROM (SELECT kll_sketch_agg_bigint(c) AS s FROM VALUES (1) t(c))", "KLL_SKETCH_INVALID_QUANTILE_RANGE"),
    ("SELECT kll_sketch_get_quantile_bigint(s, r) FROM (SELECT kll_sketch_agg_bigint(c) AS s, max(d) AS r FROM VALUES (1, 0.5D) t(c, d))", "DATATYPE_MISMATCH.NON_FOLDABLE_INPUT"),
    ("SELECT kll_sketch_get_quantile_bigint(s, 0.5) FROM (SELECT kll_sketch_agg_bigint(c) AS s FROM VALUES (1) t(c) WHERE c > 3)", "KLL_INVALID_INPUT_SKETCH_BUFFER"),
    ("SELECT kll_sketch_get_n_bigint(x'00')", "KLL_INVALID_INPUT_SKETCH_BUFFER"),
    ("SELECT kll_sketch_agg_bigint(c, 3) FROM VALUES (1) t(c)", "DATATYPE_MISMATCH.TYPE_CHECK_FAILURE_WITH_HINT"),
    ("SELECT kll_sketch_agg_bigint(c, c) FROM VALUES (1) t(c)", "DATATYPE_MISMATCH.NON_FOLDABLE_INPUT"),
    ("SELECT kll_sketch_agg_bigint(c) FROM VALUES (1.5D) t(c)", "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE"),
];

#[test]
fn sketches_are_those_of_spark() {
    let session = Session::new();
    for (statement, row) in ANSWERS {
        assert_eq!(session.sql(statement).unwrap().rows(), [*row], "{statement}");
    }
}

#[test]
fn what_spark_refuses_is_refused() {
    let session = Session::new();
    for (statement, expected) in FAILURES {
        assert_eq!(condition(session.sql(statement)), *expected, "{statement}");
    }
}
