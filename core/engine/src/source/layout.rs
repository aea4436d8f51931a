//! [`Layout`]: the columns of a table whose values stand partly in files and partly in the names of their folders.

use std::collections::HashSet;
use std::sync::Arc;

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::datatypes::{FieldRef, Fields, Schema, SchemaRef};
use datafusion::catalog::Session;
use datafusion::common::DFSchema;
use datafusion::error::Result;
use datafusion::logical_expr::Expr;
use datafusion::logical_expr::utils::conjunction;
use datafusion::scalar::ScalarValue;

use super::file::File;
use super::scan::Source;

/// The columns of a table, and where each comes from.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) schema: SchemaRef,
    pub(crate) sources: Vec<Source>,
    pub(crate) folders: Vec<FieldRef>,
}

impl Layout {
    /// Columns of folders stand behind those of files. One that files hold too keeps its place there and takes its values
    /// from the folder. Spark: `mergeDataAndPartitionSchema`.
    pub(crate) fn new(files: &Schema, folders: &[FieldRef]) -> Self {
        let of_folder = |name: &str| folders.iter().position(|field| field.name() == name);
        let mut fields: Vec<FieldRef> = Vec::new();
        let mut sources = Vec::new();
        for (at, field) in files.fields().iter().enumerate() {
            match of_folder(field.name()) {
                Some(folder) => {
                    fields.push(Arc::clone(&folders[folder]));
                    sources.push(Source::Folder(folder));
                }
                None => {
                    fields.push(Arc::clone(field));
                    sources.push(Source::File(at));
                }
            }
        }
        for (at, field) in folders.iter().enumerate() {
            if !sources.contains(&Source::Folder(at)) {
                fields.push(Arc::clone(field));
                sources.push(Source::Folder(at));
            }
        }
        Layout { schema: Arc::new(Schema::new(fields)), sources, folders: folders.to_vec() }
    }
}

/// The files whose folders do not rule out that they hold rows for which `filters` are true.
pub(crate) fn pruned(files: &[File], layout: &Layout, filters: &[Expr], state: &dyn Session) -> Result<Vec<File>> {
    let names: HashSet<&str> = layout.folders.iter().map(|field| field.name().as_str()).collect();
    let is_of_folders = |filter: &&Expr| {
        let columns = filter.column_refs();
        !columns.is_empty()
            && columns.iter().all(|column| names.contains(column.name.as_str()))
            && !filter.is_volatile()
    };
    let Some(filter) = conjunction(filters.iter().filter(is_of_folders).map(unqualified)) else {
        return Ok(files.to_vec());
    };
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let schema = Arc::new(Schema::new(layout.folders.iter().cloned().collect::<Fields>()));
    let columns = (0..layout.folders.len())
        .map(|at| ScalarValue::iter_to_array(files.iter().map(|file| file.values[at].clone())));
    let batch = RecordBatch::try_new(Arc::clone(&schema), columns.collect::<Result<Vec<_>>>()?)?;
    let expression = state.create_physical_expr(filter, &DFSchema::try_from(schema)?)?;
    // A filter that raises here is left to the plan above, which sees only the rows that reach it.
    let Ok(answer) = expression.evaluate(&batch).and_then(|value| value.into_array(files.len())) else {
        return Ok(files.to_vec());
    };
    let Some(answer) = answer.as_boolean_opt() else { return Ok(files.to_vec()) };
    let kept = files.iter().enumerate().filter(|(at, _)| answer.is_valid(*at) && answer.value(*at));
    Ok(kept.map(|(_, file)| file.clone()).collect())
}

/// The filter with bare column names.
fn unqualified(filter: &Expr) -> Expr {
    use datafusion::common::tree_node::{Transformed, TreeNode};
    let bare = |expr: Expr| {
        Ok(match expr {
            Expr::Column(column) => Transformed::yes(Expr::Column(datafusion::common::Column::from_name(column.name))),
            other => Transformed::no(other),
        })
    };
    filter.clone().transform(bare).map_or_else(|_| filter.clone(), |transformed| transformed.data)
}
