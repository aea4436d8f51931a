//! The native side of `DataFrame`.

use firesteel::{Dropped, ExplainMode, JoinType, On, Result};
use napi::Env;
use napi::bindgen_prelude::{BigInt, Buffer, ClassInstance, Object};
use napi_derive::napi;

use crate::border::{Cancellation, cancellable, given, promise, promise_of};
use crate::column::{Column, Columns, inner, literals};
use crate::operation::Operation;
use crate::schema;

#[napi]
pub struct DataFrame(pub(crate) firesteel::DataFrame);

/// How rows are grouped, as `lib/grouped.ts` says it.
#[napi]
pub enum Grouping {
    GroupBy,
    Rollup,
    Cube,
}

/// What is done with the rows of two DataFrames.
#[napi]
pub enum SetOperation {
    Union,
    Intersect,
    IntersectAll,
    Subtract,
    ExceptAll,
}

/// How a DataFrame is named as a view.
#[napi]
pub enum View {
    Create,
    Replace,
    CreateGlobal,
    ReplaceGlobal,
}

pub type Token<'env> = Option<ClassInstance<'env, Cancellation>>;

#[napi]
impl DataFrame {
    #[napi]
    pub fn to_plan(&self) -> Buffer {
        Buffer::from(self.0.to_plan().to_vec())
    }

    #[napi]
    pub fn column(&self, name: String) -> Column {
        Column(self.0.col(name))
    }

    #[napi]
    pub fn select(&self, columns: Columns<'_>) -> DataFrame {
        DataFrame(self.0.select(inner(&columns)))
    }

    #[napi]
    pub fn filter(&self, condition: ClassInstance<'_, Column>) -> DataFrame {
        DataFrame(self.0.filter(condition.0.clone()))
    }

    /// [`DataFrame::with_columns`] of one column, which takes no lists across the border.
    #[napi]
    pub fn with_column(&self, name: String, column: &Column) -> DataFrame {
        DataFrame(self.0.with_column(&name, column.0.clone()))
    }

    #[napi]
    pub fn with_columns(&self, names: Vec<String>, columns: Columns<'_>) -> DataFrame {
        DataFrame(self.0.with_columns(names.iter().map(String::as_str).zip(inner(&columns))))
    }

    #[napi]
    pub fn with_columns_renamed(&self, old: Vec<String>, new: Vec<String>) -> DataFrame {
        let names = old.iter().zip(&new).map(|(old, new)| (old.as_str(), new.as_str()));
        DataFrame(self.0.with_columns_renamed(names))
    }

    #[napi]
    pub fn to_df(&self, names: Vec<String>) -> DataFrame {
        DataFrame(self.0.to_df(names))
    }

    #[napi]
    pub fn drop(&self, names: Vec<String>, columns: Columns<'_>) -> DataFrame {
        let names = names.into_iter().map(Dropped::Name);
        DataFrame(self.0.drop(names.chain(inner(&columns).into_iter().map(Dropped::Column))))
    }

    /// Joins on columns of these names, or else on the condition, or else on nothing.
    #[napi]
    pub fn join(
        &self,
        other: ClassInstance<'_, DataFrame>,
        names: Vec<String>,
        condition: Option<ClassInstance<'_, Column>>,
        join_type: String,
    ) -> napi::Result<DataFrame> {
        let join_type: JoinType = given(join_type.parse())?;
        let on = match condition {
            Some(condition) => On::Condition(condition.0.clone()),
            None if names.is_empty() => On::Nothing,
            None => On::Columns(names),
        };
        Ok(DataFrame(self.0.join(&other.0, on, join_type)))
    }

    #[napi]
    pub fn aggregate(
        &self,
        kind: Grouping,
        grouping: Columns<'_>,
        pivot: Option<ClassInstance<'_, Column>>,
        pivot_values: Columns<'_>,
        aggregates: Columns<'_>,
    ) -> napi::Result<DataFrame> {
        let grouping = inner(&grouping);
        let mut grouped = match kind {
            Grouping::GroupBy => self.0.group_by(grouping),
            Grouping::Rollup => self.0.rollup(grouping),
            Grouping::Cube => self.0.cube(grouping),
        };
        if let Some(pivot) = pivot {
            grouped = given(grouped.pivot(pivot.0.clone(), literals("pivot", "values", &pivot_values)?))?;
        }
        Ok(DataFrame(grouped.agg(inner(&aggregates))))
    }

    #[napi]
    pub fn order_by(&self, columns: Columns<'_>) -> DataFrame {
        DataFrame(self.0.order_by(inner(&columns)))
    }

    #[napi]
    pub fn sort_within_partitions(&self, columns: Columns<'_>) -> DataFrame {
        DataFrame(self.0.sort_within_partitions(inner(&columns)))
    }

    #[napi]
    pub fn limit(&self, rows: i32) -> DataFrame {
        DataFrame(self.0.limit(rows))
    }

    #[napi]
    pub fn offset(&self, rows: i32) -> DataFrame {
        DataFrame(self.0.offset(rows))
    }

    #[napi]
    pub fn tail(&self, rows: i32) -> DataFrame {
        DataFrame(self.0.tail(rows))
    }

    #[napi]
    pub fn combine(&self, kind: SetOperation, other: ClassInstance<'_, DataFrame>) -> DataFrame {
        DataFrame(match kind {
            SetOperation::Union => self.0.union(&other.0),
            SetOperation::Intersect => self.0.intersect(&other.0),
            SetOperation::IntersectAll => self.0.intersect_all(&other.0),
            SetOperation::Subtract => self.0.subtract(&other.0),
            SetOperation::ExceptAll => self.0.except_all(&other.0),
        })
    }

    #[napi]
    pub fn union_by_name(&self, other: ClassInstance<'_, DataFrame>, allow_missing: bool) -> DataFrame {
        DataFrame(self.0.union_by_name(&other.0, allow_missing))
    }

    #[napi]
    pub fn distinct(&self) -> DataFrame {
        DataFrame(self.0.distinct())
    }

    #[napi]
    pub fn drop_duplicates(&self, names: Vec<String>) -> DataFrame {
        DataFrame(self.0.drop_duplicates(names))
    }

    #[napi]
    pub fn alias(&self, name: String) -> DataFrame {
        DataFrame(self.0.alias(name))
    }

    #[napi]
    pub fn repartition(&self, partitions: i32) -> DataFrame {
        DataFrame(self.0.repartition(partitions))
    }

    #[napi]
    pub fn hint(&self, name: String, parameters: Columns<'_>) -> DataFrame {
        DataFrame(self.0.hint(name, inner(&parameters)))
    }

    #[napi]
    pub fn create_view<'env>(
        &self,
        env: &'env Env,
        kind: View,
        name: String,
        token: Token<'_>,
    ) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        let work = async move {
            match kind {
                View::Create => input.create_temp_view(name).await,
                View::Replace => input.create_or_replace_temp_view(name).await,
                View::CreateGlobal => input.create_global_temp_view(name).await,
                View::ReplaceGlobal => input.create_or_replace_global_temp_view(name).await,
            }
        };
        promise_of(env, cancellable(token, work))
    }

    /// The Spark schema as JSON.
    #[napi]
    pub fn schema<'env>(&self, env: &'env Env, token: Token<'_>) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        let work = async move { Ok(schema::spark_text(&input.schema().await?)) };
        promise_of(env, cancellable(token, work))
    }

    #[napi]
    pub fn tree<'env>(&self, env: &'env Env, level: Option<i32>, token: Token<'_>) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        promise_of(env, cancellable(token, async move { input.tree_string(level).await }))
    }

    #[napi]
    pub fn explain<'env>(&self, env: &'env Env, mode: String, token: Token<'_>) -> napi::Result<Object<'env>> {
        let mode = given(explain_mode(&mode))?;
        let input = self.0.clone();
        promise_of(env, cancellable(token, async move { input.explain(mode).await }))
    }

    #[napi]
    pub fn execute<'env>(&self, env: &'env Env, token: Token<'_>) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        let work = cancellable(token, async move { input.execute().await });
        promise(env, work, |_, operation| Ok(Operation::new(operation)))
    }

    #[napi]
    pub fn count<'env>(&self, env: &'env Env, token: Token<'_>) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        let work = cancellable(token, async move { input.count().await });
        promise(env, work, |_, count| Ok(BigInt::from(count)))
    }

    #[napi]
    pub fn show_text<'env>(
        &self,
        env: &'env Env,
        rows: i32,
        truncate: i32,
        vertical: bool,
        token: Token<'_>,
    ) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        promise_of(env, cancellable(token, async move { input.show_string(rows, truncate, vertical).await }))
    }

    #[napi]
    pub fn html<'env>(&self, env: &'env Env, rows: i32, truncate: i32, token: Token<'_>) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        promise_of(env, cancellable(token, async move { input.html_string(rows, truncate).await }))
    }
}

/// Spark's spellings of how a plan is explained.
fn explain_mode(text: &str) -> Result<ExplainMode> {
    match text.to_lowercase().as_str() {
        "simple" => Ok(ExplainMode::Simple),
        "extended" => Ok(ExplainMode::Extended),
        "codegen" => Ok(ExplainMode::Codegen),
        "cost" => Ok(ExplainMode::Cost),
        "formatted" => Ok(ExplainMode::Formatted),
        _ => Err(firesteel::Error::argument("explain", "mode", format!("`{text}` is not one of Spark's modes"))),
    }
}
