//! What a DataFrame is asked besides its rows, where its rows are kept, and its rows as one Arrow stream.

use std::sync::Arc;

use arrow::ffi_stream::FFI_ArrowArrayStream;
use firesteel::{Result, StorageLevel, Wait, export_stream};
use futures::FutureExt;

use crate::call::{Call, boundary};
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::session::firesteel_session;
use crate::texts::firesteel_texts;

/// Where rows are kept. Spark's `StorageLevel`; what is no number is 0 or 1.
#[repr(C)]
pub struct firesteel_storage_level {
    /// Set by the caller to `sizeof(firesteel_storage_level)`.
    pub struct_size: u32,
    pub use_disk: i32,
    pub use_memory: i32,
    pub use_off_heap: i32,
    pub deserialized: i32,
    /// How many copies there are.
    pub replication: i32,
}

impl Call {
    /// A storage level; none for NULL.
    pub fn storage_level(&self, level: *const firesteel_storage_level) -> Result<Option<StorageLevel>> {
        if level.is_null() {
            return Ok(None);
        }
        self.sized(level.cast_mut())?;
        // SAFETY: the caller passes a structure of the size that it tells.
        let level = unsafe { &*level };
        Ok(Some(StorageLevel {
            use_disk: level.use_disk != 0,
            use_memory: level.use_memory != 0,
            use_off_heap: level.use_off_heap != 0,
            deserialized: level.deserialized != 0,
            replication: level.replication,
        }))
    }
}

/// The names of the columns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_columns(
    dataframe: *const firesteel_dataframe,
    out: *mut firesteel_texts,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_columns, error, |call| {
        call.give_texts(out, call.dataframe(dataframe)?.columns().wait()?)
    })
}

/// The names of the columns and their types as SQL writes them, in turn.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_dtypes(
    dataframe: *const firesteel_dataframe,
    out: *mut firesteel_texts,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_dtypes, error, |call| {
        let types = call.dataframe(dataframe)?.dtypes().wait()?;
        call.give_texts(out, types.into_iter().flat_map(|(name, data_type)| [name, data_type]))
    })
}

/// The files that the rows come from, as far as they are known.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_input_files(
    dataframe: *const firesteel_dataframe,
    out: *mut firesteel_texts,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_input_files, error, |call| {
        call.give_texts(out, call.dataframe(dataframe)?.input_files().wait()?)
    })
}

/// Whether the rows can be had without running anything elsewhere: 0 or 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_is_local(
    dataframe: *const firesteel_dataframe,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_is_local, error, |call| {
        call.place(out)?;
        call.put(out, i32::from(call.dataframe(dataframe)?.is_local().wait()?))
    })
}

/// Whether the rows come from a stream: 0 or 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_is_streaming(
    dataframe: *const firesteel_dataframe,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_is_streaming, error, |call| {
        call.place(out)?;
        call.put(out, i32::from(call.dataframe(dataframe)?.is_streaming().wait()?))
    })
}

/// Whether there is no row: 0 or 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_is_empty(
    dataframe: *const firesteel_dataframe,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_is_empty, error, |call| {
        call.place(out)?;
        call.put(out, i32::from(call.dataframe(dataframe)?.is_empty().wait()?))
    })
}

/// Whether the rows are kept once they are computed: 0 or 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_is_cached(
    dataframe: *const firesteel_dataframe,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_is_cached, error, |call| {
        call.place(out)?;
        call.put(out, i32::from(call.dataframe(dataframe)?.is_cached().wait()?))
    })
}

/// Whether both plans, simplified, are one and so give the same rows: 0 or 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_same_semantics(
    dataframe: *const firesteel_dataframe,
    other: *const firesteel_dataframe,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_same_semantics, error, |call| {
        call.place(out)?;
        call.put(out, i32::from(call.dataframe(dataframe)?.same_semantics(call.dataframe(other)?).wait()?))
    })
}

/// A hash that plans of the same semantics share.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_semantic_hash(
    dataframe: *const firesteel_dataframe,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_semantic_hash, error, |call| {
        call.place(out)?;
        call.put(out, call.dataframe(dataframe)?.semantic_hash().wait()?)
    })
}

/// The session that the DataFrame runs in.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_spark_session(
    dataframe: *const firesteel_dataframe,
    out: *mut *mut firesteel_session,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_spark_session, error, |call| {
        call.give(out, firesteel_session::of(call.dataframe(dataframe)?.session().clone()))
    })
}

/// Keeps the rows once they are computed, in memory and on disk when `level` is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_persist(
    dataframe: *const firesteel_dataframe,
    level: *const firesteel_storage_level,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_persist, error, |call| {
        let level = call.storage_level(level)?.unwrap_or(StorageLevel::MEMORY_AND_DISK_DESER);
        call.dataframe(dataframe)?.persist(level).wait()
    })
}

/// Lets go of the rows that were kept; before it returns when `blocking` is not 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_unpersist(
    dataframe: *const firesteel_dataframe,
    blocking: i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_unpersist, error, |call| {
        call.dataframe(dataframe)?.unpersist(blocking != 0).wait()
    })
}

/// Where the rows are kept; nowhere when they are not.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_storage_level(
    dataframe: *const firesteel_dataframe,
    out: *mut firesteel_storage_level,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_storage_level, error, |call| {
        call.sized(out)?;
        let level = call.dataframe(dataframe)?.storage_level().wait()?;
        let told = firesteel_storage_level {
            struct_size: size_of::<firesteel_storage_level>() as u32,
            use_disk: i32::from(level.use_disk),
            use_memory: i32::from(level.use_memory),
            use_off_heap: i32::from(level.use_off_heap),
            deserialized: i32::from(level.deserialized),
            replication: level.replication,
        };
        call.put(out, told)
    })
}

/// The DataFrame cut off from what it was computed of, its rows kept in the checkpoint folder until the session ends. They are
/// computed now when `eager` is not 0, or else at the first use.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_checkpoint(
    dataframe: *const firesteel_dataframe,
    eager: i32,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_checkpoint, error, |call| {
        call.place(out)?;
        call.give(out, call.dataframe(dataframe)?.checkpoint(eager != 0).wait()?.into())
    })
}

/// `firesteel_dataframe_checkpoint` with the rows kept where they were computed, as `level` says, or as the backend likes when
/// it is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_local_checkpoint(
    dataframe: *const firesteel_dataframe,
    eager: i32,
    level: *const firesteel_storage_level,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_local_checkpoint, error, |call| {
        call.place(out)?;
        let level = call.storage_level(level)?;
        call.give(out, call.dataframe(dataframe)?.local_checkpoint(eager != 0, level).wait()?.into())
    })
}

/// Starts the DataFrame and gives its rows as an Arrow stream. Releasing the stream before its end gives the operation up.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_collect_stream(
    dataframe: *const firesteel_dataframe,
    out: *mut FFI_ArrowArrayStream,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_collect_stream, error, |call| {
        call.place(out)?;
        let operation = Arc::new(call.dataframe(dataframe)?.execute().wait()?);
        call.put(out, export_stream(Box::new(move || async move { Ok(operation) }.boxed()), None))
    })
}
