//! [`DataFrame`]: a relation and the session it runs in. Immutable; each call makes a new one that shares its inputs.

use std::sync::{Arc, OnceLock};

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use bytes::Bytes;
use firesteel_protocol::plan::{CommandNode, Node};
use firesteel_protocol::spark::connect::aggregate::GroupType;
use firesteel_protocol::spark::connect::command::CommandType;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::set_operation::SetOpType;
use firesteel_protocol::spark::connect::{self as proto, analyze_plan_response as answer};
use firesteel_protocol::{Analyze, Error, Plan, Result, types};

use crate::functions::{count, expr, lit};
use crate::live::{Object, Token};
use crate::session::unexpected_answer;
use crate::{Column, DataFrameWriter, Dropped, GroupedData, JoinType, On, Operation, Session};

pub use proto::analyze_plan_request::explain::ExplainMode;

/// A relation of rows and columns that is computed when an action asks for it. Cheap to clone.
#[derive(Clone)]
pub struct DataFrame(Arc<Shared>);

struct Shared {
    session: Session,
    node: Arc<Node>,
    schema: OnceLock<proto::DataType>,
    _live: Token,
}

impl DataFrame {
    pub(crate) fn new(session: Session, node: Arc<Node>) -> Self {
        DataFrame(Arc::new(Shared { session, node, schema: OnceLock::new(), _live: Token::new(Object::DataFrame) }))
    }

    /// A DataFrame over this one, for relations that have no method here. `rel_type` holds no input; `depth` bounds how
    /// deep the expressions in it nest.
    pub fn derived(&self, rel_type: RelType, depth: usize) -> DataFrame {
        self.session().relation(rel_type, vec![self.node().clone()], depth)
    }

    /// [`DataFrame::derived`] for a relation that holds the expressions of these columns, whose subqueries come along.
    pub(crate) fn derived_of<'a>(&self, rel_type: RelType, columns: impl IntoIterator<Item = &'a Column>) -> DataFrame {
        self.session().relation_of(rel_type, vec![self.node().clone()], columns)
    }

    /// A DataFrame over this one and another, which holds the expressions of these columns.
    pub(crate) fn joined<'a>(
        &self,
        other: &DataFrame,
        rel_type: RelType,
        columns: impl IntoIterator<Item = &'a Column>,
    ) -> DataFrame {
        self.session().relation_of(rel_type, vec![self.node().clone(), other.node().clone()], columns)
    }

    pub(crate) fn node(&self) -> &Arc<Node> {
        &self.0.node
    }

    /// The number that names this relation in plans.
    pub fn plan_id(&self) -> Option<i64> {
        self.node().plan_id()
    }

    pub fn session(&self) -> &Session {
        &self.0.session
    }

    /// The bytes of the `spark.connect.Plan` that this DataFrame is.
    pub fn to_plan(&self) -> Bytes {
        Plan::Root(self.node().clone()).encode()
    }

    /// The expressions as columns.
    pub fn select<C: Into<Column>>(&self, columns: impl IntoIterator<Item = C>) -> DataFrame {
        let columns: Vec<Column> = columns.into_iter().map(Into::into).collect();
        let expressions = columns.iter().map(Column::to_message).collect();
        let project = proto::Project { input: None, expressions };
        self.derived_of(RelType::Project(Box::new(project)), &columns)
    }

    /// [`DataFrame::select`] of expressions in SQL.
    pub fn select_expr<S: Into<String>>(&self, expressions: impl IntoIterator<Item = S>) -> DataFrame {
        self.select(expressions.into_iter().map(expr))
    }

    /// The rows for which the condition holds.
    pub fn filter(&self, condition: impl Into<Column>) -> DataFrame {
        let condition = condition.into();
        let filter = proto::Filter { input: None, condition: Some(condition.to_message()) };
        self.derived_of(RelType::Filter(Box::new(filter)), [&condition])
    }

    /// [`DataFrame::filter`] by a condition in SQL.
    pub fn filter_expr(&self, condition: impl Into<String>) -> DataFrame {
        self.filter(expr(condition))
    }

    /// A column added, or replaced when the name is there.
    pub fn with_column(&self, name: &str, column: impl Into<Column>) -> DataFrame {
        self.with_columns([(name, column.into())])
    }

    /// Columns added, or replaced where the name is there.
    pub fn with_columns<'a>(&self, columns: impl IntoIterator<Item = (&'a str, Column)>) -> DataFrame {
        let columns: Vec<(&str, Column)> = columns.into_iter().collect();
        let aliases = columns.iter().map(|(name, column)| column.to_alias(name)).collect();
        let message = proto::WithColumns { input: None, aliases };
        self.derived_of(RelType::WithColumns(Box::new(message)), columns.iter().map(|(_, column)| column))
    }

    /// Columns under other names; names that are not there are passed over, as in Spark.
    pub fn with_columns_renamed<'a>(&self, names: impl IntoIterator<Item = (&'a str, &'a str)>) -> DataFrame {
        let renames = names
            .into_iter()
            .map(|(old, new)| proto::with_columns_renamed::Rename {
                col_name: old.to_string(),
                new_col_name: new.to_string(),
            })
            .collect();
        let renamed = proto::WithColumnsRenamed { renames, ..Default::default() };
        self.derived(RelType::WithColumnsRenamed(Box::new(renamed)), 0)
    }

    pub fn with_column_renamed(&self, old: &str, new: &str) -> DataFrame {
        self.with_columns_renamed([(old, new)])
    }

    /// The columns under these names, in order.
    pub fn to_df<S: Into<String>>(&self, names: impl IntoIterator<Item = S>) -> DataFrame {
        let column_names = names.into_iter().map(Into::into).collect();
        self.derived(RelType::ToDf(Box::new(proto::ToDf { input: None, column_names })), 0)
    }

    /// The DataFrame without these columns, given by name or as expressions ([`Dropped`]); columns that are not there are
    /// passed over, as in Spark.
    pub fn drop<D: Into<Dropped>>(&self, columns: impl IntoIterator<Item = D>) -> DataFrame {
        let (mut column_names, mut columns_dropped) = (Vec::new(), Vec::new());
        for column in columns.into_iter().map(Into::into) {
            match column {
                Dropped::Name(name) => column_names.push(name),
                Dropped::Column(column) => columns_dropped.push(column),
            }
        }
        let columns = columns_dropped.iter().map(Column::to_message).collect();
        let drop = proto::Drop { input: None, columns, column_names };
        self.derived_of(RelType::Drop(Box::new(drop)), &columns_dropped)
    }

    /// The rows of both that belong together.
    pub fn join(&self, other: &DataFrame, on: impl Into<On>, join_type: JoinType) -> DataFrame {
        let mut join = proto::Join { join_type: i32::from(join_type.to_wire()), ..Default::default() };
        let mut on_column = None;
        match on.into() {
            On::Columns(names) => join.using_columns = names,
            On::Condition(condition) => {
                join.join_condition = Some(condition.to_message());
                on_column = Some(condition);
            }
            On::Nothing => {}
        }
        self.joined(other, RelType::Join(Box::new(join)), &on_column)
    }

    pub fn cross_join(&self, other: &DataFrame) -> DataFrame {
        self.join(other, On::Nothing, JoinType::Cross)
    }

    pub fn group_by<C: Into<Column>>(&self, columns: impl IntoIterator<Item = C>) -> GroupedData {
        self.grouped(GroupType::Groupby, columns)
    }

    /// Groups by the columns, by all but the last of them, and so on to none.
    pub fn rollup<C: Into<Column>>(&self, columns: impl IntoIterator<Item = C>) -> GroupedData {
        self.grouped(GroupType::Rollup, columns)
    }

    /// Groups by each subset of the columns.
    pub fn cube<C: Into<Column>>(&self, columns: impl IntoIterator<Item = C>) -> GroupedData {
        self.grouped(GroupType::Cube, columns)
    }

    fn grouped<C: Into<Column>>(&self, group_type: GroupType, columns: impl IntoIterator<Item = C>) -> GroupedData {
        GroupedData::new(self.clone(), group_type, columns.into_iter().map(Into::into).collect())
    }

    /// Aggregates over all rows.
    pub fn agg<C: Into<Column>>(&self, aggregates: impl IntoIterator<Item = C>) -> DataFrame {
        self.group_by(Vec::<Column>::new()).agg(aggregates)
    }

    /// The rows in order: NULLs first when ascending, last when descending.
    pub fn order_by<C: Into<Column>>(&self, columns: impl IntoIterator<Item = C>) -> DataFrame {
        self.sorted(columns, true)
    }

    /// The rows of each partition in order.
    pub fn sort_within_partitions<C: Into<Column>>(&self, columns: impl IntoIterator<Item = C>) -> DataFrame {
        self.sorted(columns, false)
    }

    fn sorted<C: Into<Column>>(&self, columns: impl IntoIterator<Item = C>, is_global: bool) -> DataFrame {
        let columns: Vec<Column> = columns.into_iter().map(Into::into).collect();
        let order = columns.iter().map(Column::to_sort_order).collect();
        let sort = proto::Sort { input: None, order, is_global: Some(is_global) };
        self.derived_of(RelType::Sort(Box::new(sort)), &columns)
    }

    /// At most `rows` rows.
    pub fn limit(&self, rows: i32) -> DataFrame {
        self.derived(RelType::Limit(Box::new(proto::Limit { input: None, limit: rows })), 0)
    }

    /// All rows but the first `rows`.
    pub fn offset(&self, rows: i32) -> DataFrame {
        self.derived(RelType::Offset(Box::new(proto::Offset { input: None, offset: rows })), 0)
    }

    /// The last `rows` rows.
    pub fn tail(&self, rows: i32) -> DataFrame {
        self.derived(RelType::Tail(Box::new(proto::Tail { input: None, limit: rows })), 0)
    }

    /// The rows of both, columns matched by position, repeated rows kept.
    pub fn union(&self, other: &DataFrame) -> DataFrame {
        self.set_operation(other, SetOpType::Union, true, None)
    }

    /// The rows of both, columns matched by name; with `allow_missing`, a column that one side lacks is NULL there.
    pub fn union_by_name(&self, other: &DataFrame, allow_missing: bool) -> DataFrame {
        self.set_operation(other, SetOpType::Union, true, Some(allow_missing))
    }

    /// The distinct rows that are in both.
    pub fn intersect(&self, other: &DataFrame) -> DataFrame {
        self.set_operation(other, SetOpType::Intersect, false, None)
    }

    /// The distinct rows that are in this one only.
    pub fn subtract(&self, other: &DataFrame) -> DataFrame {
        self.set_operation(other, SetOpType::Except, false, None)
    }

    /// The rows that are in both, repeated rows as often as in both.
    pub fn intersect_all(&self, other: &DataFrame) -> DataFrame {
        self.set_operation(other, SetOpType::Intersect, true, None)
    }

    /// The rows that are in this one only, each taken away as often as it is in the other.
    pub fn except_all(&self, other: &DataFrame) -> DataFrame {
        self.set_operation(other, SetOpType::Except, true, None)
    }

    fn set_operation(&self, other: &DataFrame, operation: SetOpType, is_all: bool, by_name: Option<bool>) -> DataFrame {
        let message = proto::SetOperation {
            set_op_type: i32::from(operation),
            is_all: Some(is_all),
            by_name: Some(by_name.is_some()),
            allow_missing_columns: Some(by_name.unwrap_or(false)),
            ..Default::default()
        };
        self.joined(other, RelType::SetOp(Box::new(message)), [])
    }

    /// The distinct rows.
    pub fn distinct(&self) -> DataFrame {
        let message = proto::Deduplicate { all_columns_as_keys: Some(true), ..Default::default() };
        self.derived(RelType::Deduplicate(Box::new(message)), 0)
    }

    /// One row for each combination of these columns' values.
    pub fn drop_duplicates<S: Into<String>>(&self, names: impl IntoIterator<Item = S>) -> DataFrame {
        let column_names = names.into_iter().map(Into::into).collect();
        let message = proto::Deduplicate { column_names, ..Default::default() };
        self.derived(RelType::Deduplicate(Box::new(message)), 0)
    }

    /// The DataFrame under a name, by which its columns can be qualified.
    pub fn alias(&self, name: impl Into<String>) -> DataFrame {
        let message = proto::SubqueryAlias { input: None, alias: name.into(), qualifier: Vec::new() };
        self.derived(RelType::SubqueryAlias(Box::new(message)), 0)
    }

    /// A hint for the optimiser.
    pub fn hint(&self, name: impl Into<String>, parameters: impl IntoIterator<Item = Column>) -> DataFrame {
        let parameters: Vec<Column> = parameters.into_iter().collect();
        let messages = parameters.iter().map(Column::to_message).collect();
        let message = proto::Hint { input: None, name: name.into(), parameters: messages };
        self.derived_of(RelType::Hint(Box::new(message)), &parameters)
    }

    pub fn write(&self) -> DataFrameWriter {
        DataFrameWriter::new(self.clone())
    }

    /// Names the DataFrame as a view of the session.
    pub async fn create_or_replace_temp_view(&self, name: impl Into<String>) -> Result<()> {
        self.create_view(name.into(), true, false).await
    }

    /// Names the DataFrame as a view of the session; raises when the name is taken.
    pub async fn create_temp_view(&self, name: impl Into<String>) -> Result<()> {
        self.create_view(name.into(), false, false).await
    }

    /// Names the DataFrame as a view of all sessions, under `global_temp`.
    pub async fn create_or_replace_global_temp_view(&self, name: impl Into<String>) -> Result<()> {
        self.create_view(name.into(), true, true).await
    }

    /// Names the DataFrame as a view. A name that is taken raises unless it may be replaced.
    pub async fn create_view(&self, name: String, replace: bool, is_global: bool) -> Result<()> {
        let view = proto::CreateDataFrameViewCommand { input: None, name, is_global, replace };
        let command = CommandNode::new(CommandType::CreateDataframeView(view), Some(self.node().clone()));
        self.session().run_command(command).await.map(drop)
    }

    /// The Spark schema: a struct type. Asked for once.
    pub async fn schema(&self) -> Result<proto::DataType> {
        if let Some(schema) = self.0.schema.get() {
            return Ok(schema.clone());
        }
        match self.session().analyze(Analyze::Schema(self.plan())).await? {
            answer::Result::Schema(answer) => {
                let schema = answer.schema.ok_or_else(|| unexpected_answer("a schema"))?;
                Ok(self.0.schema.get_or_init(|| schema).clone())
            }
            _ => Err(unexpected_answer("a schema")),
        }
    }

    /// The schema as Arrow's, with the session time zone on `TIMESTAMP` columns.
    pub async fn arrow_schema(&self) -> Result<SchemaRef> {
        types::schema_to_arrow(&self.schema().await?, &self.session().time_zone().await?)
    }

    /// The names of the columns.
    pub async fn columns(&self) -> Result<Vec<String>> {
        Ok(types::fields(&self.schema().await?).iter().map(|field| field.name.clone()).collect())
    }

    /// The plan, as the backend describes it.
    pub async fn explain(&self, mode: ExplainMode) -> Result<String> {
        match self.session().analyze(Analyze::Explain { plan: self.plan(), mode }).await? {
            answer::Result::Explain(answer) => Ok(answer.explain_string),
            _ => Err(unexpected_answer("an explanation")),
        }
    }

    /// The schema as a tree.
    pub async fn tree_string(&self, level: Option<i32>) -> Result<String> {
        match self.session().analyze(Analyze::TreeString { plan: self.plan(), level }).await? {
            answer::Result::TreeString(answer) => Ok(answer.tree_string),
            _ => Err(unexpected_answer("a schema tree")),
        }
    }

    pub(crate) fn plan(&self) -> Plan {
        Plan::Root(self.node().clone())
    }

    /// Starts the DataFrame. The rows are pulled from the operation.
    pub async fn execute(&self) -> Result<Operation> {
        self.session().start(self.plan()).await
    }

    /// All rows, as Arrow batches.
    pub async fn collect(&self) -> Result<Vec<RecordBatch>> {
        let operation = self.execute().await?;
        let mut batches = Vec::new();
        while let Some(batch) = operation.next_batch().await? {
            batches.push(batch);
        }
        Ok(batches)
    }

    /// How many rows there are.
    pub async fn count(&self) -> Result<i64> {
        let counted = self.agg([count(lit(1))]).collect().await?;
        let value = counted.iter().find(|batch| batch.num_rows() > 0).map(|batch| batch.column(0).clone());
        let value = value.and_then(|column| {
            use arrow::array::AsArray;
            column.as_primitive_opt::<arrow::datatypes::Int64Type>().map(|numbers| numbers.value(0))
        });
        value.ok_or_else(|| Error::internal("a count without a number"))
    }

    /// Prints the first rows as a table, each cell cut at 20 characters.
    pub async fn show(&self, rows: i32) -> Result<()> {
        println!("{}", self.show_string(rows, 20, false).await?);
        Ok(())
    }

    /// What [`DataFrame::show`] prints. `truncate` is the width at which cells are cut; 0 leaves them whole. `vertical`
    /// prints a line for each cell.
    pub async fn show_string(&self, rows: i32, truncate: i32, vertical: bool) -> Result<String> {
        self.show_frame(rows, truncate, vertical).text().await
    }

    /// [`DataFrame::show_string`] as a DataFrame of one row with one text.
    pub fn show_frame(&self, rows: i32, truncate: i32, vertical: bool) -> DataFrame {
        let message = proto::ShowString { input: None, num_rows: rows, truncate, vertical };
        self.derived(RelType::ShowString(Box::new(message)), 0)
    }

    /// The first rows as an HTML table, for notebooks.
    pub async fn html_string(&self, rows: i32, truncate: i32) -> Result<String> {
        let message = proto::HtmlString { input: None, num_rows: rows, truncate };
        self.derived(RelType::HtmlString(Box::new(message)), 0).text().await
    }

    /// The one text that this DataFrame's one row holds.
    async fn text(&self) -> Result<String> {
        let batches = self.collect().await?;
        let column = batches.iter().find(|batch| batch.num_rows() > 0).map(|batch| batch.column(0).clone());
        let text = column.and_then(|column| {
            use arrow::array::AsArray;
            column.as_string_opt::<i32>().map(|texts| texts.value(0).to_string())
        });
        text.ok_or_else(|| Error::internal("a table to show without its text"))
    }
}

impl std::fmt::Debug for DataFrame {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DataFrame({:?})", self.node())
    }
}
