//! `crosstab`: how often pairs of values occur. Spark: `StatFunctions.crossTabulate`.

use std::sync::Arc;

use firesteel_protocol::Node;
use firesteel_protocol::spark::connect::aggregate::{GroupType, Pivot};
use firesteel_protocol::spark::connect::expression::literal::LiteralType;
use firesteel_protocol::spark::connect::expression::{Cast, ExprType, cast};
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{self as proto};

use super::{attribute, called, expression, function, integer, literal};

/// The relation as others: a pivot of counts, with 0 where a pair does not occur.
pub(super) fn rewritten(node: &Node, message: &proto::StatCrosstab) -> Option<Arc<Node>> {
    let proto::StatCrosstab { input: _, col1, col2 } = message;
    let input = node.input(0).ok()?;
    let (first, second) = (format!("{col1}_{col2}"), "second".to_string());
    let expressions = vec![called(text(col1), &first), called(text(col2), &second)];
    let project = proto::Project { input: None, expressions };
    let project = Node::new(None, RelType::Project(Box::new(project)), vec![Arc::clone(input)], 0);
    let quoted = |name: &str| crate::resolve::identifier::quote(name);
    let pivot = proto::Aggregate {
        group_type: GroupType::Pivot.into(),
        grouping_expressions: vec![attribute(&quoted(&first))],
        aggregate_expressions: vec![function("count", vec![integer(1)])],
        pivot: Some(Pivot { col: Some(attribute(&quoted(&second))), values: Vec::new() }),
        ..Default::default()
    };
    let pivot = Node::new(None, RelType::Aggregate(Box::new(pivot)), vec![project], 0);
    let zero = proto::expression::Literal { data_type: None, literal_type: Some(LiteralType::Long(0)) };
    let fill = proto::NaFill { input: None, cols: Vec::new(), values: vec![zero] };
    Some(Node::new(None, RelType::FillNa(Box::new(fill)), vec![pivot], 0))
}

/// The text of a value, also of NULL.
fn text(column: &str) -> proto::Expression {
    let cast = Cast {
        expr: Some(Box::new(attribute(column))),
        cast_to_type: Some(cast::CastToType::TypeStr("string".to_string())),
        ..Default::default()
    };
    let cast = expression(ExprType::Cast(Box::new(cast)));
    let null = literal(LiteralType::String("null".to_string()));
    function("when", vec![function("isnull", vec![attribute(column)]), null, cast])
}
