//! [`ParquetTable`]: Parquet files in folders that tell columns. Files of folders that a filter rules out are not opened.

use std::sync::Arc;

use arrow::datatypes::{FieldRef, SchemaRef};
use datafusion::catalog::{Session, TableProvider};
use datafusion::common::{ColumnStatistics, Statistics};
use datafusion::datasource::file_format::FileFormat;
use datafusion::datasource::file_format::parquet::ParquetFormat;
use datafusion::datasource::listing::PartitionedFile;
use datafusion::datasource::physical_plan::{FileGroup, FileScanConfigBuilder};
use datafusion::datasource::table_schema::TableSchema;
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::object_store::ObjectStoreUrl;
use datafusion::logical_expr::{Expr, TableProviderFilterPushDown, TableType};
use datafusion::physical_plan::ExecutionPlan;
use datafusion::physical_plan::empty::EmptyExec;
use firesteel_protocol as protocol;
use object_store::ObjectMeta;

use super::file::File;
use super::file_fact::FileFact;
use super::layout::{Layout, pruned};
use super::parquet::{Footer, reading, statistics_of};
use super::partition::Discovered;
use super::scan::Source;

#[derive(Debug)]
pub(super) struct ParquetTable {
    layout: Layout,
    /// DataFusion's view of the same: columns of files, then those of folders.
    physical: TableSchema,
    files: Vec<File>,
    statistics: Statistics,
}

impl ParquetTable {
    /// `schema` is that of the files.
    pub(super) fn new(found: Discovered, schema: SchemaRef, footers: &[Arc<Footer>]) -> Self {
        let Discovered { files, columns } = found;
        let layout = Layout::new(&schema, &columns);
        let physical = TableSchema::builder(schema).with_table_partition_cols(columns).build();
        let statistics = statistics_of(footers, &layout.schema);
        ParquetTable { layout, physical, files, statistics }
    }

    /// A table over the same files with a column that tells something of the file of each row. `statistics` are those of
    /// the table without it.
    pub(super) fn over(
        files: &[File],
        (schema, folders): (SchemaRef, &[FieldRef]),
        statistics: &Statistics,
        (fact, name): (FileFact, &str),
    ) -> protocol::Result<Self> {
        let (field, files) = fact.beside(name, files)?;
        let columns: Vec<FieldRef> = folders.iter().cloned().chain([field]).collect();
        let layout = Layout::new(&schema, &columns);
        let physical = TableSchema::builder(schema).with_table_partition_cols(columns).build();
        let mut statistics = statistics.clone();
        statistics.column_statistics.push(ColumnStatistics::new_unknown());
        Ok(ParquetTable { layout, physical, files, statistics })
    }

    pub(super) fn with_fact(&self, fact: FileFact, name: &str) -> protocol::Result<Self> {
        let columns = (Arc::clone(self.physical.file_schema()), self.layout.folders.as_slice());
        ParquetTable::over(&self.files, columns, &self.statistics, (fact, name))
    }

    /// Where a column of ours stands in DataFusion's.
    fn place(&self, at: usize) -> usize {
        match self.layout.sources[at] {
            Source::File(at) => at,
            Source::Folder(at) => self.physical.file_schema().fields().len() + at,
        }
    }
}

#[async_trait::async_trait]
impl TableProvider for ParquetTable {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.layout.schema)
    }

    fn table_type(&self) -> TableType {
        TableType::Base
    }

    fn supports_filters_pushdown(&self, filters: &[&Expr]) -> Result<Vec<TableProviderFilterPushDown>> {
        Ok(vec![TableProviderFilterPushDown::Inexact; filters.len()])
    }

    fn statistics(&self) -> Option<Statistics> {
        Some(self.statistics.clone())
    }

    async fn scan(
        &self,
        state: &dyn Session,
        projection: Option<&Vec<usize>>,
        filters: &[Expr],
        limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let projection = projection.cloned().unwrap_or_else(|| (0..self.layout.schema.fields().len()).collect());
        let files = pruned(&self.files, &self.layout, filters, state)?;
        if files.is_empty() {
            return Ok(Arc::new(EmptyExec::new(Arc::new(self.layout.schema.project(&projection)?))));
        }
        let format = ParquetFormat::default().with_options(reading());
        let places = projection.iter().map(|at| self.place(*at)).collect();
        let config =
            FileScanConfigBuilder::new(ObjectStoreUrl::local_filesystem(), format.file_source(self.physical.clone()))
                .with_file_groups(groups(&files, state.config().target_partitions())?)
                .with_projection_indices(Some(places))?
                .with_limit(limit.filter(|_| filters.is_empty()))
                .build();
        format.create_physical_plan(state, config).await
    }
}

/// The files in at most `wanted` groups of much the same size.
fn groups(files: &[File], wanted: usize) -> Result<Vec<FileGroup>> {
    let mut groups: Vec<(u64, Vec<PartitionedFile>)> = vec![(0, Vec::new()); wanted.clamp(1, files.len())];
    for file in files {
        let Some((size, group)) = groups.iter_mut().min_by_key(|(size, _)| *size) else { continue };
        // An empty file takes room, too.
        *size += file.size.max(1);
        group.push(partitioned(file)?);
    }
    Ok(groups.into_iter().map(|(_, files)| FileGroup::new(files)).collect())
}

fn partitioned(file: &File) -> Result<PartitionedFile> {
    let location = object_store::path::Path::from_absolute_path(&file.path)
        .map_err(|error| DataFusionError::External(Box::new(error)))?;
    let last_modified = file.modified.map(chrono::DateTime::<chrono::Utc>::from).unwrap_or_default();
    let meta = ObjectMeta { location, last_modified, size: file.size, e_tag: None, version: None };
    Ok(PartitionedFile::new_from_meta(meta).with_partition_values(file.values.as_ref().clone()))
}
