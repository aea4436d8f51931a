//! What a running plan can tell: how far it has come, and at the end what its operators counted. Spark:
//! `ExecuteThreadRunner`'s progress, `MetricGenerator`.

use std::collections::BTreeMap;
use std::sync::Arc;

use datafusion::physical_plan::ExecutionPlan;
use datafusion::physical_plan::metrics::{MetricValue, MetricsSet};
use firesteel_protocol::spark::connect::execute_plan_response::execution_progress::StageInfo;
use firesteel_protocol::spark::connect::execute_plan_response::metrics::{MetricObject, MetricValue as Shown};
use firesteel_protocol::spark::connect::execute_plan_response::{ExecutionProgress, Metrics};

/// Which counts are told, what Spark calls them, and how they are to be read.
const COUNTS: &[(&str, &str, &str, &str)] = &[
    ("output_rows", "numOutputRows", "number of output rows", "sum"),
    ("elapsed_compute", "elapsedCompute", "time in operator", "nsTiming"),
    ("bytes_scanned", "filesSize", "size of files read", "size"),
    ("spilled_bytes", "spillSize", "spill size", "size"),
];

/// What each operator counted, the plan's root first.
pub(super) fn metrics(plan: &Arc<dyn ExecutionPlan>) -> Metrics {
    let mut metrics = Vec::new();
    let mut open = vec![(Arc::clone(plan), 0)];
    while let Some((node, parent)) = open.pop() {
        let plan_id = metrics.len() as i64;
        let counted = node.metrics().map(|counted| counts(&counted)).unwrap_or_default();
        metrics.push(MetricObject { name: node.name().to_string(), plan_id, parent, execution_metrics: counted });
        open.extend(node.children().into_iter().rev().map(|child| (Arc::clone(child), plan_id)));
    }
    Metrics { metrics }
}

fn counts(counted: &MetricsSet) -> BTreeMap<String, Shown> {
    let sum = |name: &str| counted.sum(|metric| metric.value().name() == name).map(|value| value.as_usize());
    let told = COUNTS.iter().filter_map(|(ours, key, name, metric_type)| {
        let value = i64::try_from(sum(ours)?).ok()?;
        Some(((*key).to_string(), Shown { name: (*name).to_string(), value, metric_type: (*metric_type).to_string() }))
    });
    told.collect()
}

/// How many of the partitions that are read have been read to their end, as the tasks of one stage.
pub(super) fn progress(plan: &Arc<dyn ExecutionPlan>) -> ExecutionProgress {
    let (mut tasks, mut completed, mut bytes) = (0, 0, 0);
    let mut open = vec![Arc::clone(plan)];
    while let Some(node) = open.pop() {
        let children = node.children();
        open.extend(children.iter().map(|child| Arc::clone(child)));
        if !children.is_empty() {
            continue;
        }
        tasks += node.properties().partitioning.partition_count() as i64;
        let counted = node.metrics().unwrap_or_default();
        let has_ended = |value: &MetricValue| matches!(value, MetricValue::EndTimestamp(end) if end.value().is_some());
        completed += counted.iter().filter(|metric| has_ended(metric.value())).count() as i64;
        let read = counted.sum(|metric| metric.value().name() == "bytes_scanned");
        bytes += read.and_then(|bytes| i64::try_from(bytes.as_usize()).ok()).unwrap_or(0);
    }
    let completed = completed.min(tasks);
    let stage = StageInfo {
        stage_id: 0,
        num_tasks: tasks,
        num_completed_tasks: completed,
        input_bytes_read: bytes,
        done: completed == tasks,
    };
    ExecutionProgress { stages: vec![stage], num_inflight_tasks: tasks - completed }
}
