//! Crossing into JavaScript: promises, errors, memory and numbers. Knows napi, and of the core only results.

use std::collections::HashSet;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use arrow::buffer::Buffer;
use firesteel::{Error, runtime};
use futures::FutureExt;
use futures::future::{Either, select};
use napi::bindgen_prelude::{ArrayBuffer, BigInt, ClassInstance, JsObjectValue, Object, ToNapiValue};
use napi::{Env, JsDeferred, Status};
use napi_derive::napi;
use tokio::sync::watch;

use crate::failure;
use crate::layout::{Layout, Region};

/// An error to be thrown. Its reason is JSON, which the TypeScript turns into a `FiresteelError`.
pub fn thrown(error: &Error) -> napi::Error {
    napi::Error::new(Status::GenericFailure, failure::text(error))
}

/// A result of the core as one that JavaScript sees.
pub fn given<T>(result: firesteel::Result<T>) -> napi::Result<T> {
    result.map_err(|error| thrown(&error))
}

type Settle<V> = Box<dyn FnOnce(Env) -> napi::Result<V> + Send>;

/// Runs `work` on the core's runtime and gives a promise of it. `convert` makes the JavaScript value, on JavaScript's
/// thread. A pending promise keeps the process alive, the runtime does not; one that is pending when its worker ends
/// is let go of.
pub fn promise<'env, T: Send + 'static, V: ToNapiValue + 'static>(
    env: &'env Env,
    work: impl Future<Output = firesteel::Result<T>> + Send + 'static,
    convert: impl FnOnce(Env, T) -> napi::Result<V> + Send + 'static,
) -> napi::Result<Object<'env>> {
    let handle = given(runtime::handle())?;
    let (deferred, promise): (JsDeferred<V, Settle<V>>, Object<'env>) = env.create_deferred()?;
    handle.spawn(async move {
        match AssertUnwindSafe(work).catch_unwind().await {
            Ok(Ok(value)) => deferred.resolve(Box::new(move |env| convert(env, value))),
            Ok(Err(error)) => deferred.reject(thrown(&error)),
            Err(payload) => {
                deferred.reject(napi::Error::new(Status::GenericFailure, failure::panic_text(payload.as_ref())));
            }
        }
    });
    Ok(promise)
}

/// [`promise`] of a value that needs no conversion.
pub fn promise_of<'env, T: ToNapiValue + Send + 'static>(
    env: &'env Env,
    work: impl Future<Output = firesteel::Result<T>> + Send + 'static,
) -> napi::Result<Object<'env>> {
    promise(env, work, |_, value| Ok(value))
}

/// What an `AbortSignal` sets off: work that was started with it is dropped, which gives its operation up.
#[napi]
pub struct Cancellation(watch::Sender<bool>);

#[napi]
impl Cancellation {
    #[napi(constructor)]
    pub fn new() -> Self {
        Cancellation(watch::Sender::new(false))
    }

    #[napi]
    pub fn cancel(&self) {
        self.0.send_replace(true);
    }
}

/// `work`, unless it is cancelled first.
pub fn cancellable<T, W: Future<Output = firesteel::Result<T>> + Send>(
    token: Option<ClassInstance<'_, Cancellation>>,
    work: W,
) -> impl Future<Output = firesteel::Result<T>> + Send + use<T, W> {
    let receiver = token.map(|token| token.0.subscribe());
    async move {
        let Some(mut receiver) = receiver else { return work.await };
        let cancelled = async {
            // An error says that nobody can cancel any more.
            if receiver.wait_for(|is_cancelled| *is_cancelled).await.is_err() {
                futures::future::pending::<()>().await;
            }
        };
        match select(std::pin::pin!(work), std::pin::pin!(cancelled)).await {
            Either::Left((outcome, _)) => outcome,
            Either::Right(_) => Err(Error::cancelled()),
        }
    }
}

/// A BIGINT from JavaScript.
pub fn long(function: &str, argument: &str, value: &BigInt) -> napi::Result<i64> {
    match value.get_i64() {
        (value, true) => Ok(value),
        _ => Err(thrown(&Error::argument(function, argument, "it does not fit BIGINT"))),
    }
}

/// Where memory that JavaScript holds begins: an address may back only one of V8's array buffers at a time.
static HELD: LazyLock<Mutex<HashSet<usize>>> = LazyLock::new(Mutex::default);

/// A layout as `{regions, nodes}`. The regions are array buffers over the batch's own memory.
pub fn layout_object(env: &Env, layout: Layout) -> napi::Result<Object<'_>> {
    let regions = layout.regions.iter().map(|region| external(env, *region, &layout.owner));
    let regions = regions.collect::<napi::Result<Vec<_>>>()?;
    let mut object = Object::new(env)?;
    object.set_named_property("regions", regions)?;
    object.set_named_property("nodes", layout.nodes)?;
    Ok(object)
}

/// An array buffer over memory that `owner` keeps until JavaScript has let go of it. Where the host forbids that, or
/// the memory is in JavaScript's hands already, it is a copy.
pub fn external<'env>(env: &'env Env, region: Region, owner: &Arc<Vec<Buffer>>) -> napi::Result<ArrayBuffer<'env>> {
    let is_free = HELD.lock().unwrap_or_else(PoisonError::into_inner).insert(region.address);
    if !is_free {
        // SAFETY: the owner keeps the region.
        let bytes = unsafe { std::slice::from_raw_parts(region.address as *const u8, region.length) };
        return ArrayBuffer::copy_from(env, bytes);
    }
    let size = i64::try_from(region.length).unwrap_or(i64::MAX);
    let release = move |env: Env, (owner, address): (Arc<Vec<Buffer>>, usize)| {
        HELD.lock().unwrap_or_else(PoisonError::into_inner).remove(&address);
        drop(owner);
        // Only a hint to the collector: an environment that is going away may refuse it.
        let _ = env.adjust_external_memory(-size);
    };
    env.adjust_external_memory(size)?;
    // SAFETY: the owner, which `release` drops, keeps the region.
    unsafe {
        ArrayBuffer::from_external(
            env,
            region.address as *mut u8,
            region.length,
            (owner.clone(), region.address),
            release,
        )
    }
}
