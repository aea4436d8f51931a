//! [`firesteel_observation`]: metrics that are computed while a DataFrame runs. Spark: `Observation`.

use std::ffi::c_char;

use arrow::array::RecordBatchIterator;
use arrow::error::ArrowError;
use arrow::ffi_stream::FFI_ArrowArrayStream;
use firesteel::{Observation, Wait};

use crate::call::boundary;
use crate::column::firesteel_column;
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::handle::{self, Handle};

/// The metrics of one DataFrame.
pub struct firesteel_observation(Observation);

impl Handle for firesteel_observation {
    const NAME: &'static str = "observation";
}

/// Makes an observation. NULL gives it a name of its own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_observation_new(
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_observation,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_observation_new, error, |call| {
        let observation = match call.optional_text("name", name, name_length)? {
            Some(name) => Observation::with_name(name)?,
            None => Observation::new(),
        };
        call.give(out, firesteel_observation(observation))
    })
}

/// One more owner of the handle, which is returned. NULL stays NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_observation_ref(handle: *const firesteel_observation) -> *mut firesteel_observation {
    // SAFETY: the caller owns a reference to the handle, or passes NULL.
    unsafe { handle::share(handle) }
}

/// One owner of the handle less; the last takes the object away. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_observation_free(handle: *mut firesteel_observation) {
    // SAFETY: the caller gives back a reference that it owns, or passes NULL.
    unsafe { handle::free(handle) }
}

/// The DataFrame with the aggregates `metrics` computed along the way. An observation serves one DataFrame; a stream is
/// refused.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_observation_observe(
    observation: *const firesteel_observation,
    dataframe: *const firesteel_dataframe,
    metrics: *const *const firesteel_column,
    metric_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_observation_observe, error, |call| {
        call.place(out)?;
        let observation = &call.handle(observation)?.0;
        let metrics = call.columns("metrics", metrics, metric_count)?;
        call.give(out, observation.observe(call.dataframe(dataframe)?, metrics).wait()?.into())
    })
}

/// The metrics as a stream of one row, in the order in which they were given; no row and no column before an action has
/// run.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_observation_get(
    observation: *const firesteel_observation,
    out: *mut FFI_ArrowArrayStream,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_observation_get, error, |call| {
        call.place(out)?;
        let row = call.handle(observation)?.0.get()?;
        let schema = row.schema();
        let rows = (row.num_rows() > 0).then_some(Ok::<_, ArrowError>(row));
        call.put(out, FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(rows, schema))))
    })
}
