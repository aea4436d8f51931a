//! `DataFrame`: what it is asked besides its rows, and where its rows are kept.

use firesteel::StorageLevel;
use napi::Env;
use napi::bindgen_prelude::{ClassInstance, Object};
use napi_derive::napi;

use crate::border::{cancellable, promise, promise_of};
use crate::dataframe::{DataFrame, Token};

/// Where rows are kept, as `lib/storage.ts` says it.
#[napi(object)]
pub struct Storage {
    pub use_disk: bool,
    pub use_memory: bool,
    pub use_off_heap: bool,
    pub deserialized: bool,
    pub replication: i32,
}

impl From<Storage> for StorageLevel {
    fn from(storage: Storage) -> Self {
        let Storage { use_disk, use_memory, use_off_heap, deserialized, replication } = storage;
        StorageLevel { use_disk, use_memory, use_off_heap, deserialized, replication }
    }
}

impl From<StorageLevel> for Storage {
    fn from(level: StorageLevel) -> Self {
        let StorageLevel { use_disk, use_memory, use_off_heap, deserialized, replication } = level;
        Storage { use_disk, use_memory, use_off_heap, deserialized, replication }
    }
}

#[napi]
impl DataFrame {
    #[napi]
    pub fn is_local<'env>(&self, env: &'env Env, token: Token<'_>) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        promise_of(env, cancellable(token, async move { input.is_local().await }))
    }

    #[napi]
    pub fn is_streaming<'env>(&self, env: &'env Env, token: Token<'_>) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        promise_of(env, cancellable(token, async move { input.is_streaming().await }))
    }

    #[napi]
    pub fn is_empty<'env>(&self, env: &'env Env, token: Token<'_>) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        promise_of(env, cancellable(token, async move { input.is_empty().await }))
    }

    #[napi]
    pub fn input_files<'env>(&self, env: &'env Env, token: Token<'_>) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        promise_of(env, cancellable(token, async move { input.input_files().await }))
    }

    #[napi]
    pub fn same_semantics<'env>(
        &self,
        env: &'env Env,
        other: ClassInstance<'_, DataFrame>,
        token: Token<'_>,
    ) -> napi::Result<Object<'env>> {
        let (input, other) = (self.0.clone(), other.0.clone());
        promise_of(env, cancellable(token, async move { input.same_semantics(&other).await }))
    }

    #[napi]
    pub fn semantic_hash<'env>(&self, env: &'env Env, token: Token<'_>) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        promise_of(env, cancellable(token, async move { input.semantic_hash().await }))
    }

    #[napi]
    pub fn persist<'env>(&self, env: &'env Env, level: Storage, token: Token<'_>) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        promise_of(env, cancellable(token, async move { input.persist(level.into()).await }))
    }

    #[napi]
    pub fn unpersist<'env>(&self, env: &'env Env, blocking: bool, token: Token<'_>) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        promise_of(env, cancellable(token, async move { input.unpersist(blocking).await }))
    }

    #[napi]
    pub fn storage_level<'env>(&self, env: &'env Env, token: Token<'_>) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        promise(env, cancellable(token, async move { input.storage_level().await }), |_, level| {
            Ok(Storage::from(level))
        })
    }

    #[napi]
    pub fn checkpoint<'env>(&self, env: &'env Env, is_eager: bool, token: Token<'_>) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        let work = cancellable(token, async move { input.checkpoint(is_eager).await });
        promise(env, work, |_, made| Ok(DataFrame(made)))
    }

    #[napi]
    pub fn local_checkpoint<'env>(
        &self,
        env: &'env Env,
        is_eager: bool,
        level: Option<Storage>,
        token: Token<'_>,
    ) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        let work =
            cancellable(token, async move { input.local_checkpoint(is_eager, level.map(StorageLevel::from)).await });
        promise(env, work, |_, made| Ok(DataFrame(made)))
    }
}
