//! [`Observation`]: metrics that are computed while a DataFrame runs. Spark: `Observation`.

use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use arrow::array::RecordBatch;
use arrow::datatypes::Schema;
use firesteel_protocol::spark::connect::execute_plan_response::ObservedMetrics;
use firesteel_protocol::{Error, Kind, Result};

use crate::{Column, DataFrame, rows};

/// Takes the metrics of one DataFrame each time an action has run over it. Cheap to clone: clones are the same
/// observation.
#[derive(Clone)]
pub struct Observation(Arc<Shared>);

struct Shared {
    name: String,
    /// The plan id of the relation that observes, once there is one.
    plan_id: OnceLock<Option<i64>>,
    metrics: Mutex<Option<ObservedMetrics>>,
}

impl Observation {
    /// An observation with a name of its own.
    pub fn new() -> Self {
        Observation::named(uuid::Uuid::new_v4().to_string())
    }

    fn named(name: String) -> Self {
        Observation(Arc::new(Shared { name, plan_id: OnceLock::new(), metrics: Mutex::default() }))
    }

    /// An observation with a name, which must not be empty.
    pub fn with_name(name: impl Into<String>) -> Result<Self> {
        let name = name.into();
        if name.is_empty() {
            return Err(Error::argument("Observation", "name", "it is empty"));
        }
        Ok(Observation::named(name))
    }

    /// The name under which the metrics travel.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The DataFrame with the aggregates `metrics` computed along the way. An observation serves one DataFrame: for a
    /// second one it raises `REUSE_OBSERVATION`. A stream is refused with `UNSUPPORTED_OPERATION`.
    pub async fn observe(&self, frame: &DataFrame, metrics: impl IntoIterator<Item = Column>) -> Result<DataFrame> {
        let metrics: Vec<Column> = metrics.into_iter().collect();
        if frame.is_streaming().await? {
            return Err(Error::unsupported("Streaming DataFrame with Observation"));
        }
        let observed = frame.observe(self.name(), metrics);
        if self.0.plan_id.set(observed.node().plan_id()).is_err() {
            return Err(Error::new(Kind::Runtime, "REUSE_OBSERVATION", &[] as &[(&str, &str)]));
        }
        frame.session().observations().add(&self.0);
        Ok(observed)
    }

    /// The metrics as one row, in the order in which they were given; no row and no column before an action has run.
    /// Raises `NO_OBSERVE_BEFORE_GET` when no DataFrame is observed.
    pub fn get(&self) -> Result<RecordBatch> {
        if self.0.plan_id.get().is_none() {
            return Err(Error::new(Kind::Runtime, "NO_OBSERVE_BEFORE_GET", &[] as &[(&str, &str)]));
        }
        let metrics = self.0.metrics.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(metrics) = metrics else { return Ok(RecordBatch::new_empty(Arc::new(Schema::empty()))) };
        if let Some(failure) = failure(&metrics) {
            return Err(failure);
        }
        rows::row(metrics.keys.iter().map(String::as_str).zip(&metrics.values), "UTC")
    }
}

impl Default for Observation {
    fn default() -> Self {
        Observation::new()
    }
}

/// Why the metrics could not be computed.
fn failure(metrics: &ObservedMetrics) -> Option<Error> {
    let root = usize::try_from(metrics.root_error_idx?).ok()?;
    let error = metrics.errors.get(root)?;
    let thrown = error.spark_throwable.as_ref().and_then(|thrown| thrown.error_class.clone());
    Some(Error::foreign(Kind::Runtime, thrown.as_deref(), error.message.clone()))
}

/// The observations of a session's DataFrames.
#[derive(Default)]
pub(crate) struct Observations(Mutex<Vec<Weak<Shared>>>);

impl Observations {
    fn add(&self, observation: &Arc<Shared>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|known| known.strong_count() > 0);
        known.push(Arc::downgrade(observation));
    }

    /// Hands metrics to the observation that they are of: its name, and the relation where names repeat.
    pub(crate) fn tell(&self, metrics: &ObservedMetrics) {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let named: Vec<Arc<Shared>> =
            known.iter().filter_map(Weak::upgrade).filter(|known| known.name == metrics.name).collect();
        drop(known);
        for observation in &named {
            let is_its = observation.plan_id.get().copied().flatten() == Some(metrics.plan_id);
            if is_its || named.len() == 1 {
                *observation.metrics.lock().unwrap_or_else(PoisonError::into_inner) = Some(metrics.clone());
            }
        }
    }
}
