//! Questions about plans. Spark: `SparkConnectAnalyzeHandler`.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use firesteel_protocol::spark::connect::analyze_plan_response as response;
use firesteel_protocol::spark::connect::analyze_plan_response::Result as Answer;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::{Analyze, Error, Kind, Node, Plan, Result, types};

use super::Session;
use super::cached;
use super::explain;
use super::meaning::{Meaning, Meanings};
use super::query::Analyzed;
use crate::resolve::sameness::{leaves, without_ids};

/// The version of Spark whose answers the engine gives.
const SPARK_VERSION: &str = "4.3.0";

pub(super) async fn answer(session: &Arc<Session>, question: Analyze) -> Result<Answer> {
    Ok(match question {
        Analyze::Schema(plan) => {
            let schema = Analyzed::new(session, &root(plan)?).await?.schema()?;
            Answer::Schema(response::Schema { schema: Some(schema) })
        }
        Analyze::Explain { plan, mode } => {
            let explain_string = explain::text(session, &root(plan)?, mode.into()).await?;
            Answer::Explain(response::Explain { explain_string })
        }
        Analyze::TreeString { plan, level } => {
            let schema = Analyzed::new(session, &root(plan)?).await?.schema()?;
            Answer::TreeString(response::TreeString { tree_string: types::tree_string(&schema, level) })
        }
        Analyze::IsLocal(plan) => {
            let is_local = matches!(root(plan)?.rel_type(), RelType::LocalRelation(_));
            Answer::IsLocal(response::IsLocal { is_local })
        }
        Analyze::IsStreaming(plan) => {
            Analyzed::new(session, &root(plan)?).await?;
            // Streaming reads are refused when they are looked up.
            Answer::IsStreaming(response::IsStreaming { is_streaming: false })
        }
        Analyze::InputFiles(plan) => {
            let files = Analyzed::new(session, &root(plan)?).await?.tables.files();
            Answer::InputFiles(response::InputFiles { files })
        }
        Analyze::SparkVersion => Answer::SparkVersion(response::SparkVersion { version: SPARK_VERSION.to_string() }),
        Analyze::DdlParse(text) => {
            Answer::DdlParse(response::DdlParse { parsed: Some(crate::sql::parse_data_type(&text)?) })
        }
        Analyze::JsonToDdl(text) => {
            let schema = crate::resolve::parse_schema(&text)?;
            let fields = types::fields(&schema).iter();
            let columns = fields.map(|field| {
                let data_type = field.data_type.as_ref().map(types::sql_string).unwrap_or_default();
                let not_null = if field.nullable { "" } else { " NOT NULL" };
                format!("{} {data_type}{not_null}", crate::sql::quoted(&field.name))
            });
            Answer::JsonToDdl(response::JsonToDdl { ddl_string: columns.collect::<Vec<_>>().join(",") })
        }
        Analyze::SameSemantics { target, other } => {
            let result = same(session, &root(target)?, &root(other)?).await?;
            Answer::SameSemantics(response::SameSemantics { result })
        }
        Analyze::SemanticHash(plan) => {
            let mut hasher = DefaultHasher::new();
            Analyzed::new(session, &root(plan)?).await?.plan.display_indent().to_string().hash(&mut hasher);
            // Half of the hash is as good as all of it.
            Answer::SemanticHash(response::SemanticHash { result: hasher.finish() as i32 })
        }
        Analyze::Persist { relation, storage_level } => {
            let meaning = meaning(session, &relation).await?;
            session.change_cached(|cached| cached.persist(meaning, storage_level.unwrap_or(cached::USUAL)));
            Answer::Persist(response::Persist {})
        }
        Analyze::Unpersist { relation, blocking: _ } => {
            let meaning = meaning(session, &relation).await?;
            session.change_cached(|cached| cached.unpersist(&meaning));
            Answer::Unpersist(response::Unpersist {})
        }
        Analyze::GetStorageLevel(relation) => {
            let meaning = meaning(session, &relation).await?;
            let level = session.cached().level(&meaning).unwrap_or(cached::NONE);
            Answer::GetStorageLevel(response::GetStorageLevel { storage_level: Some(level) })
        }
    })
}

/// What a relation means in this session. It must be sound, as for any other question.
pub(crate) async fn meaning(session: &Arc<Session>, relation: &Arc<Node>) -> Result<Meaning> {
    let analyzed = Analyzed::new(session, relation).await?;
    Meanings::new(&analyzed.settings)
        .of(relation, &analyzed.tables)
        .ok_or_else(|| Error::unsupported("keeping a DataFrame whose names mean something only inside another"))
}

/// Whether two relations mean the same, whatever their columns are called. Scans of plans are equal when their tables have
/// the same columns, so what is read is compared by itself.
async fn same(session: &Arc<Session>, target: &Arc<Node>, other: &Arc<Node>) -> Result<bool> {
    if without_ids(target) == without_ids(other) {
        return Ok(true);
    }
    let (one, two) = (Analyzed::new(session, target).await?, Analyzed::new(session, other).await?);
    Ok(leaves(target) == leaves(other) && one.plan == two.plan)
}

fn root(plan: Plan) -> Result<Arc<Node>> {
    match plan {
        Plan::Root(node) => Ok(node),
        Plan::Command(_) => {
            let parameters = [("errorMsg", "a command has no answer to this question")];
            Err(Error::new(Kind::Analysis, "CONNECT_INVALID_PLAN.CANNOT_PARSE", &parameters))
        }
    }
}
