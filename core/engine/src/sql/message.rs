//! Building the messages: one small function a shape.

use firesteel_protocol::extension::Extension;
use firesteel_protocol::spark::connect::expression::literal::LiteralType;
use firesteel_protocol::spark::connect::expression::{self, ExprType};
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{self as proto, Expression, Relation};

pub(super) fn relation(rel_type: RelType) -> Relation {
    Relation { common: None, rel_type: Some(rel_type) }
}

pub(super) fn extension(message: &impl Extension) -> Relation {
    relation(RelType::Extension(message.pack()))
}

pub(super) fn expression(expr_type: ExprType) -> Expression {
    Expression { common: None, expr_type: Some(expr_type) }
}

pub(super) fn function(name: &str, arguments: Vec<Expression>) -> Expression {
    expression(ExprType::UnresolvedFunction(expression::UnresolvedFunction {
        function_name: name.to_string(),
        arguments,
        is_distinct: false,
        is_user_defined_function: false,
        is_internal: None,
    }))
}

pub(super) fn literal(literal_type: LiteralType) -> Expression {
    expression(ExprType::Literal(expression::Literal { data_type: None, literal_type: Some(literal_type) }))
}

pub(super) fn string(text: &str) -> Expression {
    literal(LiteralType::String(text.to_string()))
}

pub(super) fn attribute(parts: &[String]) -> Expression {
    expression(ExprType::UnresolvedAttribute(expression::UnresolvedAttribute {
        unparsed_identifier: super::identifier::joined(parts),
        plan_id: None,
        is_metadata_column: None,
    }))
}

pub(super) fn alias(expr: Expression, name: Vec<String>) -> Expression {
    expression(ExprType::Alias(Box::new(expression::Alias { expr: Some(Box::new(expr)), name, metadata: None })))
}

pub(super) fn extract_value(child: Expression, extraction: Expression) -> Expression {
    expression(ExprType::UnresolvedExtractValue(Box::new(expression::UnresolvedExtractValue {
        child: Some(Box::new(child)),
        extraction: Some(Box::new(extraction)),
    })))
}

pub(super) fn project(input: Option<Relation>, expressions: Vec<Expression>) -> Relation {
    relation(RelType::Project(Box::new(proto::Project { input: input.map(Box::new), expressions })))
}

pub(super) fn filter(input: Relation, condition: Expression) -> Relation {
    let filter = proto::Filter { input: Some(Box::new(input)), condition: Some(condition) };
    relation(RelType::Filter(Box::new(filter)))
}

pub(super) fn subquery_alias(input: Relation, alias: String) -> Relation {
    let alias = proto::SubqueryAlias { input: Some(Box::new(input)), alias, qualifier: Vec::new() };
    relation(RelType::SubqueryAlias(Box::new(alias)))
}

/// `input` with its columns called `names`, unless there are none.
pub(super) fn renamed(input: Relation, names: Vec<String>) -> Relation {
    if names.is_empty() {
        return input;
    }
    relation(RelType::ToDf(Box::new(proto::ToDf { input: Some(Box::new(input)), column_names: names })))
}

/// `root` with the relations it refers to, unless there are none.
pub(super) fn with_relations(root: Relation, references: Vec<Relation>) -> Relation {
    if references.is_empty() {
        return root;
    }
    relation(RelType::WithRelations(Box::new(proto::WithRelations { root: Some(Box::new(root)), references })))
}
