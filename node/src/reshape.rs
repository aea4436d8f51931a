//! `DataFrame`: what gives it another shape, other partitions or other company.

use firesteel::{JoinType, NearestBy};
use napi::Env;
use napi::bindgen_prelude::{BigInt, ClassInstance, Object};
use napi_derive::napi;

use crate::border::{cancellable, given, long, promise};
use crate::column::{Column, Columns, inner};
use crate::dataframe::{DataFrame, Token};

/// How the rows of the other side are found, as `lib/dataframe.ts` says it.
#[napi(object)]
pub struct Nearest {
    pub rows: i32,
    pub mode: String,
    pub direction: String,
    pub join_type: String,
}

fn seed(function: &str, seed: Option<BigInt>) -> napi::Result<Option<i64>> {
    seed.map(|seed| long(function, "seed", &seed)).transpose()
}

#[napi]
impl DataFrame {
    #[napi]
    pub fn metadata_column(&self, name: String) -> Column {
        Column(self.0.metadata_column(name))
    }

    #[napi]
    pub fn col_regex(&self, pattern: String) -> Column {
        Column(self.0.col_regex(pattern))
    }

    #[napi]
    pub fn coalesce(&self, partitions: i32) -> DataFrame {
        DataFrame(self.0.coalesce(partitions))
    }

    #[napi]
    pub fn repartition_by(&self, partitions: Option<i32>, columns: Columns<'_>) -> DataFrame {
        DataFrame(self.0.repartition_by(partitions, inner(&columns)))
    }

    #[napi]
    pub fn repartition_by_range(&self, partitions: Option<i32>, columns: Columns<'_>) -> DataFrame {
        DataFrame(self.0.repartition_by_range(partitions, inner(&columns)))
    }

    #[napi]
    pub fn repartition_by_id(&self, partitions: i32, partition_id: ClassInstance<'_, Column>) -> DataFrame {
        DataFrame(self.0.repartition_by_id(partitions, partition_id.0.clone()))
    }

    #[napi]
    pub fn describe(&self, names: Vec<String>) -> DataFrame {
        DataFrame(self.0.describe(names))
    }

    #[napi]
    pub fn summary(&self, statistics: Vec<String>) -> DataFrame {
        DataFrame(self.0.summary(statistics))
    }

    /// By all columns, when no name is given.
    #[napi]
    pub fn drop_duplicates_within_watermark(&self, names: Vec<String>) -> DataFrame {
        DataFrame(self.0.drop_duplicates_within_watermark((!names.is_empty()).then_some(names)))
    }

    #[napi]
    pub fn sample(&self, fraction: f64, with_replacement: bool, by: Option<BigInt>) -> napi::Result<DataFrame> {
        Ok(DataFrame(self.0.sample(fraction, with_replacement, seed("sample", by)?)))
    }

    #[napi]
    pub fn random_split(&self, weights: Vec<f64>, by: Option<BigInt>) -> napi::Result<Vec<DataFrame>> {
        let parts = given(self.0.random_split(&weights, seed("randomSplit", by)?))?;
        Ok(parts.into_iter().map(DataFrame).collect())
    }

    #[napi]
    pub fn unpivot(&self, ids: Columns<'_>, values: Option<Columns<'_>>, variable: String, value: String) -> DataFrame {
        DataFrame(self.0.unpivot(inner(&ids), values.as_ref().map(inner), variable, value))
    }

    #[napi]
    pub fn transpose(&self, index: Option<ClassInstance<'_, Column>>) -> DataFrame {
        DataFrame(self.0.transpose(index.map(|index| index.0.clone())))
    }

    /// The schema is DDL.
    #[napi]
    pub fn to_schema<'env>(&self, env: &'env Env, schema: String, token: Token<'_>) -> napi::Result<Object<'env>> {
        let input = self.0.clone();
        let work = async move { Ok(input.to_schema(input.session().parse_ddl(schema).await?)) };
        promise(env, cancellable(token, work), |_, made| Ok(DataFrame(made)))
    }

    #[napi]
    pub fn to_json(&self) -> DataFrame {
        DataFrame(self.0.to_json())
    }

    #[napi]
    pub fn zip_with_index(&self, name: String) -> DataFrame {
        DataFrame(self.0.zip_with_index(name))
    }

    /// The metadata are JSON.
    #[napi]
    pub fn with_metadata(&self, name: String, metadata: String) -> DataFrame {
        DataFrame(self.0.with_metadata(name, metadata))
    }

    #[napi]
    pub fn with_watermark(&self, event_time: String, delay: String) -> DataFrame {
        DataFrame(self.0.with_watermark(event_time, delay))
    }

    #[napi]
    pub fn observe(&self, name: String, metrics: Columns<'_>) -> DataFrame {
        DataFrame(self.0.observe(name, inner(&metrics)))
    }

    #[napi]
    pub fn zip(&self, other: ClassInstance<'_, DataFrame>) -> DataFrame {
        DataFrame(self.0.zip(&other.0))
    }

    #[napi]
    pub fn lateral_join(
        &self,
        other: ClassInstance<'_, DataFrame>,
        condition: Option<ClassInstance<'_, Column>>,
        join_type: String,
    ) -> napi::Result<DataFrame> {
        let join_type: JoinType = given(join_type.parse())?;
        let condition = condition.map(|condition| condition.0.clone());
        Ok(DataFrame(given(self.0.lateral_join(&other.0, condition, join_type))?))
    }

    #[napi]
    pub fn nearest_by_join(
        &self,
        other: ClassInstance<'_, DataFrame>,
        ranking: ClassInstance<'_, Column>,
        by: Nearest,
    ) -> napi::Result<DataFrame> {
        let Nearest { rows, mode, direction, join_type } = by;
        let by = NearestBy { ranking: ranking.0.clone(), rows, how: join_type, mode, direction };
        Ok(DataFrame(given(self.0.nearest_by_join(&other.0, &by))?))
    }
}
