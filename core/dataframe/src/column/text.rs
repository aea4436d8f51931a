//! Columns as texts, for `Debug` and for the `repr` of other languages.

use std::fmt;

use firesteel_protocol::spark::connect::Expression;
use firesteel_protocol::spark::connect::expression::{self, ExprType};
use firesteel_protocol::spark::connect::subquery_expression::SubqueryType;
use firesteel_protocol::types;

use super::{CastTarget, Column, NullOrder, Term};

/// The expression as a reader would write it, cut at a few levels.
impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.term.text(24))
    }
}

impl fmt::Debug for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Column<'{self}'>")
    }
}

impl Term {
    fn text(&self, levels: usize) -> String {
        let Some(levels) = levels.checked_sub(1) else { return "…".to_string() };
        let of = |column: &Column| column.0.term.text(levels);
        let list = |columns: &[Column]| columns.iter().map(of).collect::<Vec<_>>().join(", ");
        match self {
            Term::Leaf(expression) => leaf_text(expression),
            Term::Function { name, arguments, .. } if arguments.len() == 2 && is_infix(name) => {
                format!("({} {name} {})", of(&arguments[0]), of(&arguments[1]))
            }
            Term::Function { name, arguments, is_distinct } => {
                format!("{name}({}{})", if *is_distinct { "DISTINCT " } else { "" }, list(arguments))
            }
            Term::Call { name, arguments } => format!("{name}({})", list(arguments)),
            Term::Alias { column, names, .. } => format!("{} AS {}", of(column), names.join(", ")),
            Term::Cast { column, target, .. } => match target {
                CastTarget::Text(text) => format!("CAST({} AS {})", of(column), text.to_uppercase()),
                CastTarget::Type(data_type) => format!("CAST({} AS {})", of(column), types::sql_string(data_type)),
            },
            Term::Sort { column, is_ascending, nulls } => format!(
                "{} {} NULLS {}",
                of(column),
                if *is_ascending { "ASC" } else { "DESC" },
                if *nulls == NullOrder::First { "FIRST" } else { "LAST" }
            ),
            Term::Window { function, .. } => format!("{} OVER (…)", of(function)),
            Term::Extract { column, key } => format!("{}[{}]", of(column), of(key)),
            Term::Subquery { kind, values, .. } => match kind {
                SubqueryType::Exists => "exists(subquery)".to_string(),
                SubqueryType::In => format!("({} IN (subquery))", list(values)),
                _ => "scalar(subquery)".to_string(),
            },
            Term::PartitionId(column) => format!("direct_shuffle_partition_id({})", of(column)),
            Term::UpdateField { column, name, value } => match value {
                Some(value) => format!("update_field({}, {name}, {})", of(column), of(value)),
                None => format!("drop_field({}, {name})", of(column)),
            },
        }
    }
}

fn is_infix(name: &str) -> bool {
    matches!(name, "and" | "or") || !name.chars().any(|character| character.is_ascii_alphanumeric())
}

fn leaf_text(expression: &Expression) -> String {
    match &expression.expr_type {
        Some(ExprType::UnresolvedAttribute(attribute)) => attribute.unparsed_identifier.clone(),
        Some(ExprType::UnresolvedStar(star)) => star.unparsed_target.clone().unwrap_or_else(|| "*".to_string()),
        Some(ExprType::ExpressionString(text)) => text.expression.clone(),
        Some(ExprType::Literal(literal)) => literal_text(literal),
        _ => "expression".to_string(),
    }
}

fn literal_text(literal: &expression::Literal) -> String {
    use expression::literal::LiteralType;
    match &literal.literal_type {
        None | Some(LiteralType::Null(_)) => "NULL".to_string(),
        Some(LiteralType::Boolean(value)) => value.to_string(),
        Some(LiteralType::Byte(value) | LiteralType::Short(value) | LiteralType::Integer(value)) => value.to_string(),
        Some(LiteralType::Long(value)) => value.to_string(),
        Some(LiteralType::Float(value)) => value.to_string(),
        Some(LiteralType::Double(value)) => value.to_string(),
        Some(LiteralType::Decimal(value)) => value.value.clone(),
        Some(LiteralType::String(value)) => value.clone(),
        Some(_) => "literal".to_string(),
    }
}
