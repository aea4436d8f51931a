//! Which fields of which message hold input relations: the one table of it, for taking messages apart and for putting
//! their bytes together.

use crate::spark::connect::command::CommandType;
use crate::spark::connect::relation::RelType;
use crate::spark::connect::{self as proto};

/// Writes [`fields`] and [`take`] from rows `Variant { field = number, ... }`. Every variant is named, so a relation that
/// a new Spark adds stops the build here.
macro_rules! inputs {
    ($($variant:ident { $($field:ident = $number:literal),* })*) => {
        /// The numbers of the fields that hold input relations, in the order a reader expects (`left` before `right`).
        /// The last one may repeat in `WithRelations`.
        pub(super) fn fields(rel_type: &RelType) -> &'static [u32] {
            match rel_type {
                $(RelType::$variant(_) => &[$($number),*],)*
                RelType::WithRelations(_) => &[1, 2],
            }
        }

        /// Takes the input relations out of a message, with the numbers of their fields.
        pub(super) fn take(rel_type: &mut RelType) -> Vec<(u32, proto::Relation)> {
            match rel_type {
                $(RelType::$variant(message) => {
                    let _ = &message;
                    [$(($number, message.$field.take())),*]
                        .into_iter()
                        .filter_map(|(number, input): (u32, Option<Box<proto::Relation>>)| Some((number, *input?)))
                        .collect()
                })*
                RelType::WithRelations(message) => {
                    let root = message.root.take().map(|root| (1, *root));
                    let references = std::mem::take(&mut message.references).into_iter().map(|reference| (2, reference));
                    root.into_iter().chain(references).collect()
                }
            }
        }
    };
}

inputs! {
    Read {}
    Project { input = 1 }
    Filter { input = 1 }
    Join { left = 1, right = 2 }
    SetOp { left_input = 1, right_input = 2 }
    Sort { input = 1 }
    Limit { input = 1 }
    Aggregate { input = 1 }
    Sql {}
    LocalRelation {}
    Sample { input = 1 }
    Offset { input = 1 }
    Deduplicate { input = 1 }
    Range {}
    SubqueryAlias { input = 1 }
    Repartition { input = 1 }
    ToDf { input = 1 }
    WithColumnsRenamed { input = 1 }
    ShowString { input = 1 }
    Drop { input = 1 }
    Tail { input = 1 }
    WithColumns { input = 1 }
    Hint { input = 1 }
    Unpivot { input = 1 }
    ToSchema { input = 1 }
    RepartitionByExpression { input = 1 }
    MapPartitions { input = 1 }
    CollectMetrics { input = 1 }
    Parse { input = 1 }
    GroupMap { input = 1, initial_input = 5 }
    CoGroupMap { input = 1, other = 3 }
    WithWatermark { input = 1 }
    ApplyInPandasWithState { input = 1 }
    HtmlString { input = 1 }
    CachedLocalRelation {}
    CachedRemoteRelation {}
    CommonInlineUserDefinedTableFunction {}
    AsOfJoin { left = 1, right = 2 }
    CommonInlineUserDefinedDataSource {}
    Transpose { input = 1 }
    UnresolvedTableValuedFunction {}
    LateralJoin { left = 1, right = 2 }
    ChunkedCachedLocalRelation {}
    RelationChanges {}
    NearestByJoin { left = 1, right = 2 }
    Zip { left = 1, right = 2 }
    FillNa { input = 1 }
    DropNa { input = 1 }
    Replace { input = 1 }
    Summary { input = 1 }
    Crosstab { input = 1 }
    Describe { input = 1 }
    Cov { input = 1 }
    Corr { input = 1 }
    ApproxQuantile { input = 1 }
    FreqItems { input = 1 }
    SampleBy { input = 1 }
    Catalog {}
    MlRelation {}
    Extension {}
    Unknown {}
}

/// The number of the field that holds a command's input relation. Commands of streaming, ML and pipelines keep theirs
/// inside the message.
pub(super) fn command_field(command: &CommandType) -> Option<u32> {
    match command {
        CommandType::WriteOperation(_)
        | CommandType::CreateDataframeView(_)
        | CommandType::WriteOperationV2(_)
        | CommandType::CheckpointCommand(_)
        | CommandType::WriteStreamOperationStart(_) => Some(1),
        CommandType::MergeIntoTableCommand(_) => Some(2),
        CommandType::SqlCommand(_) => Some(6),
        CommandType::RegisterFunction(_)
        | CommandType::StreamingQueryCommand(_)
        | CommandType::GetResourcesCommand(_)
        | CommandType::StreamingQueryManagerCommand(_)
        | CommandType::RegisterTableFunction(_)
        | CommandType::StreamingQueryListenerBusCommand(_)
        | CommandType::RegisterDataSource(_)
        | CommandType::CreateResourceProfileCommand(_)
        | CommandType::RemoveCachedRemoteRelationCommand(_)
        | CommandType::MlCommand(_)
        | CommandType::ExecuteExternalCommand(_)
        | CommandType::PipelineCommand(_)
        | CommandType::Extension(_) => None,
    }
}

/// Takes the input relation out of a command.
pub(super) fn take_from_command(command: &mut CommandType) -> Option<proto::Relation> {
    match command {
        CommandType::WriteOperation(message) => message.input.take(),
        CommandType::CreateDataframeView(message) => message.input.take(),
        CommandType::WriteOperationV2(message) => message.input.take(),
        CommandType::CheckpointCommand(message) => message.relation.take(),
        CommandType::WriteStreamOperationStart(message) => message.input.take(),
        CommandType::MergeIntoTableCommand(message) => message.source_table_plan.take(),
        CommandType::SqlCommand(message) => message.input.take(),
        CommandType::RegisterFunction(_)
        | CommandType::StreamingQueryCommand(_)
        | CommandType::GetResourcesCommand(_)
        | CommandType::StreamingQueryManagerCommand(_)
        | CommandType::RegisterTableFunction(_)
        | CommandType::StreamingQueryListenerBusCommand(_)
        | CommandType::RegisterDataSource(_)
        | CommandType::CreateResourceProfileCommand(_)
        | CommandType::RemoveCachedRemoteRelationCommand(_)
        | CommandType::MlCommand(_)
        | CommandType::ExecuteExternalCommand(_)
        | CommandType::PipelineCommand(_)
        | CommandType::Extension(_) => None,
    }
}
