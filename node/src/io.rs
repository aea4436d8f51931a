//! Readers and writers: what the TypeScript gathered becomes one call of the core.

use std::collections::HashMap;

use firesteel::{DataFrameReader, Error, MergeAction, MergeWhen, WriteModeV2};
use napi::Env;
use napi::bindgen_prelude::{ClassInstance, Object};
use napi_derive::napi;

use crate::border::{Cancellation, cancellable, given, promise_of, thrown};
use crate::column::{Column, Columns, inner};
use crate::dataframe::DataFrame;
use crate::session::Session;

type Token<'env> = Option<ClassInstance<'env, Cancellation>>;

/// What a reader reads.
#[napi]
pub enum Source {
    Files,
    Table,
    Changes,
    /// A database's table, in parts by conditions.
    Predicates,
}

/// How to read.
#[napi(object)]
pub struct Read {
    pub format: Option<String>,
    pub schema: Option<String>,
    pub options: HashMap<String, String>,
    pub is_streaming: bool,
    /// What a stream's source is called.
    pub name: Option<String>,
}

impl Read {
    fn reader(self, session: &firesteel::Session) -> DataFrameReader {
        let mut reader = session.read().options(self.options);
        if let Some(format) = self.format {
            reader = reader.format(format);
        }
        if let Some(schema) = self.schema {
            reader = reader.schema(schema);
        }
        if let Some(name) = self.name {
            reader = reader.source_name(name);
        }
        if self.is_streaming { reader.streaming() } else { reader }
    }
}

#[napi]
impl Session {
    /// `names` are paths, conditions, or one table.
    #[napi]
    pub fn read(&self, read: Read, source: Source, names: Vec<String>) -> napi::Result<DataFrame> {
        let reader = read.reader(&self.0);
        let table = || names.first().cloned().ok_or_else(|| thrown(&Error::internal("a table without a name")));
        Ok(DataFrame(match source {
            Source::Files => reader.load(names),
            Source::Predicates => reader.load_predicates(names),
            Source::Table => {
                given(reader.without_schema("table"))?;
                reader.table(table()?)
            }
            Source::Changes => {
                given(reader.without_schema("changes"))?;
                reader.changes(table()?)
            }
        }))
    }
}

/// What is written to.
#[napi]
pub enum Target {
    /// Files, or what the options name.
    Files,
    Table,
    /// A table that is there.
    Insert,
}

/// How to write.
#[napi(object)]
pub struct Write {
    pub format: Option<String>,
    pub mode: Option<String>,
    pub options: HashMap<String, String>,
    pub partitioning: Vec<String>,
    pub buckets: Option<i32>,
    pub bucketing: Vec<String>,
    pub sorting: Vec<String>,
    pub clustering: Vec<String>,
}

/// How to write to a table of a catalog.
#[napi(object)]
pub struct WriteV2 {
    pub provider: Option<String>,
    pub options: HashMap<String, String>,
    pub properties: HashMap<String, String>,
    pub clustering: Vec<String>,
}

/// What a write does with its table.
#[napi]
pub enum ModeV2 {
    Create,
    Replace,
    CreateOrReplace,
    Append,
    Overwrite,
    OverwritePartitions,
}

#[napi]
impl DataFrame {
    /// `name` is a path or a table; without it the options say what is written to.
    #[napi]
    pub fn write<'env>(
        &self,
        env: &'env Env,
        write: Write,
        target: Target,
        name: Option<String>,
        token: Token<'_>,
    ) -> napi::Result<Object<'env>> {
        let mut writer = self.0.write().options(write.options).partition_by(write.partitioning);
        writer = writer.sort_by(write.sorting).cluster_by(write.clustering);
        if let Some(mode) = write.mode {
            writer = writer.mode(given(mode.parse())?);
        }
        if let Some(format) = write.format {
            writer = writer.format(format);
        }
        if let Some(buckets) = write.buckets {
            writer = writer.bucket_by(buckets, write.bucketing);
        }
        let command = match (target, name) {
            (Target::Files, path) => writer.save_command(path),
            (Target::Table, Some(name)) => writer.table_command(name),
            (Target::Insert, Some(name)) => writer.insert_command(name),
            (_, None) => return Err(thrown(&Error::internal("a table without a name"))),
        };
        promise_of(env, cancellable(token, async move { command.run().await }))
    }

    #[napi]
    #[allow(clippy::too_many_arguments, reason = "columns cannot stand in an object")]
    pub fn write_v2<'env>(
        &self,
        env: &'env Env,
        table: String,
        write: WriteV2,
        partitioning: Columns<'_>,
        mode: ModeV2,
        condition: Option<ClassInstance<'_, Column>>,
        token: Token<'_>,
    ) -> napi::Result<Object<'env>> {
        let mut writer = self.0.write_to(table).options(write.options.into_iter().collect());
        writer = writer.table_properties(write.properties.into_iter().collect()).cluster_by(write.clustering);
        writer = writer.partitioned_by(inner(&partitioning));
        if let Some(provider) = write.provider {
            writer = writer.using(provider);
        }
        let mode = match (mode, condition) {
            (ModeV2::Create, None) => WriteModeV2::Create,
            (ModeV2::Replace, None) => WriteModeV2::Replace,
            (ModeV2::CreateOrReplace, None) => WriteModeV2::CreateOrReplace,
            (ModeV2::Append, None) => WriteModeV2::Append,
            (ModeV2::Overwrite, Some(condition)) => WriteModeV2::Overwrite(condition.0.clone()),
            (ModeV2::OverwritePartitions, None) => WriteModeV2::OverwritePartitions,
            _ => return Err(thrown(&Error::internal("a condition where there is none, or none where there is"))),
        };
        let command = writer.command(&mode);
        promise_of(env, cancellable(token, async move { command.run().await }))
    }

    #[napi]
    pub fn merge_into(&self, table: String, condition: ClassInstance<'_, Column>) -> MergeInto {
        MergeInto(self.0.merge_into(table, &condition.0))
    }
}

/// For which rows of a merge an action is.
#[napi]
pub enum MergeRows {
    Matched,
    NotMatched,
    NotMatchedBySource,
}

/// What is done with rows of a merge.
#[napi]
pub enum MergeKind {
    Delete,
    Insert,
    InsertAll,
    Update,
    UpdateAll,
}

/// A merge in the making.
#[napi]
pub struct MergeInto(firesteel::MergeInto);

#[napi]
impl MergeInto {
    /// The merge with one more action.
    #[napi]
    pub fn act(
        &self,
        rows: MergeRows,
        condition: Option<ClassInstance<'_, Column>>,
        kind: MergeKind,
        names: Vec<String>,
        values: Columns<'_>,
    ) -> MergeInto {
        let rows = match rows {
            MergeRows::Matched => MergeWhen::Matched,
            MergeRows::NotMatched => MergeWhen::NotMatched,
            MergeRows::NotMatchedBySource => MergeWhen::NotMatchedBySource,
        };
        let assignments = names.into_iter().zip(inner(&values)).collect();
        let action = match kind {
            MergeKind::Delete => MergeAction::Delete,
            MergeKind::Insert => MergeAction::Insert(assignments),
            MergeKind::InsertAll => MergeAction::InsertAll,
            MergeKind::Update => MergeAction::Update(assignments),
            MergeKind::UpdateAll => MergeAction::UpdateAll,
        };
        let condition = condition.map(|condition| condition.0.clone());
        MergeInto(self.0.clone().when(rows, condition.as_ref(), &action))
    }

    #[napi]
    pub fn with_schema_evolution(&self) -> MergeInto {
        MergeInto(self.0.clone().with_schema_evolution())
    }

    #[napi]
    pub fn run<'env>(&self, env: &'env Env, token: Token<'_>) -> napi::Result<Object<'env>> {
        let command = self.0.command();
        promise_of(env, cancellable(token, async move { command.run().await }))
    }
}
