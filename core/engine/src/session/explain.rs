//! Plans as text, under Spark's headings. The nodes are the engine's own.

use std::sync::Arc;

use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::error::Result as DataFusionResult;
use datafusion::physical_plan::coop::CooperativeExec;
use datafusion::physical_plan::statistics::{StatisticsArgs, StatisticsContext};
use datafusion::physical_plan::{ExecutionPlan, displayable};
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
    let size = size(physical.as_ref())?;
    let shown = physical.transform_up(uncovered).map_err(from_datafusion)?.data;
    let physical = displayable(shown.as_ref()).indent(false).to_string();
    let shown = format!("== Physical Plan ==\n{physical}\n");
    Ok(match mode {
        Mode::Simple => shown,
        Mode::Cost => {
            let optimized = optimized.display_indent().to_string();
            let (top, below) = optimized.split_once('\n').map_or((optimized.as_str(), ""), |(top, below)| (top, below));
            format!("== Optimized Logical Plan ==\n{top}, {size}\n{below}\n\n{shown}")
        }
        Mode::Extended => format!(
            "== Parsed Logical Plan ==\n{logical}\n\n== Analyzed Logical Plan ==\n{}\n{logical}\n\n== Optimized Logical Plan ==\n{}\n\n{shown}",
            names.join(", "),
            optimized.display_indent(),
        ),
    })
}

/// What a plan is expected to give, as Spark writes it. Spark: `Statistics.simpleString`.
fn size(plan: &dyn ExecutionPlan) -> Result<String> {
    let statistics = StatisticsContext::new().compute(plan, &StatisticsArgs::new()).map_err(from_datafusion)?;
    // Spark takes what is not known for as large as can be.
    let bytes = statistics.total_byte_size.get_value().map_or_else(|| "8.0 EiB".to_string(), |bytes| in_units(*bytes));
    let rows = statistics.num_rows.get_value().map(|rows| format!(", rowCount={rows}")).unwrap_or_default();
    Ok(format!("Statistics(sizeInBytes={bytes}{rows})"))
}

/// Spark: `Utils.bytesToString`.
fn in_units(bytes: usize) -> String {
    const UNITS: [(&str, u64); 5] =
        [("PiB", 1 << 50), ("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)];
    let found = UNITS.iter().find(|(_, size)| bytes as u64 >= 2 * size);
    found.map_or_else(|| format!("{bytes}.0 B"), |(unit, size)| format!("{:.1} {unit}", bytes as f64 / *size as f64))
}

/// The plan without the nodes that only let go of their thread now and then.
fn uncovered(node: Arc<dyn ExecutionPlan>) -> DataFusionResult<Transformed<Arc<dyn ExecutionPlan>>> {
    match node.downcast_ref::<CooperativeExec>() {
        Some(cover) => Ok(Transformed::yes(Arc::clone(cover.input()))),
        None => Ok(Transformed::no(node)),
    }
}
