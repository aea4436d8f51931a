//! [`Measured`]: a table of files that tells the planner how many rows there are, and between which values they lie.

use std::sync::Arc;

use arrow::datatypes::SchemaRef;
use async_trait::async_trait;
use datafusion::catalog::{ScanArgs, ScanResult, Session, TableProvider};
use datafusion::common::Statistics;
use datafusion::datasource::listing::ListingTable;
use datafusion::error::Result;
use datafusion::logical_expr::{Expr, TableProviderFilterPushDown, TableType};
use datafusion::physical_plan::ExecutionPlan;
use firesteel_protocol as protocol;

use super::file::File;
use super::file_fact::FileFact;
use super::parquet_table::ParquetTable;

/// DataFusion's own table tells it when the scan is planned, which is too late for the order of joins.
#[derive(Debug)]
pub(super) struct Measured {
    pub(super) table: ListingTable,
    pub(super) statistics: Statistics,
    pub(super) files: Vec<File>,
}

impl Measured {
    /// The same table with a column that tells something of the file of each row.
    pub(super) fn with_fact(&self, fact: FileFact, name: &str) -> protocol::Result<ParquetTable> {
        ParquetTable::over(&self.files, (self.table.schema(), &[]), &self.statistics, (fact, name))
    }
}

#[async_trait]
impl TableProvider for Measured {
    fn schema(&self) -> SchemaRef {
        self.table.schema()
    }

    fn table_type(&self) -> TableType {
        self.table.table_type()
    }

    async fn scan(
        &self,
        state: &dyn Session,
        projection: Option<&Vec<usize>>,
        filters: &[Expr],
        limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        self.table.scan(state, projection, filters, limit).await
    }

    async fn scan_with_args<'a>(&self, state: &dyn Session, arguments: ScanArgs<'a>) -> Result<ScanResult> {
        self.table.scan_with_args(state, arguments).await
    }

    fn supports_filters_pushdown(&self, filters: &[&Expr]) -> Result<Vec<TableProviderFilterPushDown>> {
        self.table.supports_filters_pushdown(filters)
    }

    fn statistics(&self) -> Option<Statistics> {
        Some(self.statistics.clone())
    }
}
