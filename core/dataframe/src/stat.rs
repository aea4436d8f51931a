//! [`StatFunctions`]: statistics. Spark: `DataFrameStatFunctions`, and `describe` and `summary` of `Dataset`.

use arrow::array::{Array, AsArray};
use arrow::datatypes::Float64Type;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{self as proto, stat_sample_by::Fraction};
use firesteel_protocol::{Error, Result};

use crate::{Column, DataFrame, Literal};

/// Statistics of a DataFrame. Made by [`DataFrame::stat`].
#[derive(Clone, Debug)]
pub struct StatFunctions(DataFrame);

impl DataFrame {
    pub fn stat(&self) -> StatFunctions {
        StatFunctions(self.clone())
    }

    /// The same as [`StatFunctions::crosstab`].
    pub fn crosstab(&self, col1: impl Into<String>, col2: impl Into<String>) -> DataFrame {
        self.stat().crosstab(col1, col2)
    }

    /// The same as [`StatFunctions::freq_items`].
    pub fn freq_items<S: Into<String>>(&self, columns: impl IntoIterator<Item = S>, support: f64) -> DataFrame {
        self.stat().freq_items(columns, support)
    }

    /// The same as [`StatFunctions::sample_by`].
    pub fn sample_by(
        &self,
        column: impl Into<Column>,
        fractions: impl IntoIterator<Item = (Literal, f64)>,
        seed: i64,
    ) -> DataFrame {
        self.stat().sample_by(column, fractions, seed)
    }

    /// The same as [`StatFunctions::cov`].
    pub async fn cov(&self, col1: impl Into<String>, col2: impl Into<String>) -> Result<f64> {
        self.stat().cov(col1, col2).await
    }

    /// The same as [`StatFunctions::corr`].
    pub async fn corr(&self, col1: impl Into<String>, col2: impl Into<String>) -> Result<f64> {
        self.stat().corr(col1, col2).await
    }

    /// The same as [`StatFunctions::approx_quantile`].
    pub async fn approx_quantile<S: Into<String>>(
        &self,
        columns: impl IntoIterator<Item = S>,
        probabilities: impl IntoIterator<Item = f64>,
        relative_error: f64,
    ) -> Result<Vec<Vec<f64>>> {
        self.stat().approx_quantile(columns, probabilities, relative_error).await
    }

    /// Count, mean, deviation, least and most of columns, as texts. Without names, of all numbers and texts.
    pub fn describe<S: Into<String>>(&self, columns: impl IntoIterator<Item = S>) -> DataFrame {
        let cols = columns.into_iter().map(Into::into).collect();
        self.derived(RelType::Describe(Box::new(proto::StatDescribe { input: None, cols })), 0)
    }

    /// Statistics of all columns, as texts: `count`, `mean`, `stddev`, `min`, `max`, `25%`, ...
    pub fn summary<S: Into<String>>(&self, statistics: impl IntoIterator<Item = S>) -> DataFrame {
        let statistics = statistics.into_iter().map(Into::into).collect();
        self.derived(RelType::Summary(Box::new(proto::StatSummary { input: None, statistics })), 0)
    }
}

impl StatFunctions {
    /// How often each pair of values of two columns comes.
    pub fn crosstab(&self, col1: impl Into<String>, col2: impl Into<String>) -> DataFrame {
        let message = proto::StatCrosstab { input: None, col1: col1.into(), col2: col2.into() };
        self.0.derived(RelType::Crosstab(Box::new(message)), 0)
    }

    /// The values that make up more than a part of the rows, `support`, with some that do not.
    pub fn freq_items<S: Into<String>>(&self, columns: impl IntoIterator<Item = S>, support: f64) -> DataFrame {
        let cols = columns.into_iter().map(Into::into).collect();
        let message = proto::StatFreqItems { input: None, cols, support: Some(support) };
        self.0.derived(RelType::FreqItems(Box::new(message)), 0)
    }

    /// About a fraction of the rows of each value of `column`, by chance; none of a value that is not named.
    pub fn sample_by(
        &self,
        column: impl Into<Column>,
        fractions: impl IntoIterator<Item = (Literal, f64)>,
        seed: i64,
    ) -> DataFrame {
        let column = column.into();
        let fractions = fractions
            .into_iter()
            .map(|(stratum, fraction)| Fraction { stratum: Some(stratum.into_message()), fraction })
            .collect();
        let message = proto::StatSampleBy { input: None, col: Some(column.to_message()), fractions, seed: Some(seed) };
        self.0.derived_of(RelType::SampleBy(Box::new(message)), [&column])
    }

    /// The sample covariance of two columns, as a DataFrame of one number.
    pub fn cov_frame(&self, col1: impl Into<String>, col2: impl Into<String>) -> DataFrame {
        let message = proto::StatCov { input: None, col1: col1.into(), col2: col2.into() };
        self.0.derived(RelType::Cov(Box::new(message)), 0)
    }

    /// The sample covariance of two columns.
    pub async fn cov(&self, col1: impl Into<String>, col2: impl Into<String>) -> Result<f64> {
        number(&self.cov_frame(col1, col2)).await
    }

    /// Pearson's correlation of two columns, as a DataFrame of one number.
    pub fn corr_frame(&self, col1: impl Into<String>, col2: impl Into<String>) -> DataFrame {
        let method = Some("pearson".to_string());
        let message = proto::StatCorr { input: None, col1: col1.into(), col2: col2.into(), method };
        self.0.derived(RelType::Corr(Box::new(message)), 0)
    }

    /// Pearson's correlation of two columns.
    pub async fn corr(&self, col1: impl Into<String>, col2: impl Into<String>) -> Result<f64> {
        number(&self.corr_frame(col1, col2)).await
    }

    /// Approximate quantiles of columns, as a DataFrame of one array of arrays.
    pub fn approx_quantile_frame<S: Into<String>>(
        &self,
        columns: impl IntoIterator<Item = S>,
        probabilities: impl IntoIterator<Item = f64>,
        relative_error: f64,
    ) -> DataFrame {
        let message = proto::StatApproxQuantile {
            input: None,
            cols: columns.into_iter().map(Into::into).collect(),
            probabilities: probabilities.into_iter().collect(),
            relative_error,
        };
        self.0.derived(RelType::ApproxQuantile(Box::new(message)), 0)
    }

    /// Approximate quantiles: for each column a value for each probability. A column without values has none.
    pub async fn approx_quantile<S: Into<String>>(
        &self,
        columns: impl IntoIterator<Item = S>,
        probabilities: impl IntoIterator<Item = f64>,
        relative_error: f64,
    ) -> Result<Vec<Vec<f64>>> {
        let frame = self.approx_quantile_frame(columns, probabilities, relative_error);
        let batches = frame.collect().await?;
        let column = batches.iter().find(|batch| batch.num_rows() > 0).map(|batch| batch.column(0).clone());
        let columns = column.as_ref().and_then(|column| column.as_list_opt::<i32>()).map(|rows| rows.value(0));
        let columns = columns.as_ref().and_then(|columns| columns.as_list_opt::<i32>());
        let columns = columns.ok_or_else(|| Error::internal("quantiles without their arrays"))?;
        Ok((0..columns.len())
            .map(|at| {
                let values = columns.value(at);
                values.as_primitive_opt::<Float64Type>().map(|numbers| numbers.values().to_vec()).unwrap_or_default()
            })
            .collect())
    }
}

async fn number(frame: &DataFrame) -> Result<f64> {
    let batches = frame.collect().await?;
    let column = batches.iter().find(|batch| batch.num_rows() > 0).map(|batch| batch.column(0).clone());
    let number = column.as_ref().and_then(|column| column.as_primitive_opt::<Float64Type>());
    number.map(|numbers| numbers.value(0)).ok_or_else(|| Error::internal("a statistic without its number"))
}
