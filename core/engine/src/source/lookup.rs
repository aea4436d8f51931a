//! The one asynchronous pass before a plan is resolved: parses SQL text, finds views, opens files.

use std::sync::Arc;

use firesteel_protocol::extension::{
    Extension, GroupedSelect, LateralView, LimitBy, NaturalJoin, PipeStep, Pivot, Qualify, RecursiveTable, SetColumns,
    SortAll, UnpivotColumns,
};
use firesteel_protocol::spark::connect::read::{DataSource, NamedTable, ReadType};
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Kind, Node, Result};
use prost::Message;

use super::tables::node_key;
use super::{Opened, Request, Tables, open};
use crate::catalog::{self, Table, View};
use crate::command::{self, Parsed};
use crate::function::Settings;
use crate::resolve::{self, Environment};
use crate::session::Session;
use crate::sql;

/// Looks up all that `root` names.
pub(crate) async fn lookup(session: &Arc<Session>, settings: &Settings, root: &Arc<Node>) -> Result<Tables> {
    lookup_in(session, settings, root, session.database(), Vec::new()).await
}

/// Looks up all that `root` names, in a database that is not the current one: that of a view. `views` are those being
/// looked into.
async fn lookup_in(
    session: &Arc<Session>,
    settings: &Settings,
    root: &Arc<Node>,
    database: String,
    views: Vec<Vec<String>>,
) -> Result<Tables> {
    let variables = session.variables();
    let persisted = session.cached().persisted();
    let tables =
        Tables { case_sensitive: settings.case_sensitive, database, variables, persisted, ..Tables::default() };
    let mut pass = Pass { session, settings, tables, open: vec![Arc::clone(root)], views };
    while let Some(node) = pass.open.pop() {
        pass.visit(&node).await?;
    }
    Ok(pass.tables)
}

struct Pass<'a> {
    session: &'a Arc<Session>,
    settings: &'a Settings,
    tables: Tables,
    open: Vec<Arc<Node>>,
    /// The views of the catalog around.
    views: Vec<Vec<String>>,
}

impl Pass<'_> {
    async fn visit(&mut self, node: &Arc<Node>) -> Result<()> {
        if let Some(other) = resolve::rewritten(node) {
            self.open.push(other);
            return Ok(());
        }
        if matches!(node.rel_type(), RelType::Transpose(_)) {
            // Only its rows are looked at above.
            return self.transposed(node).await;
        }
        self.open.extend(node.inputs().iter().map(|input| Arc::clone(&input.node)));
        if let Some(query) = resolve::gathered_first(node) {
            let rows = self.session.rows(&query).await?;
            self.tables.gathered.insert(node_key(node).to_vec(), Arc::new(rows));
        }
        match node.rel_type() {
            RelType::Sql(sql) => self.statement(sql).await,
            RelType::Read(read) => self.read(read).await,
            RelType::Extension(any) => self.extension(any),
            RelType::Catalog(message) => self.catalog(node.plan_id(), message).await,
            RelType::CachedRemoteRelation(relation) => {
                let id = &relation.relation_id;
                let checkpoint = self.session.cached().checkpoint(id).ok_or_else(|| {
                    let parameters = [("dfId", id.as_str()), ("sessionId", "")];
                    Error::new(Kind::Analysis, "CONNECT_INVALID_PLAN.DATAFRAME_NOT_FOUND", &parameters)
                })?;
                self.tables.checkpoints.insert(id.clone(), checkpoint);
                Ok(())
            }
            RelType::CachedLocalRelation(relation) => self.block(&relation.hash, |hash| {
                let parameters = [("hash", hash)];
                Error::new(Kind::Analysis, "CONNECT_INVALID_PLAN.CANNOT_FIND_CACHED_LOCAL_RELATION", &parameters)
            }),
            RelType::ChunkedCachedLocalRelation(relation) => {
                let mut hashes = relation.data_hashes.iter().chain(&relation.schema_hash);
                hashes.try_for_each(|hash| self.block(hash, missing_block))
            }
            _ => Ok(()),
        }
    }

    async fn transposed(&mut self, node: &Arc<Node>) -> Result<()> {
        let most = self.session.configuration().get("spark.sql.transposeMaxValues");
        let most = most.and_then(|most| most.parse().ok()).unwrap_or(500);
        let mut tables = Tables::default();
        for input in node.inputs() {
            let database = self.tables.database.clone();
            tables =
                Box::pin(lookup_in(self.session, self.settings, &input.node, database, self.views.clone())).await?;
        }
        let environment = Environment { settings: self.settings, tables: &tables };
        let resolved = resolve::rows_to_transpose(node, &environment, most)?;
        let rows = self.session.collected(resolved).await?;
        if rows.batches.iter().map(arrow::array::RecordBatch::num_rows).sum::<usize>() > most {
            return Err(resolve::too_many_to_transpose(most));
        }
        self.tables.gathered.insert(node_key(node).to_vec(), Arc::new(rows));
        Ok(())
    }

    fn block(&mut self, hash: &str, missing: impl FnOnce(&str) -> Error) -> Result<()> {
        let data = self.session.block(hash).ok_or_else(|| missing(hash))?;
        self.tables.blocks.insert(hash.to_string(), data);
        Ok(())
    }

    async fn statement(&mut self, sql: &proto::Sql) -> Result<()> {
        let key = sql.encode_to_vec();
        if self.tables.statements.contains_key(&key) {
            return Ok(());
        }
        let node = match command::parsed(self.session, sql)? {
            Parsed::Query(node) => node,
            // A command inside a plan is carried out; its rows stand for it.
            Parsed::Command(message) => Box::pin(command::run_statement(self.session, *message)).await?,
        };
        self.open.push(Arc::clone(&node));
        self.tables.statements.insert(key, node);
        Ok(())
    }

    /// A call of the catalog is carried out once; its answer stands for it.
    async fn catalog(&mut self, plan_id: Option<i64>, message: &proto::Catalog) -> Result<()> {
        let key = message.encode_to_vec();
        if self.tables.answers.contains_key(&key) {
            return Ok(());
        }
        let known = plan_id.and_then(|plan_id| self.session.kept_answer(plan_id, &key));
        let node = match known {
            Some(node) => node,
            None => {
                let node = Box::pin(command::run_catalog(self.session, message)).await?;
                if let Some(plan_id) = plan_id {
                    self.session.keep_answer(plan_id, key.clone(), &node);
                }
                node
            }
        };
        self.open.push(Arc::clone(&node));
        self.tables.answers.insert(key, node);
        Ok(())
    }

    async fn read(&mut self, read: &proto::Read) -> Result<()> {
        if read.is_streaming {
            return Err(Error::unsupported("readStream"));
        }
        match &read.read_type {
            Some(ReadType::NamedTable(table)) => self.named(read, table).await,
            Some(ReadType::DataSource(source)) => self.source(read, source).await,
            None => Ok(()),
        }
    }

    async fn named(&mut self, read: &proto::Read, table: &NamedTable) -> Result<()> {
        let parts = sql::parse_identifier(&table.unparsed_identifier)?;
        let key = self.tables.key(&parts);
        if self.tables.views.contains_key(&key) {
            return Ok(());
        }
        if let Some(view) = self.session.view(&parts, self.settings.case_sensitive) {
            if !table.options.is_empty() {
                return Err(Error::unsupported("options of a view"));
            }
            if view.bound.is_none() {
                self.open.push(Arc::clone(&view.node));
            }
            self.tables.views.insert(key, view);
            return Ok(());
        }
        if let Some(found) = self.in_catalog(&parts)? {
            return self.table(read, table, parts, found).await;
        }
        // Other names may be those of common table expressions; the resolver knows.
        let [format, path] = parts.as_slice() else { return Ok(()) };
        if !super::is_format(format) {
            return Ok(());
        }
        let paths = std::slice::from_ref(path);
        let request = Request { format, schema: None, options: &table.options, paths, may_lack: false };
        self.open_files(read.encode_to_vec(), &request).await
    }

    fn in_catalog(&self, parts: &[String]) -> Result<Option<Table>> {
        match catalog::table_name(parts, &self.tables.database) {
            Some((database, name)) => self.session.engine.store.table(database, name),
            None => Ok(None),
        }
    }

    /// A table or view of the catalog.
    async fn table(&mut self, read: &proto::Read, named: &NamedTable, parts: Vec<String>, table: Table) -> Result<()> {
        let Some(view) = &table.view else {
            let mut options = table.options.clone();
            options.extend(named.options.clone());
            let schema = table.schema_text();
            let paths = std::slice::from_ref(&table.location);
            let request =
                Request { format: &table.provider, schema: Some(&schema), options: &options, paths, may_lack: true };
            self.tables.catalog_names.insert(read.encode_to_vec(), table.parts());
            return self.open_files(read.encode_to_vec(), &request).await;
        };
        let own = table.parts();
        if self.views.contains(&own) {
            let shown = own.iter().map(|part| catalog::quoted(part)).collect::<Vec<_>>().join(".");
            let parameters = [("viewIdent", shown.as_str()), ("newPath", &format!("{shown} -> {shown}"))];
            return Err(Error::new(Kind::Analysis, "RECURSIVE_VIEW", &parameters));
        }
        let sql::Statement::Query(query) = sql::parse_statement(&view.text, self.settings.backslashes)? else {
            return Err(Error::internal("the text of a view is no query"));
        };
        let node = Node::from_message(query, crate::EXPRESSION_DEPTH)?;
        let around = self.views.iter().cloned().chain([own.clone()]).collect();
        let inner = lookup_in(self.session, self.settings, &node, view.database.clone(), around);
        let inner = Box::pin(inner).await?;
        let view = View {
            name: own,
            node,
            column_names: table.columns.iter().map(|column| column.name.clone()).collect(),
            query_columns: view.query_columns.clone(),
            bound: Some(Arc::new(inner)),
        };
        self.tables.views.insert(self.tables.key(&parts), Arc::new(view));
        Ok(())
    }

    async fn source(&mut self, read: &proto::Read, source: &DataSource) -> Result<()> {
        let key = read.encode_to_vec();
        if self.tables.providers.contains_key(&key) {
            return Ok(());
        }
        let DataSource { format, schema, options, paths, predicates, source_name } = source;
        if !predicates.is_empty() {
            return Err(Error::unsupported("read.jdbc with predicates"));
        }
        if source_name.is_some() {
            return Err(Error::unsupported("a named source"));
        }
        let default = self.session.configuration().get(crate::session::configuration::DEFAULT_SOURCE);
        let format = format.clone().or(default).unwrap_or_else(|| "parquet".to_string());
        let schema = schema.as_deref().filter(|schema| !schema.is_empty());
        let request = Request { format: &format, schema, options, paths, may_lack: false };
        self.open_files(key, &request).await
    }

    async fn open_files(&mut self, key: Vec<u8>, request: &Request<'_>) -> Result<()> {
        let Opened { provider, files, partition_columns: _ } = open(self.session, self.settings, request).await?;
        self.tables.files.extend(files.iter().cloned());
        self.tables.read_files.insert(key.clone(), files);
        self.tables.providers.insert(key, provider);
        Ok(())
    }

    /// The relations inside messages of our own.
    fn extension(&mut self, any: &prost_types::Any) -> Result<()> {
        let inputs = if let Some(message) = GroupedSelect::unpack(any) {
            vec![message.input]
        } else if let Some(message) = NaturalJoin::unpack(any) {
            vec![message.left, message.right]
        } else if let Some(message) = LateralView::unpack(any) {
            vec![message.input]
        } else if let Some(message) = Qualify::unpack(any) {
            vec![message.input]
        } else if let Some(message) = SortAll::unpack(any) {
            vec![message.input]
        } else if let Some(message) = LimitBy::unpack(any) {
            vec![message.input]
        } else if let Some(message) = Pivot::unpack(any) {
            vec![message.input]
        } else if let Some(message) = UnpivotColumns::unpack(any) {
            vec![message.input]
        } else if let Some(message) = PipeStep::unpack(any) {
            vec![message.input]
        } else if let Some(message) = SetColumns::unpack(any) {
            vec![message.input]
        } else if let Some(message) = RecursiveTable::unpack(any) {
            vec![message.query]
        } else {
            Vec::new()
        };
        for input in inputs.into_iter().flatten() {
            self.open.push(Node::from_message(input, crate::EXPRESSION_DEPTH)?);
        }
        Ok(())
    }
}

fn missing_block(hash: &str) -> Error {
    let parameters = [("hash", hash), ("sessionUUID", "of this connection")];
    Error::new(Kind::Analysis, "CONNECT_INVALID_PLAN.NOT_FOUND_CHUNKED_CACHED_LOCAL_RELATION", &parameters)
}
