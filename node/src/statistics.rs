//! The native side of `DataFrame`'s missing values, statistics and subqueries.

use firesteel::Error;
use napi::Env;
use napi::bindgen_prelude::{BigInt, ClassInstance, Object};
use napi_derive::napi;

use crate::border::{Cancellation, cancellable, long, promise_of, thrown};
use crate::column::{Column, Columns, inner, literals};
use crate::dataframe::DataFrame;

type Token<'env> = Option<ClassInstance<'env, Cancellation>>;

#[napi]
impl DataFrame {
    /// Without rows that have too few values in these columns. Without a number, all must be there.
    #[napi]
    pub fn drop_missing(&self, names: Vec<String>, min_non_nulls: Option<i32>) -> DataFrame {
        DataFrame(self.0.dropna(names, min_non_nulls))
    }

    /// One value for these columns, or one for each.
    #[napi]
    pub fn fill_missing(&self, names: Vec<String>, values: Columns<'_>, is_each: bool) -> napi::Result<DataFrame> {
        let mut values = literals("fillna", "value", &values)?;
        if is_each && names.len() == values.len() {
            return Ok(DataFrame(self.0.na().fill_each(names.into_iter().zip(values))));
        }
        match (values.pop(), values.is_empty()) {
            (Some(value), true) => Ok(DataFrame(self.0.fillna(value, names))),
            _ => Err(thrown(&Error::argument("fillna", "value", "there is not one value"))),
        }
    }

    #[napi]
    pub fn replace_values(
        &self,
        names: Vec<String>,
        before: Columns<'_>,
        after: Columns<'_>,
    ) -> napi::Result<DataFrame> {
        let (before, after) = (literals("replace", "values", &before)?, literals("replace", "values", &after)?);
        Ok(DataFrame(self.0.replace(before.into_iter().zip(after), names)))
    }

    #[napi]
    pub fn crosstab(&self, col1: String, col2: String) -> DataFrame {
        DataFrame(self.0.crosstab(col1, col2))
    }

    #[napi]
    pub fn freq_items(&self, names: Vec<String>, support: f64) -> DataFrame {
        DataFrame(self.0.freq_items(names, support))
    }

    #[napi]
    pub fn sample_by(
        &self,
        column: ClassInstance<'_, Column>,
        values: Columns<'_>,
        fractions: Vec<f64>,
        seed: BigInt,
    ) -> napi::Result<DataFrame> {
        let values = literals("sampleBy", "fractions", &values)?;
        let seed = long("sampleBy", "seed", &seed)?;
        Ok(DataFrame(self.0.sample_by(column.0.clone(), values.into_iter().zip(fractions), seed)))
    }

    #[napi]
    pub fn corr<'env>(
        &self,
        env: &'env Env,
        one: String,
        other: String,
        token: Token<'_>,
    ) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        promise_of(env, cancellable(token, async move { input.corr(one, other).await }))
    }

    #[napi]
    pub fn cov<'env>(
        &self,
        env: &'env Env,
        one: String,
        other: String,
        token: Token<'_>,
    ) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        promise_of(env, cancellable(token, async move { input.cov(one, other).await }))
    }

    #[napi]
    pub fn approx_quantile<'env>(
        &self,
        env: &'env Env,
        names: Vec<String>,
        probabilities: Vec<f64>,
        relative_error: f64,
        token: Token<'_>,
    ) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        let work = async move { input.approx_quantile(names, probabilities, relative_error).await };
        promise_of(env, cancellable(token, work))
    }

    #[napi]
    pub fn scalar(&self) -> Column {
        Column(self.0.scalar())
    }

    #[napi]
    pub fn exists(&self) -> Column {
        Column(self.0.exists())
    }

    /// Whether the value is among the rows of this DataFrame.
    #[napi]
    pub fn has_row_of(&self, value: ClassInstance<'_, Column>) -> Column {
        Column(value.0.is_in_query(&self.0))
    }

    /// As `aggregate`, by sets of columns: `sets` are the columns of all of them, `lengths` how many each has.
    #[napi]
    pub fn aggregate_sets(
        &self,
        sets: Columns<'_>,
        lengths: Vec<u32>,
        grouping: Columns<'_>,
        aggregates: Columns<'_>,
    ) -> DataFrame {
        let mut members = inner(&sets).into_iter();
        let sets: Vec<Vec<firesteel::Column>> =
            lengths.into_iter().map(|length| members.by_ref().take(length as usize).collect()).collect();
        let grouped = self.0.grouping_sets(sets, inner(&grouping));
        DataFrame(grouped.agg(inner(&aggregates)))
    }
}
