#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::spark::connect as proto;
use crate::spark::connect::relation::RelType;
use prost::Message;

const DEEP: usize = 10_000;
/// Generated code computes lengths anew at each level of an expression, so deeper ones only take longer.
const DEEP_EXPRESSION: usize = 2_000;

fn range() -> Arc<Node> {
    Node::new(Some(0), RelType::Range(proto::Range { end: 3, step: 1, ..Default::default() }), vec![], 0)
}

fn limited(input: Arc<Node>, id: i64) -> Arc<Node> {
    Node::new(Some(id), RelType::Limit(Box::new(proto::Limit { input: None, limit: 7 })), vec![input], 0)
}

fn on_a_small_stack(work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(work).expect("a thread");
    thread.join().expect("the work ends well");
}

#[test]
fn deep_plans_build_encode_decode_and_drop_on_a_two_megabyte_stack() {
    on_a_small_stack(|| {
        let deep = (1..=DEEP).fold(range(), |input, id| limited(input, id as i64));
        let bytes = Plan::Root(deep).encode();
        let Plan::Root(root) = Plan::decode(bytes.clone()).expect("a plan") else { panic!("a relation") };
        assert_eq!(root.plan_id(), Some(DEEP as i64));
        assert_eq!(Plan::Root(root).encode(), bytes);
    });
}

#[test]
fn deep_expressions_decode_encode_and_drop_on_a_two_megabyte_stack() {
    on_a_small_stack(|| {
        let bytes = crate::stack::with_depth(DEEP_EXPRESSION * 3, || {
            let mut expression = proto::Expression::default();
            for _ in 0..DEEP_EXPRESSION {
                let function = proto::expression::UnresolvedFunction {
                    function_name: "negative".into(),
                    arguments: vec![expression],
                    ..Default::default()
                };
                expression = proto::Expression {
                    expr_type: Some(proto::expression::ExprType::UnresolvedFunction(function)),
                    ..Default::default()
                };
            }
            let filter = proto::Filter { input: None, condition: Some(expression) };
            Plan::Root(Node::new(Some(1), RelType::Filter(Box::new(filter)), vec![range()], DEEP_EXPRESSION * 3))
                .encode()
        });
        let plan = Plan::decode(bytes.clone()).expect("a plan");
        assert_eq!(plan.encode(), bytes);
    });
}

#[test]
fn the_bytes_are_those_of_the_generated_code() {
    let left = limited(range(), 1);
    let join = proto::Join { join_type: 1, using_columns: vec!["id".into()], ..Default::default() };
    let plan = Plan::Root(Node::new(Some(2), RelType::Join(Box::new(join)), vec![left, range()], 0));
    let ours = proto::Plan::decode(plan.encode()).expect("a plan");
    let leaf = |id| proto::Relation {
        common: Some(proto::RelationCommon { plan_id: Some(id), ..Default::default() }),
        rel_type: Some(RelType::Range(proto::Range { end: 3, step: 1, ..Default::default() })),
    };
    let limit = proto::Relation {
        common: Some(proto::RelationCommon { plan_id: Some(1), ..Default::default() }),
        rel_type: Some(RelType::Limit(Box::new(proto::Limit { input: Some(Box::new(leaf(0))), limit: 7 }))),
    };
    let Some(proto::plan::OpType::Root(root)) = ours.op_type else { panic!("a relation") };
    let Some(RelType::Join(join)) = root.rel_type else { panic!("a join") };
    assert_eq!(join.left.as_deref(), Some(&limit));
    assert_eq!(join.right.as_deref(), Some(&leaf(0)));
    assert_eq!(join.using_columns, ["id"]);
}

#[test]
fn bytes_that_are_no_plan_are_refused() {
    for bytes in [&b"\xff\xff"[..], b"", b"\x0a\x00", b"\x0a\x05abc"] {
        let error = Plan::decode(Bytes::copy_from_slice(bytes)).expect_err("no plan");
        assert_eq!(error.condition(), "CONNECT_INVALID_PLAN.CANNOT_PARSE", "{bytes:?}");
    }
}
