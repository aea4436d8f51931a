//! Plans as text, under Spark's headings. The nodes are the engine's own.

use std::sync::Arc;

use datafusion::physical_plan::displayable;
use firesteel_protocol::spark::connect::analyze_plan_request::explain::ExplainMode;
use firesteel_protocol::{Node, Result};

use super::Session;
use super::query::Analyzed;
use crate::error::from_datafusion;

/// Which plans are shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Mode {
    Simple,
    Extended,
    Cost,
}

impl Mode {
    /// As `EXPLAIN` names it. The engine generates no code, and its plans have one form.
    pub(crate) fn named(name: &str) -> Self {
        match name {
            "extended" => Mode::Extended,
            "cost" => Mode::Cost,
            _ => Mode::Simple,
        }
    }
}

impl From<ExplainMode> for Mode {
    fn from(mode: ExplainMode) -> Self {
        match mode {
            ExplainMode::Extended => Mode::Extended,
            ExplainMode::Cost => Mode::Cost,
            ExplainMode::Unspecified | ExplainMode::Simple | ExplainMode::Codegen | ExplainMode::Formatted => {
                Mode::Simple
            }
        }
    }
}

pub(crate) async fn text(session: &Arc<Session>, node: &Arc<Node>, mode: Mode) -> Result<String> {
    let analyzed = Analyzed::new(session, node).await?;
    let planner = session.planner();
    let optimized = planner.optimize(&analyzed.plan).map_err(from_datafusion)?;
    let logical = analyzed.plan.display_indent().to_string();
    let names: Vec<String> =
        analyzed.columns.iter().map(|column| format!("{} as {}", column.id, column.name)).collect();
    let physical = analyzed.physical(session).await?;
    let physical = displayable(physical.as_ref()).indent(false).to_string();
    let shown = format!("== Physical Plan ==\n{physical}\n");
    Ok(match mode {
        Mode::Simple => shown,
        Mode::Cost => format!("== Optimized Logical Plan ==\n{}\n\n{shown}", optimized.display_indent()),
        Mode::Extended => format!(
            "== Parsed Logical Plan ==\n{logical}\n\n== Analyzed Logical Plan ==\n{}\n{logical}\n\n== Optimized Logical Plan ==\n{}\n\n{shown}",
            names.join(", "),
            optimized.display_indent(),
        ),
    })
}
