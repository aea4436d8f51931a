//! The configuration answers as Spark 4.3's does.

use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::config_request::operation::OpType;

use crate::harness::{Session, condition};

fn get(session: &Session, key: &str) -> firesteel_protocol::Result<Option<String>> {
    let reply = session.config(OpType::Get(proto::config_request::Get { keys: vec![key.to_string()] }))?;
    Ok(reply.pairs[0].1.clone())
}

#[test]
fn keys_have_defaults_can_be_set_and_unset() {
    let session = Session::new();
    assert_eq!(get(&session, "spark.sql.ansi.enabled").unwrap().as_deref(), Some("true"));
    assert_eq!(condition(get(&session, "nope.x")), "SQL_CONF_NOT_FOUND");
    session.set("my.key", "1").unwrap();
    assert_eq!(get(&session, "my.key").unwrap().as_deref(), Some("1"));
    let unset = proto::config_request::Unset { keys: vec!["my.key".to_string()] };
    session.config(OpType::Unset(unset)).unwrap();
    assert_eq!(condition(get(&session, "my.key")), "SQL_CONF_NOT_FOUND");
    let pair = |key: &str| proto::KeyValue { key: key.to_string(), value: Some("given".to_string()) };
    let pairs = vec![pair("nope.x"), pair("spark.sql.ansi.enabled")];
    let reply = session.config(OpType::GetWithDefault(proto::config_request::GetWithDefault { pairs })).unwrap();
    assert!(reply.pairs.iter().all(|(_, value)| value.as_deref() == Some("given")));
}

#[test]
fn values_and_keys_that_spark_refuses_are_refused() {
    let session = Session::new();
    for (key, value, expected) in [
        ("spark.sql.warehouse.dir", "x", "CANNOT_MODIFY_STATIC_CONFIG"),
        ("spark.executor.memory", "1g", "CANNOT_MODIFY_CONFIG"),
        ("spark.sql.ansi.enabled", "maybe", "INVALID_CONF_VALUE.TYPE_MISMATCH"),
        ("spark.sql.shuffle.partitions", "abc", "INVALID_CONF_VALUE.TYPE_MISMATCH"),
        ("spark.sql.session.timeZone", "Mars/X", "INVALID_CONF_VALUE.TIME_ZONE"),
        ("spark.firesteel.memory.limit", "much", "INVALID_CONF_VALUE.REQUIREMENT"),
        ("spark.sql.legacy.sizeOfNull", "false", "UNSUPPORTED_OPERATION"),
    ] {
        assert_eq!(condition(session.set(key, value)), expected, "{key}");
    }
    let keys = ["spark.sql.ansi.enabled", "spark.sql.warehouse.dir", "nope"].map(str::to_string).to_vec();
    let reply = session.config(OpType::IsModifiable(proto::config_request::IsModifiable { keys })).unwrap();
    let answers: Vec<_> = reply.pairs.iter().map(|(_, value)| value.as_deref().unwrap_or_default()).collect();
    assert_eq!(answers, ["true", "false", "false"]);
}

#[test]
fn set_and_reset_are_statements() {
    let session = Session::new();
    let rows = |text: &str| {
        let answer = session.command(text).unwrap();
        let answer = session.relation(&answer.relation.unwrap()).unwrap();
        (answer.schema.clone(), answer.rows())
    };
    let schema = "struct<key:string,value:string>".to_string();
    assert_eq!(rows("SET spark.sql.ansi.enabled"), (schema.clone(), vec!["spark.sql.ansi.enabled|true".to_string()]));
    assert_eq!(rows("SET a.b=3"), (schema.clone(), vec!["a.b|3".to_string()]));
    assert_eq!(rows("SET a.zz"), (schema, vec!["a.zz|<undefined>".to_string()]));
    assert_eq!(rows("RESET a.b"), ("struct<>".to_string(), vec![]));
    assert_eq!(condition(get(&session, "a.b")), "SQL_CONF_NOT_FOUND");
}

#[test]
fn sessions_do_not_see_each_other() {
    let one = Session::new();
    let other = Session::of(one.backend.clone(), "7f7f7f7f-0000-4000-8000-000000000002");
    one.set("spark.sql.ansi.enabled", "false").unwrap();
    assert_eq!(get(&other, "spark.sql.ansi.enabled").unwrap().as_deref(), Some("true"));
    one.command("CREATE TEMPORARY VIEW v AS SELECT 1 AS a").unwrap();
    assert_eq!(condition(other.sql("SELECT * FROM v")), "TABLE_OR_VIEW_NOT_FOUND");
    one.command("CREATE GLOBAL TEMPORARY VIEW g AS SELECT 2 AS a").unwrap();
    assert_eq!(other.sql("SELECT * FROM global_temp.g").unwrap().rows(), ["2"]);
}
