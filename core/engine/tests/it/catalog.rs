//! Calls of the catalog as relations, and what Spark refuses only when a plan is run.

use std::sync::Arc;

use firesteel_engine::Options;
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::catalog::CatType;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::write_operation::SaveMode;
use firesteel_protocol::{Analyze, Node, Plan};

use crate::harness::{Session, condition, sql};

#[test]
fn the_relation_of_a_call_carries_it_out_once() {
    let folder = tempfile::tempdir().unwrap();
    let warehouse = Some(folder.path().join("warehouse"));
    let session = Session::with(Options { parallelism: Some(2), warehouse, ..Options::default() });
    let path = folder.path().join("rows");
    session.write("SELECT id FROM range(3)", "parquet", &path, SaveMode::ErrorIfExists, &[]).unwrap();
    let create = |plan_id| {
        let message = proto::CreateTable {
            table_name: "made".to_string(),
            path: Some(path.display().to_string()),
            source: Some("parquet".to_string()),
            ..Default::default()
        };
        let call = proto::Catalog { cat_type: Some(CatType::CreateTable(message)) };
        Node::new(plan_id, RelType::Catalog(call), Vec::new(), 0)
    };
    let rows = ["0", "1", "2"];
    assert_eq!(session.relation(&create(Some(1))).unwrap().sorted(), rows);
    assert_eq!(session.relation(&create(Some(1))).unwrap().sorted(), rows);
    for other in [Some(2), None] {
        assert_eq!(condition(session.relation(&create(other))), "TABLE_OR_VIEW_ALREADY_EXISTS");
    }
}

#[test]
fn duplicates_within_a_watermark_have_a_schema_and_no_rows_without_a_stream() {
    let session = Session::new();
    let message =
        proto::Deduplicate { column_names: vec!["id".to_string()], within_watermark: Some(true), ..Default::default() };
    let node = Node::new(None, RelType::Deduplicate(Box::new(message)), vec![sql("SELECT id FROM range(2)")], 0);
    session.analyze(Analyze::Schema(Plan::Root(Arc::clone(&node)))).unwrap();
    assert_eq!(condition(session.relation(&node)), "_LEGACY_ERROR_TEMP_3102");
}

#[test]
fn the_name_of_a_view_is_one_name_and_perhaps_a_schema() {
    let session = Session::new();
    for name in ["a view", "a.b.c", ""] {
        assert_eq!(condition(session.create_view(sql("SELECT 1"), name, true)), "_LEGACY_ERROR_TEMP_1321", "{name}");
    }
}
