//! `DataFrame`, and the levels of `StorageLevel`.

use std::str::FromStr;

use firesteel::{Column, DataFrame, Dropped, ExplainMode, JoinType, NearestBy, On, StorageLevel, Wait};

use crate::Answer;
use crate::arguments::Arguments;
use crate::rows::rows;
use crate::value::{Failure, Value};

pub fn call(frame: &DataFrame, name: &str, arguments: &Arguments) -> Option<Answer> {
    if let Some(made) = made(frame, name, arguments).or_else(|| combined(frame, name, arguments)) {
        return Some(Ok(made.into()));
    }
    asked(frame, name, arguments).or_else(|| kept(frame, name, arguments)).or_else(|| other(frame, name, arguments))
}

fn other(frame: &DataFrame, name: &str, arguments: &Arguments) -> Option<Answer> {
    Some(match name {
        "__getitem__" => item(frame, arguments),
        "colRegex" => Ok(frame.col_regex(arguments.text(0, "colName")).into()),
        "metadataColumn" => Ok(frame.metadata_column(arguments.text(0, "colName")).into()),
        "scalar" => Ok(frame.scalar().into()),
        "exists" => Ok(frame.exists().into()),
        "groupBy" | "groupby" => Ok(Value::Grouped(frame.group_by(arguments.columns(0)))),
        "rollup" => Ok(Value::Grouped(frame.rollup(arguments.columns(0)))),
        "cube" => Ok(Value::Grouped(frame.cube(arguments.columns(0)))),
        "groupingSets" => {
            let sets = arguments.required(0, "groupingSets").items();
            let sets: Vec<Vec<Column>> =
                sets.iter().map(|set| set.items().iter().map(Value::column).collect()).collect();
            Ok(Value::Grouped(frame.grouping_sets(sets, arguments.columns(1))))
        }
        "na" => Ok(Value::Na(frame.na())),
        "stat" => Ok(Value::Stat(frame.stat())),
        "dropna" => return crate::na::call(&frame.na(), "drop", arguments),
        "fillna" => return crate::na::call(&frame.na(), "fill", arguments),
        "replace" => return crate::na::call(&frame.na(), "replace", arguments),
        "approxQuantile" | "corr" | "cov" | "crosstab" | "freqItems" | "sampleBy" => {
            return crate::stat::call(&frame.stat(), name, arguments);
        }
        "observe" => {
            let metrics = arguments.columns(1);
            match arguments.required(0, "observation") {
                Value::Observation(observation) => {
                    observation.observe(frame, metrics).wait().map(Into::into).map_err(Into::into)
                }
                name => Ok(frame.observe(name.text(), metrics).into()),
            }
        }
        "writeTo" => Ok(Value::TableWriter(frame.write_to(arguments.text(0, "table")))),
        "mergeInto" => {
            let (table, condition) = (arguments.text(0, "table"), arguments.required(1, "condition").column());
            Ok(Value::Merge(frame.merge_into(table, &condition)))
        }
        "writeStream" => Ok(Value::StreamWriter(frame.write_stream())),
        "write" => Ok(Value::Writer(frame.write())),
        "sparkSession" => Ok(Value::Session(frame.session().clone())),
        "join" => join(frame, arguments),
        "lateralJoin" => lateral_join(frame, arguments),
        "nearestByJoin" => nearest_by_join(frame, arguments),
        "randomSplit" => {
            let weights = arguments.required(0, "weights").items();
            let weights: Vec<f64> = weights.iter().map(Value::float).collect();
            let seed = arguments.optional(1, "seed").map(|seed| seed.int());
            frame.random_split(&weights, seed).map(Into::into).map_err(Into::into)
        }
        "to" => {
            let schema = frame.session().parse_ddl(arguments.text(0, "schema")).wait();
            schema.map(|schema| frame.to_schema(schema).into()).map_err(Into::into)
        }
        _ => return None,
    })
}

/// Members that only make another DataFrame.
fn made(frame: &DataFrame, name: &str, arguments: &Arguments) -> Option<DataFrame> {
    Some(match name {
        "select" => frame.select(arguments.columns(0)),
        "selectExpr" => frame.select_expr(arguments.texts(0)),
        "filter" | "where" => match arguments.required(0, "condition") {
            Value::Text(condition) => frame.filter_expr(condition),
            condition => frame.filter(condition.column()),
        },
        "agg" => frame.agg(aggregates(arguments)),
        "withColumn" => frame.with_column(&arguments.text(0, "colName"), arguments.required(1, "col").column()),
        "withColumns" => {
            let columns = arguments.required(0, "colsMap").entries();
            let columns: Vec<_> = columns.iter().map(|(name, column)| (name.text(), column.column())).collect();
            frame.with_columns(columns.iter().map(|(name, column)| (name.as_str(), column.clone())))
        }
        "withColumnRenamed" => frame.with_column_renamed(&arguments.text(0, "existing"), &arguments.text(1, "new")),
        "withColumnsRenamed" => {
            let names = arguments.required(0, "colsMap").entries();
            let names: Vec<_> = names.iter().map(|(old, new)| (old.text(), new.text())).collect();
            frame.with_columns_renamed(names.iter().map(|(old, new)| (old.as_str(), new.as_str())))
        }
        "withMetadata" => {
            let metadata = arguments.required(1, "metadata").to_json().ok()?;
            frame.with_metadata(arguments.text(0, "columnName"), metadata.to_string())
        }
        "withWatermark" => frame.with_watermark(arguments.text(0, "eventTime"), arguments.text(1, "delayThreshold")),
        "toDF" => frame.to_df(arguments.texts(0)),
        "toJSON" => frame.to_json(),
        "zipWithIndex" => {
            let name = arguments.optional_text(0, "indexColName");
            frame.zip_with_index(name.unwrap_or_else(|| "index".to_string()))
        }
        "drop" => frame.drop(arguments.rest(0).iter().map(|column| match column {
            Value::Text(name) => Dropped::Name(name.clone()),
            column => Dropped::Column(column.column()),
        })),
        "dropDuplicates" | "drop_duplicates" => match arguments.optional(0, "subset") {
            Some(names) => frame.drop_duplicates(names.texts()),
            None => frame.distinct(),
        },
        "dropDuplicatesWithinWatermark" => {
            frame.drop_duplicates_within_watermark(arguments.optional(0, "subset").map(|names| names.texts()))
        }
        "orderBy" | "sort" => frame.order_by(order(arguments)),
        "sortWithinPartitions" => frame.sort_within_partitions(order(arguments)),
        "limit" => frame.limit(arguments.small(0, "num")),
        "offset" => frame.offset(arguments.small(0, "num")),
        "distinct" => frame.distinct(),
        "describe" => frame.describe(arguments.texts(0)),
        "summary" => frame.summary(arguments.texts(0)),
        "alias" => frame.alias(arguments.text(0, "alias")),
        "hint" => {
            let parameters: Vec<Column> = arguments.rest(1).iter().map(Value::operand).collect();
            frame.hint(arguments.text(0, "name"), parameters)
        }
        "coalesce" => frame.coalesce(arguments.small(0, "numPartitions")),
        "repartition" => match partitions(arguments) {
            (Some(count), columns) if columns.is_empty() => frame.repartition(count),
            (count, columns) => frame.repartition_by(count, columns),
        },
        "repartitionByRange" => {
            let (count, columns) = partitions(arguments);
            frame.repartition_by_range(count, columns)
        }
        "repartitionById" => {
            let id = arguments.required(1, "partitionIdCol").column();
            frame.repartition_by_id(arguments.small(0, "numPartitions"), id)
        }
        "sample" => sample(frame, arguments),
        "unpivot" | "melt" => {
            let columns = |value: Value| value.items().iter().map(Value::column).collect::<Vec<_>>();
            let ids = columns(arguments.required(0, "ids"));
            let values = arguments.optional(1, "values").map(columns);
            let variable = arguments.text(2, "variableColumnName");
            frame.unpivot(ids, values, variable, arguments.text(3, "valueColumnName"))
        }
        "transpose" => frame.transpose(arguments.optional(0, "indexColumn").map(|index| index.column())),
        _ => return None,
    })
}

/// Members that bring another DataFrame in.
fn combined(frame: &DataFrame, name: &str, arguments: &Arguments) -> Option<DataFrame> {
    let other = || arguments.required(0, "other").frame();
    Some(match name {
        "union" | "unionAll" => frame.union(&other()),
        "unionByName" => frame.union_by_name(&other(), arguments.flag(1, "allowMissingColumns")),
        "intersect" => frame.intersect(&other()),
        "intersectAll" => frame.intersect_all(&other()),
        "subtract" => frame.subtract(&other()),
        "exceptAll" => frame.except_all(&other()),
        "crossJoin" => frame.cross_join(&other()),
        "zip" => frame.zip(&other()),
        _ => return None,
    })
}

/// Members that wait for something that is no DataFrame. What PySpark prints is made and let go of.
fn asked(frame: &DataFrame, name: &str, arguments: &Arguments) -> Option<Answer> {
    fn told<T: Into<Value>>(outcome: firesteel::Result<T>) -> Answer {
        outcome.map(Into::into).map_err(Into::into)
    }
    let rows_of = |batches: firesteel::Result<Vec<_>>| batches.map(|batches| rows(&batches)).map_err(Into::into);
    Some(match name {
        "count" => told(frame.count().wait()),
        "collect" => rows_of(frame.collect().wait()),
        "take" => rows_of(frame.take(arguments.small(0, "num")).wait()),
        "tail" => rows_of(frame.tail(arguments.small(0, "num")).collect().wait()),
        "head" => match arguments.optional(0, "n") {
            Some(count) => rows_of(frame.head(i32::try_from(count.int()).ok()?).wait()),
            None => first(frame),
        },
        "first" => first(frame),
        "columns" => told(frame.columns().wait()),
        "dtypes" => frame
            .dtypes()
            .wait()
            .map(|types| Value::List(types.into_iter().map(|(name, kind)| vec![name, kind].into()).collect()))
            .map_err(Into::into),
        "isEmpty" => told(frame.is_empty().wait()),
        "isLocal" => told(frame.is_local().wait()),
        "isStreaming" => told(frame.is_streaming().wait()),
        "is_cached" => told(frame.is_cached().wait()),
        "inputFiles" => told(frame.input_files().wait()),
        "sameSemantics" => told(frame.same_semantics(&arguments.required(0, "other").frame()).wait()),
        "semanticHash" => told(frame.semantic_hash().wait().map(i64::from)),
        "explain" => told(frame.explain(explain_mode(arguments)?).wait().map(drop)),
        "printSchema" => {
            let level = arguments.optional(0, "level").and_then(|level| i32::try_from(level.int()).ok());
            told(frame.tree_string(level).wait().map(drop))
        }
        "show" => {
            let rows = arguments.optional(0, "n").map_or(20, |rows| rows.int() as i32);
            let truncate = match arguments.optional(1, "truncate") {
                Some(Value::Int(width)) => width as i32,
                Some(Value::Bool(false)) => 0,
                _ => 20,
            };
            told(frame.show_string(rows, truncate, arguments.flag(2, "vertical")).wait().map(drop))
        }
        _ => return None,
    })
}

/// Members that keep rows, or name them.
fn kept(frame: &DataFrame, name: &str, arguments: &Arguments) -> Option<Answer> {
    let itself = |outcome: firesteel::Result<()>| outcome.map(|()| frame.clone().into()).map_err(Into::into);
    let done = |outcome: firesteel::Result<()>| outcome.map(Into::into).map_err(Into::into);
    let eager = || arguments.optional(0, "eager").is_none_or(|eager| eager.flag());
    let view = || arguments.text(0, "name");
    Some(match name {
        "cache" => itself(frame.cache().wait()),
        "persist" => itself(frame.persist(level(arguments, 0).unwrap_or(StorageLevel::MEMORY_AND_DISK_DESER)).wait()),
        "unpersist" => itself(frame.unpersist(arguments.flag(0, "blocking")).wait()),
        "storageLevel" => frame.storage_level().wait().map(|level| described(level).into()).map_err(Into::into),
        "checkpoint" => frame.checkpoint(eager()).wait().map(Into::into).map_err(Into::into),
        "localCheckpoint" => {
            frame.local_checkpoint(eager(), level(arguments, 1)).wait().map(Into::into).map_err(Into::into)
        }
        "createTempView" => done(frame.create_temp_view(view()).wait()),
        "createOrReplaceTempView" => done(frame.create_or_replace_temp_view(view()).wait()),
        "createGlobalTempView" => done(frame.create_global_temp_view(view()).wait()),
        "createOrReplaceGlobalTempView" => done(frame.create_or_replace_global_temp_view(view()).wait()),
        "registerTempTable" => done(frame.register_temp_table(view()).wait()),
        _ => return None,
    })
}

/// `df["name"]`, `df[0]`, `df[condition]` and `df[["a", "b"]]`.
fn item(frame: &DataFrame, arguments: &Arguments) -> Answer {
    Ok(match arguments.required(0, "item") {
        Value::Text(name) => frame.col(name).into(),
        Value::Int(place) => {
            let names = frame.columns().wait()?;
            firesteel::functions::col(names[place as usize].as_str()).into()
        }
        Value::List(columns) => frame.select(columns.iter().map(Value::column)).into(),
        condition => frame.filter(condition.column()).into(),
    })
}

fn join(frame: &DataFrame, arguments: &Arguments) -> Answer {
    let other = arguments.required(0, "other").frame();
    let on = match arguments.optional(1, "on") {
        None => On::Nothing,
        Some(Value::Column(condition)) => On::Condition(condition),
        Some(names) => match names.items().as_slice() {
            [Value::Column(first), rest @ ..] => {
                On::Condition(rest.iter().fold(first.clone(), |all, one| all.and(one.column())))
            }
            _ => On::Columns(names.texts()),
        },
    };
    let how = arguments.optional_text(2, "how").unwrap_or_else(|| "inner".to_string());
    Ok(frame.join(&other, on, JoinType::from_str(&how)?).into())
}

fn lateral_join(frame: &DataFrame, arguments: &Arguments) -> Answer {
    let other = arguments.required(0, "other").frame();
    let on = arguments.optional(1, "on").map(|on| on.column());
    let how = arguments.optional_text(2, "how").unwrap_or_else(|| "inner".to_string());
    Ok(frame.lateral_join(&other, on, JoinType::from_str(&how)?)?.into())
}

fn nearest_by_join(frame: &DataFrame, arguments: &Arguments) -> Answer {
    let other = arguments.required(0, "other").frame();
    let by = NearestBy {
        ranking: arguments.required(1, "rankingExpression").column(),
        rows: arguments.small(2, "numResults"),
        mode: arguments.text(3, "mode"),
        direction: arguments.text(4, "direction"),
        how: arguments.optional_text(5, "joinType").unwrap_or_else(|| "inner".to_string()),
    };
    Ok(frame.nearest_by_join(&other, &by)?.into())
}

/// The first argument, whether rows may come again, may be left out.
fn sample(frame: &DataFrame, arguments: &Arguments) -> DataFrame {
    let (again, fraction, place) = match arguments.optional(0, "withReplacement") {
        Some(fraction @ (Value::Float(_) | Value::Int(_))) => (false, fraction.float(), 1),
        again => (again.is_some_and(|again| again.flag()), arguments.required(1, "fraction").float(), 2),
    };
    frame.sample(fraction, again, arguments.optional(place, "seed").map(|seed| seed.int()))
}

/// Columns, or functions that a dictionary names by columns.
fn aggregates(arguments: &Arguments) -> Vec<Column> {
    let given = arguments.rest(0);
    match given.as_slice() {
        [Value::Dict(named)] => {
            named.iter().map(|(name, function)| Column::function(function.text(), [name.column()])).collect()
        }
        columns => columns.iter().map(Value::column).collect(),
    }
}

/// The order that the columns and `ascending`, a truth or one a column, say.
fn order(arguments: &Arguments) -> Vec<Column> {
    let ascending = arguments.optional(usize::MAX, "ascending");
    let is_up = |at: usize| match &ascending {
        Some(Value::List(ways)) => !matches!(ways[at], Value::Bool(false) | Value::Int(0)),
        Some(way) => !matches!(way, Value::Bool(false) | Value::Int(0)),
        None => true,
    };
    let columns = arguments.columns(0);
    columns.into_iter().enumerate().map(|(at, column)| if is_up(at) { column } else { column.desc() }).collect()
}

/// The number of partitions, when the first argument is one, and the columns.
fn partitions(arguments: &Arguments) -> (Option<i32>, Vec<Column>) {
    let mut given = arguments.rest(0);
    if let Some(named) = arguments.optional(usize::MAX, "numPartitions") {
        given.insert(0, named);
    }
    match given.split_first() {
        Some((Value::Int(count), columns)) => (Some(*count as i32), columns.iter().map(Value::column).collect()),
        _ => (None, given.iter().map(Value::column).collect()),
    }
}

fn explain_mode(arguments: &Arguments) -> Option<ExplainMode> {
    let mode = match arguments.optional(0, "extended") {
        Some(Value::Text(mode)) => mode,
        Some(Value::Bool(true)) => "extended".to_string(),
        _ => arguments.optional_text(1, "mode").unwrap_or_else(|| "simple".to_string()),
    };
    Some(match mode.as_str() {
        "simple" => ExplainMode::Simple,
        "extended" => ExplainMode::Extended,
        "codegen" => ExplainMode::Codegen,
        "cost" => ExplainMode::Cost,
        "formatted" => ExplainMode::Formatted,
        _ => return None,
    })
}

fn first(frame: &DataFrame) -> Answer {
    let row = frame.first().wait()?;
    let Some(row) = row else { return Ok(Value::Null) };
    match rows(&[row]) {
        Value::Json(serde_json::Value::Array(mut rows)) => Ok(Value::Json(rows.remove(0))),
        other => Ok(other),
    }
}

fn level(arguments: &Arguments, place: usize) -> Option<StorageLevel> {
    match arguments.optional(place, "storageLevel") {
        Some(Value::Level(level)) => Some(level),
        Some(other) => panic!("a storage level was meant, not {}", other.kind()),
        None => None,
    }
}

/// A level of PySpark's by its name.
pub fn storage_level(name: &str) -> Answer {
    Ok(Value::Level(match name {
        "StorageLevel.NONE" => StorageLevel::NONE,
        "StorageLevel.DISK_ONLY" => StorageLevel::DISK_ONLY,
        "StorageLevel.MEMORY_ONLY" => StorageLevel::MEMORY_ONLY,
        "StorageLevel.MEMORY_AND_DISK" => StorageLevel::MEMORY_AND_DISK,
        "StorageLevel.MEMORY_AND_DISK_DESER" => StorageLevel::MEMORY_AND_DISK_DESER,
        _ => return Err(Failure::Missing(name.to_string())),
    }))
}

/// A level as PySpark prints it.
fn described(level: StorageLevel) -> String {
    let kinds = [(level.use_disk, "Disk "), (level.use_memory, "Memory "), (level.use_off_heap, "OffHeap ")];
    let kinds: String = kinds.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
    let form = if level.deserialized { "Deserialized" } else { "Serialized" };
    format!("{kinds}{form} {}x Replicated", level.replication)
}
