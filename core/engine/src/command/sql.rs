//! SQL statements: queries are handed back as relations, commands are carried out at once. Spark:
//! `SparkConnectPlanner.handleSqlCommand`.

use std::sync::Arc;

use firesteel_protocol::extension::{
    AlterTable, CacheTable, CreateDatabase, CreateSourceView, CreateTable, CreateTemporaryView, CreateView,
    DeclareVariable, Describe, DropDatabase, DropTable, DropVariable, DropView, ExplainQuery, Extension, InsertInto,
    SetConfiguration, SetVariable, Show, TruncateTable, UseNamespace, cache_table,
};
use firesteel_protocol::plan::CommandNode;
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::command::CommandType;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::{Error, Event, Node, Result, event::CommandResult};

use super::{catalog, database, describe, insert, local, show, table, variable, view};
use crate::session::Session;
use crate::session::explain;
use crate::session::operation::{Sink, emit};
use crate::session::query::Analyzed;
use crate::sql::{self, Parameters, Statement};

/// A parsed text.
pub(crate) enum Parsed {
    Query(Arc<Node>),
    Command(Box<proto::Command>),
}

/// Parses a text with its arguments, or finds it among those the session keeps.
pub(crate) fn parsed(session: &Session, message: &proto::Sql) -> Result<Parsed> {
    let parameters = Parameters::of(message);
    let text = &message.query;
    let dialect = session.settings().dialect();
    // Kept statements have no arguments and were read as texts are read by default.
    let is_kept = parameters.is_empty() && dialect == sql::Dialect::default();
    if is_kept && let Some(kept) = session.kept_statement(text) {
        return Ok(Parsed::Query(kept));
    }
    match sql::parse_statement_with(text, parameters, dialect)? {
        Statement::Query(relation) => {
            let node = Node::from_message(relation, crate::EXPRESSION_DEPTH)?;
            if is_kept {
                session.keep_statement(text, &node);
            }
            Ok(Parsed::Query(node))
        }
        Statement::Command(message) => Ok(Parsed::Command(Box::new(message))),
    }
}

/// `spark.sql(text)`: gives back a relation that stands for the statement's rows.
pub(super) async fn run(
    session: &Arc<Session>,
    node: &CommandNode,
    message: &proto::SqlCommand,
    sink: &Sink,
) -> Result<()> {
    let relation = relation(node, message)?;
    let result = match relation.rel_type() {
        RelType::Sql(sql) => match parsed(session, sql)? {
            Parsed::Command(command) => run_statement(session, *command).await?,
            Parsed::Query(_) => checked(session, relation).await?,
        },
        RelType::WithRelations(_) => match command_with_tables(session, &relation)? {
            Some(command) => beside_tables(session, &relation, command).await?,
            None => checked(session, relation).await?,
        },
        _ => checked(session, relation).await?,
    };
    emit(sink, Event::CommandResult(Box::new(CommandResult::Relation(result)))).await
}

/// The command that a text is whose tables are DataFrames: `spark.sql("INSERT INTO t SELECT * FROM {df}", df=df)`.
fn command_with_tables(session: &Session, relation: &Node) -> Result<Option<proto::Command>> {
    let RelType::Sql(sql) = relation.input(0)?.rel_type() else { return Ok(None) };
    match parsed(session, sql)? {
        Parsed::Command(command) => Ok(Some(*command)),
        Parsed::Query(_) => Ok(None),
    }
}

/// Carries a command out while its DataFrames are temporary views. Spark: `SparkConnectPlanner.executeSQLWithRefs`.
async fn beside_tables(session: &Arc<Session>, relation: &Node, command: proto::Command) -> Result<Arc<Node>> {
    let case_sensitive = session.settings().case_sensitive;
    let mut names = Vec::new();
    let mut outcome = Ok(());
    for reference in relation.inputs().iter().skip(1) {
        let RelType::SubqueryAlias(alias) = reference.node.rel_type() else { continue };
        outcome = view::refer(session, &alias.alias, &reference.node).await;
        if outcome.is_err() {
            break;
        }
        names.push(vec![alias.alias.clone()]);
    }
    let rows = match outcome {
        Ok(()) => run_statement(session, command).await,
        Err(error) => Err(error),
    };
    for name in names {
        session.drop_view(&name, case_sensitive);
    }
    rows
}

/// The relation of the statement; older clients send its parts instead.
#[expect(deprecated, reason = "the fields older clients send")]
fn relation(node: &CommandNode, message: &proto::SqlCommand) -> Result<Arc<Node>> {
    if let Ok(input) = node.input() {
        return Ok(Arc::clone(input));
    }
    let sql = proto::Sql {
        query: message.sql.clone(),
        args: message.args.clone(),
        pos_args: message.pos_args.clone(),
        named_arguments: message.named_arguments.clone(),
        pos_arguments: message.pos_arguments.clone(),
    };
    Ok(Node::new(None, RelType::Sql(sql), Vec::new(), crate::EXPRESSION_DEPTH))
}

/// A query is not run yet, but its errors come now, as in Spark.
async fn checked(session: &Arc<Session>, relation: Arc<Node>) -> Result<Arc<Node>> {
    Analyzed::new(session, &relation).await?;
    Ok(relation)
}

/// Carries out a command that came as text; gives its rows.
pub(crate) async fn run_statement(session: &Arc<Session>, command: proto::Command) -> Result<Arc<Node>> {
    match command.command_type {
        Some(CommandType::Extension(any)) => extension(session, &any).await,
        _ => Err(Error::unsupported("this statement")),
    }
}

/// Carries out one of our own messages; gives its rows.
pub(super) async fn extension(session: &Arc<Session>, any: &prost_types::Any) -> Result<Arc<Node>> {
    if let Some(message) = CreateTemporaryView::unpack(any) {
        view::create_from_query(session, message).await?;
    } else if let Some(message) = CreateSourceView::unpack(any) {
        view::create_from_source(session, message).await?;
    } else if let Some(message) = DropView::unpack(any) {
        view::drop_view(session, &message)?;
    } else if let Some(message) = SetConfiguration::unpack(any) {
        return configure(session, message);
    } else if let Some(message) = ExplainQuery::unpack(any) {
        let input = message.input.ok_or_else(|| Error::internal("EXPLAIN without a query"))?;
        let input = Node::from_message(input, crate::EXPRESSION_DEPTH)?;
        let text = explain::text(session, &input, explain::Mode::named(&message.mode)).await?;
        return local::strings(&[("plan", vec![Some(text)])], true);
    } else {
        return definition(session, any).await;
    }
    local::nothing()
}

/// What changes or shows the catalog and the variables.
async fn definition(session: &Arc<Session>, any: &prost_types::Any) -> Result<Arc<Node>> {
    if let Some(message) = CreateTable::unpack(any) {
        table::create(session, message).await?;
    } else if let Some(message) = CreateView::unpack(any) {
        table::create_view(session, message).await?;
    } else if let Some(message) = DropTable::unpack(any) {
        table::drop(session, &message)?;
    } else if let Some(message) = TruncateTable::unpack(any) {
        table::truncate(session, &message)?;
    } else if let Some(message) = AlterTable::unpack(any) {
        table::alter(session, message).await?;
    } else if let Some(message) = InsertInto::unpack(any) {
        insert::insert(session, message).await?;
    } else if let Some(message) = CreateDatabase::unpack(any) {
        database::create(session, message)?;
    } else if let Some(message) = DropDatabase::unpack(any) {
        database::drop(session, &message)?;
    } else if let Some(message) = UseNamespace::unpack(any) {
        database::enter(session, &message)?;
    } else if let Some(message) = Show::unpack(any) {
        return show::run(session, &message);
    } else if let Some(message) = Describe::unpack(any) {
        return describe::run(session, message).await;
    } else if let Some(message) = CacheTable::unpack(any) {
        match message.kind() {
            cache_table::Kind::Unspecified => return Err(Error::internal("a cache statement without what it does")),
            cache_table::Kind::Cache if message.query.is_some() => {
                return Err(Error::unsupported("CACHE TABLE .. AS query"));
            }
            cache_table::Kind::Cache => catalog::cache(session, &message.name, None).await?,
            cache_table::Kind::Uncache => match catalog::uncache(session, &message.name).await {
                Err(_) if message.if_exists => {}
                outcome => outcome?,
            },
            cache_table::Kind::Clear => session.change_cached(crate::session::cached::Cached::clear),
            // What is kept is found by the files as they are, so files that have changed are read anew.
            cache_table::Kind::Refresh => {
                table::existing(session, &message.name)?;
            }
        }
    } else if let Some(message) = DeclareVariable::unpack(any) {
        variable::declare(session, message).await?;
    } else if let Some(message) = SetVariable::unpack(any) {
        variable::set(session, message).await?;
    } else if let Some(message) = DropVariable::unpack(any) {
        variable::drop(session, &message)?;
    } else {
        return Err(Error::unsupported(format!("the extension {}", any.type_url)));
    }
    local::nothing()
}

/// `SET`, `SET key`, `SET key = value`, `RESET`, `RESET key`.
fn configure(session: &Session, message: SetConfiguration) -> Result<Arc<Node>> {
    let SetConfiguration { key, value, reset } = message;
    match (key, value) {
        (Some(key), _) if reset => {
            session.configure(|configuration| configuration.unset(&key))?;
            local::nothing()
        }
        (None, _) if reset => {
            session.configure(|configuration| {
                configuration.reset();
                Ok(())
            })?;
            local::nothing()
        }
        (Some(key), Some(value)) => {
            session.configure(|configuration| configuration.set(&key, &value))?;
            pairs([(key, value)])
        }
        (Some(key), None) => {
            let value = session.configuration().get(&key).unwrap_or_else(|| "<undefined>".to_string());
            pairs([(key, value)])
        }
        (None, _) => pairs(session.configuration().explicit().clone()),
    }
}

fn pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Result<Arc<Node>> {
    let (keys, values) = pairs.into_iter().map(|(key, value)| (Some(key), Some(value))).unzip();
    local::strings(&[("key", keys), ("value", values)], false)
}
