//! `DataFrameWriterV2`, `MergeIntoWriter` and its parts.

use firesteel::{Column, DataFrameWriterV2, MergeInto, Wait, WhenMatched, WhenNotMatched, WhenNotMatchedBySource};

use crate::Answer;
use crate::arguments::Arguments;
use crate::value::{Failure, Value};

pub fn call(writer: &DataFrameWriterV2, name: &str, arguments: &Arguments) -> Option<Answer> {
    let pair = || (arguments.text(0, "key"), arguments.required(1, "value").text());
    let chained = writer.clone();
    let done = match name {
        "using" => return Some(Ok(Value::TableWriter(chained.using(arguments.text(0, "provider"))))),
        "option" => {
            let (key, value) = pair();
            return Some(Ok(Value::TableWriter(chained.option(key, value))));
        }
        "tableProperty" => {
            let (key, value) = (arguments.text(0, "property"), arguments.text(1, "value"));
            return Some(Ok(Value::TableWriter(chained.table_property(key, value))));
        }
        "partitionedBy" => return Some(Ok(Value::TableWriter(chained.partitioned_by(arguments.columns(0))))),
        "create" => writer.create().wait(),
        "replace" => writer.replace().wait(),
        "createOrReplace" => writer.create_or_replace().wait(),
        "append" => writer.append().wait(),
        "overwrite" => writer.overwrite(&arguments.required(0, "condition").column()).wait(),
        "overwritePartitions" => writer.overwrite_partitions().wait(),
        _ => return None,
    };
    Some(done.map(Into::into).map_err(Failure::Raised))
}

pub fn call_merge(merge: &MergeInto, name: &str, arguments: &Arguments) -> Option<Answer> {
    let condition = || arguments.optional(0, "condition").map(|condition| condition.column());
    let chained = merge.clone();
    Some(Ok(match name {
        "whenMatched" => Value::WhenMatched(chained.when_matched(condition())),
        "whenNotMatched" => Value::WhenNotMatched(chained.when_not_matched(condition())),
        "whenNotMatchedBySource" => Value::WhenNotMatchedBySource(chained.when_not_matched_by_source(condition())),
        "withSchemaEvolution" => Value::Merge(chained.with_schema_evolution()),
        "merge" => return Some(merge.merge().wait().map(Into::into).map_err(Failure::Raised)),
        _ => return None,
    }))
}

fn assignments(arguments: &Arguments) -> Vec<(String, Column)> {
    let entries = arguments.required(0, "assignments").entries();
    entries.iter().map(|(name, column)| (name.text(), column.column())).collect()
}

pub fn call_matched(when: &WhenMatched, name: &str, arguments: &Arguments) -> Option<Answer> {
    let when = when.clone();
    Some(Ok(Value::Merge(match name {
        "updateAll" => when.update_all(),
        "update" => when.update(assignments(arguments)),
        "delete" => when.delete(),
        _ => return None,
    })))
}

pub fn call_not_matched(when: &WhenNotMatched, name: &str, arguments: &Arguments) -> Option<Answer> {
    let when = when.clone();
    Some(Ok(Value::Merge(match name {
        "insertAll" => when.insert_all(),
        "insert" => when.insert(assignments(arguments)),
        _ => return None,
    })))
}

pub fn call_not_matched_by_source(when: &WhenNotMatchedBySource, name: &str, arguments: &Arguments) -> Option<Answer> {
    let when = when.clone();
    Some(Ok(Value::Merge(match name {
        "updateAll" => when.update_all(),
        "update" => when.update(assignments(arguments)),
        "delete" => when.delete(),
        _ => return None,
    })))
}
