//! VALUES: rows of expressions. Spark: `UnresolvedInlineTable`, `ResolveInlineTables`.

use std::sync::Arc;

use datafusion::common::DFSchema;
use datafusion::logical_expr::{Expr, LogicalPlan, Values};
use firesteel_protocol::Result;
use firesteel_protocol::extension::Values as Message;
use firesteel_protocol::extension::values::Row;
use firesteel_protocol::spark::connect as proto;

use arrow::datatypes::{DataType, Field, Schema};

use super::project;
use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::resolve::{condition, expression};
use crate::types::coercion::Strings;
use crate::types::{common_type, implicit_cast};

pub(super) fn resolve(resolver: &mut Resolver<'_>, message: Message) -> Result<Relation> {
    let Message { rows } = message;
    let mut scope = Scope::of(project::one_row());
    let mut table: Vec<Vec<Typed>> = Vec::with_capacity(rows.len());
    for Row { cells } in rows {
        let row = cells.iter().map(|cell| constant(resolver, &mut scope, cell)).collect::<Result<_>>()?;
        table.push(row);
    }
    let width = table.first().map_or(0, Vec::len);
    if let Some(at) = table.iter().position(|row| row.len() != width) {
        let parameters = [
            ("expectedNumCols", width.to_string()),
            ("actualNumCols", table[at].len().to_string()),
            ("rowIndex", at.to_string()),
        ];
        return Err(condition::analysis("INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH", &parameters));
    }
    let columns = (0..width).map(|at| column(resolver, &table, at)).collect::<Result<Vec<_>>>()?;
    rows_of(resolver, table, columns)
}

/// A cell, which is the same whenever it is looked at. Spark: `ResolveInlineTables.validateInputEvaluable`.
fn constant(resolver: &mut Resolver<'_>, scope: &mut Scope, cell: &proto::Expression) -> Result<Typed> {
    let typed = expression::resolve(resolver, scope, cell)?;
    let is_refused = typed.expr.is_volatile() || expression::aggregates(&typed.expr);
    if !is_refused {
        return Ok(typed);
    }
    let parameters = [("expr", format!("\"{}\"", typed.name))];
    Err(condition::analysis("INVALID_INLINE_TABLE.CANNOT_EVALUATE_EXPRESSION_IN_INLINE_TABLE", &parameters))
}

/// Type, nullability and name of a column.
fn column(resolver: &Resolver<'_>, table: &[Vec<Typed>], at: usize) -> Result<Typed> {
    let name = format!("col{}", at + 1);
    let incompatible = || {
        condition::analysis(
            "INVALID_INLINE_TABLE.INCOMPATIBLE_TYPES_IN_INLINE_TABLE",
            &[("colName", format!("`{name}`"))],
        )
    };
    let types: Vec<DataType> = table.iter().map(|row| row[at].data_type.clone()).collect();
    let data_type = common_type(&types, Strings::Promoted, resolver.settings()).ok_or_else(incompatible)?;
    let nullable = table.iter().any(|row| row[at].nullable);
    Ok(Typed { nullable, ..Typed::column("", name.clone(), data_type, nullable) })
}

fn rows_of(resolver: &mut Resolver<'_>, table: Vec<Vec<Typed>>, columns: Vec<Typed>) -> Result<Relation> {
    let settings = resolver.settings();
    let outputs: Vec<_> = columns.iter().map(|column| resolver.column(column)).collect();
    let values = table
        .into_iter()
        .map(|row| {
            let cells = row.into_iter().zip(&columns);
            cells.map(|(cell, column)| Ok(placed(implicit_cast(cell, &column.data_type, settings)?, column))).collect()
        })
        .collect::<Result<Vec<Vec<Expr>>>>()?;
    let fields: Vec<Field> =
        outputs.iter().map(|column| Field::new(&column.id, column.data_type.clone(), column.nullable)).collect();
    if values.is_empty() || outputs.is_empty() {
        return Err(condition::analysis("INVALID_INLINE_TABLE", &[]));
    }
    let schema = DFSchema::try_from(Schema::new(fields)).map_err(from_datafusion)?;
    let plan = LogicalPlan::Values(Values { schema: Arc::new(schema), values });
    Ok(Relation::new(plan, outputs))
}

/// A cell in the type of its column: arrays of one column differ in whether they have NULLs.
fn placed(cell: Typed, column: &Typed) -> Expr {
    let is_other = matches!(column.data_type, DataType::List(_)) && cell.data_type != column.data_type;
    if is_other { datafusion::logical_expr::cast(cell.expr, column.data_type.clone()) } else { cell.expr }
}
