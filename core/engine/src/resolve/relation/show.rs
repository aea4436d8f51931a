//! `show`: rows as a table of text, in one row of one column. Spark: `Dataset.showString`, `htmlString`.

use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::logical_expr::{Limit, LogicalPlan, lit};
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Node, Result};

use crate::expr::Typed;
use crate::expr::cast::shown as shown_text;
use crate::plan::collected;
use crate::plan::show::Layout;
use crate::resolve::resolver::{Relation, Resolver};

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::ShowString) -> Result<Relation> {
    let proto::ShowString { input: _, num_rows, truncate, vertical } = message;
    let layout = Layout::Text { is_vertical: *vertical };
    shown(resolver, node, *num_rows, *truncate, layout, "show_string")
}

pub(super) fn html(resolver: &mut Resolver<'_>, node: &Node, message: &proto::HtmlString) -> Result<Relation> {
    let proto::HtmlString { input: _, num_rows, truncate } = message;
    shown(resolver, node, *num_rows, *truncate, Layout::Html, "html_string")
}

fn shown(
    resolver: &mut Resolver<'_>,
    node: &Node,
    num_rows: i32,
    truncate: i32,
    layout: Layout,
    name: &str,
) -> Result<Relation> {
    let input = super::input(resolver, node)?;
    let names: Vec<String> = input.columns.iter().map(|column| column.name.clone()).collect();
    let settings = resolver.settings();
    // One row more than is shown tells whether there are more.
    let rows = usize::try_from(num_rows).unwrap_or(0).min(2_147_483_632 - 1);
    let mut outputs = Vec::new();
    for column in &input.columns {
        let is_plain = matches!(column.data_type, DataType::Binary | DataType::BinaryView);
        let text = if is_plain { column.typed() } else { shown_text(column.typed(), settings)? };
        let output = resolver.column(&text);
        outputs.push((text.expr, output));
    }
    let fetch = i64::try_from(rows + 1).unwrap_or(i64::MAX);
    let limited =
        LogicalPlan::Limit(Limit { skip: None, fetch: Some(Box::new(lit(fetch))), input: Arc::clone(&input.plan) });
    let texts = input.with_plan(limited).project(outputs)?;
    let column = resolver.column(&Typed::column("", name, DataType::Utf8, false));
    let truncate = usize::try_from(truncate).unwrap_or(0);
    let table = collected::shown(&texts.plan, &column.id, crate::plan::show::Show { names, rows, truncate, layout })?;
    super::local::unqualified(table, vec![column])
}
