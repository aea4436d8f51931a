//! `sql_keywords()`: the words of Spark's grammar. None is reserved, since `spark.sql.ansi.enforceReservedKeywords` cannot be
//! set. Spark: `SQLKeywords`.

use std::sync::Arc;

use arrow::array::{Array, BooleanArray, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Field, Schema};
use firesteel_protocol::{Error, Result};

use super::local;
use crate::resolve::resolver::{Relation, Resolver};

static WORDS: &str = include_str!("keywords.txt");

pub(super) fn table(resolver: &mut Resolver<'_>) -> Result<Relation> {
    let words = WORDS.lines().filter(|line| !line.starts_with('#')).map(Some).collect::<StringArray>();
    let reserved = BooleanArray::from(vec![false; words.len()]);
    let fields = vec![Field::new("keyword", DataType::Utf8, false), Field::new("reserved", DataType::Boolean, false)];
    let schema = Schema::new(fields);
    let batch = RecordBatch::try_new(Arc::new(schema.clone()), vec![Arc::new(words), Arc::new(reserved)])
        .map_err(|error| Error::internal("the words of the grammar").with_cause(error))?;
    local::table(resolver, &schema, vec![batch])
}
