//! Statements through the parser, the resolver and DataFusion, beside Spark's answers in [`cases`].

mod cases;

use arrow::array::RecordBatch;
use arrow::util::display::{ArrayFormatter, FormatOptions};
use datafusion::execution::SessionStateBuilder;
use datafusion::prelude::{SessionConfig, SessionContext};
use firesteel_protocol::{Error, Node, Result, types};

use super::{Environment, Resolved};
use crate::error::from_datafusion;
use crate::function::Settings;
use crate::plan::output;
use crate::source::Tables;
use crate::sql::{self, Statement};

fn resolved(text: &str) -> Result<Resolved> {
    let Statement::Query(relation) = sql::parse_statement(text, sql::Backslashes::Escape)? else {
        return Err(Error::internal("not a query"));
    };
    let node = Node::from_message(relation, 256)?;
    let (settings, tables) = (Settings::default(), Tables::default());
    super::resolve(&node, &Environment { settings: &settings, tables: &tables })
}

/// Columns and rows as text.
fn answer(text: &str) -> Result<(String, Vec<String>)> {
    let resolved = resolved(text)?;
    let schema = output::schema(&resolved.columns, "UTC")?;
    let columns: Vec<String> = types::fields(&types::schema_from_arrow(&schema)?)
        .iter()
        .map(|field| {
            let data_type = field.data_type.as_ref().map(types::simple_string).unwrap_or_default();
            format!("{}:{data_type}", field.name)
        })
        .collect();
    let config = SessionConfig::new().with_target_partitions(2);
    let state = SessionStateBuilder::new_with_default_features().with_config(config).build();
    let context = SessionContext::new_with_state(state);
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(Error::internal)?;
    let batches = runtime.block_on(async {
        let frame = context.execute_logical_plan(resolved.plan).await?;
        frame.collect().await
    });
    let mut rows = Vec::new();
    for batch in batches.map_err(from_datafusion)? {
        rows.extend(texts(&output::restored(&batch, &schema)?)?);
    }
    Ok((columns.join(","), rows))
}

fn texts(batch: &RecordBatch) -> Result<Vec<String>> {
    let options = FormatOptions::default().with_null("NULL");
    let columns: Vec<_> = batch
        .columns()
        .iter()
        .map(|column| ArrayFormatter::try_new(column.as_ref(), &options))
        .collect::<Result<_, _>>()
        .map_err(Error::internal)?;
    let row = |at: usize| columns.iter().map(|column| column.value(at).to_string()).collect::<Vec<_>>().join(",");
    Ok((0..batch.num_rows()).map(row).collect())
}

fn filled(text: &str) -> String {
    text.replace("{t}", cases::T).replace("{u}", cases::U)
}

#[test]
fn statements_answer_as_spark_does() {
    let mut differences = Vec::new();
    for (text, columns, rows) in cases::ANSWERS {
        let expected = (columns.to_string(), rows.iter().map(|row| row.to_string()).collect::<Vec<_>>());
        match answer(&filled(text)) {
            Ok(answer) if answer == expected => {}
            Ok(answer) => differences.push(format!("{text}\n  Spark: {expected:?}\n  here:  {answer:?}")),
            Err(error) => differences.push(format!("{text}\n  {error}")),
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn refusals_name_sparks_condition_and_parameters() {
    let mut differences = Vec::new();
    for (text, condition, parameters) in cases::REFUSALS {
        match resolved(text) {
            Ok(_) => differences.push(format!("{text}: resolved")),
            Err(error) => {
                let same = |(name, value): &(&str, &str)| error.parameters().get(*name).is_some_and(|own| own == value);
                if error.condition() != *condition || !parameters.iter().all(same) {
                    differences.push(format!("{text}\n  Spark: {condition} {parameters:?}\n  here:  {error}"));
                }
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn names_of_fields_never_meet_datafusion() -> Result<()> {
    let resolved = resolved("SELECT a, a, A FROM VALUES (1) AS t(a)")?;
    let names: Vec<&str> = resolved.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["a", "a", "A"]);
    assert!(resolved.plan.schema().fields().iter().all(|field| field.name().starts_with('#')));
    Ok(())
}

#[test]
fn deep_plans_are_resolved() -> Result<()> {
    use firesteel_protocol::spark::connect::{self as proto, relation::RelType};
    let range = proto::Range { start: Some(0), end: 3, step: 1, num_partitions: None };
    let mut node = Node::new(Some(0), RelType::Range(range), Vec::new(), 0);
    let deeper = |mut node, levels| {
        for id in 1..levels {
            let limit = proto::Limit { input: None, limit: 2 };
            node = Node::new(Some(id), RelType::Limit(Box::new(limit)), vec![node], 0);
        }
        node
    };
    node = deeper(node, 500);
    let (settings, tables) = (Settings::default(), Tables::default());
    let environment = Environment { settings: &settings, tables: &tables };
    let resolved = super::resolve(&node, &environment)?;
    assert_eq!(resolved.columns.len(), 1);
    let refused = super::resolve(&deeper(node, 2_000), &environment).map(|_| ());
    assert_eq!(refused.map_err(|error| error.condition().to_string()), Err("UNSUPPORTED_OPERATION".to_string()));
    // Taken down on a stack that fits it: DataFusion's plans drop recursively.
    firesteel_protocol::stack::with_depth(4_000, || drop(resolved));
    Ok(())
}
