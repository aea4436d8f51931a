//! CREATE, DROP, ALTER and TRUNCATE of tables, views and databases. Spark: `statement` of the grammar, its DDL rules.

use std::collections::BTreeMap;

use super::command::packed;
use super::identifier::joined;
use super::parser::Parser;
use super::token::TokenKind;
use firesteel_protocol::extension::alter_table::{
    Action, AddColumns, AlterColumn, DropColumns, Rename, RenameColumn, SetProperties, SetQuery, UnsetProperties,
};
use firesteel_protocol::extension::{
    AlterTable, ColumnDefinition, CreateDatabase, CreateSourceView, CreateTable, CreateTemporaryView, CreateView,
    DropDatabase, DropTable, DropVariable, DropView, TruncateTable,
};
use firesteel_protocol::spark::connect::{Command, Relation};
use firesteel_protocol::{Error, Result, types};

/// The clauses between the name of a table or view and its query.
#[derive(Default)]
struct Clauses {
    provider: Option<String>,
    options: BTreeMap<String, String>,
    partition_columns: Vec<String>,
    comment: Option<String>,
    properties: BTreeMap<String, String>,
    location: Option<String>,
}

impl Parser {
    pub(super) fn create(&mut self) -> Result<Command> {
        self.expect_word("CREATE")?;
        let replace = self.take_words(&["OR", "REPLACE"]);
        let is_global = self.take_word("GLOBAL");
        let is_temporary = self.take_word("TEMPORARY") || self.take_word("TEMP");
        if self.take_word("VIEW") {
            return if is_temporary {
                self.create_temporary_view(replace, is_global)
            } else {
                self.create_view(replace)
            };
        }
        if is_temporary || is_global {
            return Err(Error::unsupported(format!("CREATE TEMPORARY {}", self.peek().text.to_uppercase())));
        }
        let is_external = self.take_word("EXTERNAL");
        if self.take_word("TABLE") {
            if is_external {
                return Err(Error::unsupported("CREATE EXTERNAL TABLE"));
            }
            return self.create_table(replace, false);
        }
        if !replace && ["DATABASE", "SCHEMA", "NAMESPACE"].iter().any(|word| self.take_word(word)) {
            return self.create_database();
        }
        Err(self.refused("CREATE"))
    }

    /// `REPLACE TABLE ..`
    pub(super) fn replace(&mut self) -> Result<Command> {
        self.expect_word("REPLACE")?;
        self.expect_word("TABLE")?;
        self.create_table(true, true)
    }

    /// What a statement does that is not offered, by its first two words; a syntax error without a second one.
    pub(super) fn refused(&self, first: &str) -> Error {
        match self.peek().kind {
            TokenKind::Word => Error::unsupported(format!("{first} {}", self.peek().text.to_uppercase())),
            _ => self.unexpected(),
        }
    }

    pub(super) fn if_not_exists(&mut self) -> bool {
        self.take_words(&["IF", "NOT", "EXISTS"])
    }

    fn create_temporary_view(&mut self, replace: bool, is_global: bool) -> Result<Command> {
        if self.peek_words(&["IF", "NOT", "EXISTS"]) {
            return Err(Error::unsupported("IF NOT EXISTS for a temporary view"));
        }
        let name = joined(&self.name_parts()?);
        let has_types =
            self.peek_symbol("(") && self.token(2).kind == TokenKind::Word && !self.is_word_at(2, "COMMENT");
        if has_types {
            let columns = self.column_definitions()?;
            return self.create_source_view(name, columns, replace, is_global);
        }
        let columns = if self.peek_symbol("(") { self.view_columns()? } else { Vec::new() };
        if self.peek_word("USING") {
            return self.create_source_view(name, columns, replace, is_global);
        }
        // Comments and properties of a temporary view are shown by no statement that is offered.
        self.clauses()?;
        self.expect_word("AS")?;
        let input = Some(self.query()?);
        let column_names = columns.into_iter().map(|column| column.name).collect();
        Ok(packed(&CreateTemporaryView { input, name, column_names, is_global, replace }))
    }

    fn create_source_view(
        &mut self,
        name: String,
        columns: Vec<ColumnDefinition>,
        replace: bool,
        is_global: bool,
    ) -> Result<Command> {
        self.expect_word("USING")?;
        let provider = joined(&self.name_parts()?);
        let options = if self.take_word("OPTIONS") { self.properties()? } else { BTreeMap::new() };
        Ok(packed(&CreateSourceView { name, columns, provider, options, replace, is_global }))
    }

    fn create_view(&mut self, replace: bool) -> Result<Command> {
        let start = self.at;
        let if_not_exists = self.if_not_exists();
        let name = joined(&self.name_parts()?);
        if replace && if_not_exists {
            let start = self.token_start(start);
            return Err(self.error(start, "CREATE_VIEW_WITH_IF_NOT_EXISTS_AND_REPLACE", &[]));
        }
        let columns = if self.peek_symbol("(") { self.view_columns()? } else { Vec::new() };
        if self.peek_words(&["WITH", "METRICS"]) {
            return Err(Error::unsupported("a metric view"));
        }
        let Clauses { comment, properties, .. } = self.clauses()?;
        self.expect_word("AS")?;
        let (text, query) = self.query_with_text()?;
        Ok(packed(&CreateView { name, if_not_exists, replace, columns, comment, properties, text, query: Some(query) }))
    }

    /// A query and its text.
    fn query_with_text(&mut self) -> Result<(String, Relation)> {
        let start = self.peek().start;
        let query = self.query()?;
        Ok((self.fragment(start, self.last_end()), query))
    }

    /// `(name [COMMENT 'text'], ..)`
    fn view_columns(&mut self) -> Result<Vec<ColumnDefinition>> {
        self.expect_symbol("(")?;
        let columns = self.separated(|parser| {
            let name = parser.name()?;
            let comment = if parser.take_word("COMMENT") { Some(parser.expect_text()?) } else { None };
            Ok(ColumnDefinition { name, comment, ..ColumnDefinition::default() })
        })?;
        self.expect_symbol(")")?;
        Ok(columns)
    }

    fn create_table(&mut self, replace: bool, must_exist: bool) -> Result<Command> {
        let if_not_exists = self.if_not_exists();
        let name = joined(&self.name_parts()?);
        let like = if self.take_word("LIKE") { Some(joined(&self.name_parts()?)) } else { None };
        let begins_query = ["SELECT", "WITH", "VALUES", "FROM", "TABLE"].iter().any(|word| self.is_word_at(1, word));
        let columns = if self.peek_symbol("(") && !begins_query { self.column_definitions()? } else { Vec::new() };
        let Clauses { provider, options, partition_columns, comment, properties, location } = self.clauses()?;
        let has_query = self.take_word("AS") || self.begins_query() || self.peek_symbol("(");
        let query = if has_query { Some(self.query()?) } else { None };
        Ok(packed(&CreateTable {
            name,
            if_not_exists,
            replace,
            must_exist,
            columns,
            provider,
            options,
            partition_columns,
            comment,
            properties,
            location,
            query,
            like,
        }))
    }

    /// USING, OPTIONS, PARTITIONED BY, COMMENT, TBLPROPERTIES and LOCATION, in any order.
    fn clauses(&mut self) -> Result<Clauses> {
        let mut clauses = Clauses::default();
        loop {
            match () {
                () if self.take_word("USING") => clauses.provider = Some(joined(&self.name_parts()?)),
                () if self.take_word("OPTIONS") => clauses.options = self.properties()?,
                () if self.take_word("TBLPROPERTIES") => clauses.properties = self.properties()?,
                () if self.take_word("COMMENT") => clauses.comment = Some(self.expect_text()?),
                () if self.take_word("LOCATION") => clauses.location = Some(self.expect_text()?),
                () if self.take_words(&["PARTITIONED", "BY"]) => clauses.partition_columns = self.name_list()?,
                () if self.peek_words(&["STORED", "AS"]) || self.peek_words(&["ROW", "FORMAT"]) => {
                    return Err(Error::unsupported("a table of Hive"));
                }
                () if self.peek_words(&["CLUSTERED", "BY"]) => return Err(Error::unsupported("CLUSTERED BY")),
                () if self.peek_words(&["CLUSTER", "BY"]) => return Err(Error::unsupported("CLUSTER BY of a table")),
                () if self.peek_words(&["DEFAULT", "COLLATION"]) => {
                    return Err(Error::unsupported("DEFAULT COLLATION"));
                }
                // How a view follows changes of its tables: the way that is offered is Spark's own default.
                () if self.take_words(&["WITH", "SCHEMA", "COMPENSATION"]) => {}
                () if self.peek_words(&["WITH", "SCHEMA"]) => return Err(Error::unsupported("WITH SCHEMA of a view")),
                () => return Ok(clauses),
            }
        }
    }

    /// `(key = 'value', key 'value', ..)`
    pub(super) fn properties(&mut self) -> Result<BTreeMap<String, String>> {
        self.expect_symbol("(")?;
        let pairs = self.separated(|parser| {
            let key = parser.property_key()?;
            parser.take_symbol("=");
            let value = match parser.peek().kind {
                TokenKind::Text => parser.expect_text()?,
                TokenKind::Number => parser.advance().text,
                TokenKind::Word if parser.peek_word("TRUE") || parser.peek_word("FALSE") => {
                    parser.advance().text.to_lowercase()
                }
                _ => return Err(parser.unexpected()),
            };
            Ok((key, value))
        })?;
        self.expect_symbol(")")?;
        Ok(pairs.into_iter().collect())
    }

    fn property_key(&mut self) -> Result<String> {
        match self.peek().kind {
            TokenKind::Text => self.expect_text(),
            _ => Ok(self.name_parts()?.join(".")),
        }
    }

    fn column_definitions(&mut self) -> Result<Vec<ColumnDefinition>> {
        self.expect_symbol("(")?;
        let columns = self.separated(Parser::column_definition)?;
        self.expect_symbol(")")?;
        Ok(columns)
    }

    /// `name type [NOT NULL] [DEFAULT expression] [COMMENT 'text']`
    fn column_definition(&mut self) -> Result<ColumnDefinition> {
        if self.peek_word("CONSTRAINT") || self.peek_words(&["PRIMARY", "KEY"]) || self.peek_words(&["FOREIGN", "KEY"])
        {
            return Err(Error::unsupported("a constraint of a table"));
        }
        let name = self.name()?;
        let data_type = self.data_type()?;
        let mut column =
            ColumnDefinition { name, type_text: types::sql_string(&data_type), ..ColumnDefinition::default() };
        loop {
            match () {
                () if self.take_words(&["NOT", "NULL"]) => column.not_null = true,
                () if self.take_word("COMMENT") => column.comment = Some(self.expect_text()?),
                () if self.take_word("DEFAULT") => {
                    let default = self.expression()?;
                    column.default_text = Some(self.fragment(default.start, default.end));
                }
                () if self.peek_words(&["GENERATED", "ALWAYS"]) => {
                    return Err(Error::unsupported("a generated column"));
                }
                () if ["PRIMARY", "UNIQUE", "REFERENCES", "CHECK", "CONSTRAINT"]
                    .iter()
                    .any(|word| self.peek_word(word)) =>
                {
                    return Err(Error::unsupported("a constraint of a column"));
                }
                () => return Ok(column),
            }
        }
    }

    fn create_database(&mut self) -> Result<Command> {
        let if_not_exists = self.if_not_exists();
        let name = joined(&self.name_parts()?);
        let mut database = CreateDatabase { name, if_not_exists, ..CreateDatabase::default() };
        loop {
            match () {
                () if self.take_word("COMMENT") => database.comment = Some(self.expect_text()?),
                () if self.take_word("LOCATION") => database.location = Some(self.expect_text()?),
                () if self.take_words(&["WITH", "DBPROPERTIES"]) || self.take_words(&["WITH", "PROPERTIES"]) => {
                    database.properties = self.properties()?;
                }
                () => return Ok(packed(&database)),
            }
        }
    }

    pub(super) fn drop(&mut self) -> Result<Command> {
        self.expect_word("DROP")?;
        if self.take_word("VIEW") {
            let if_exists = self.take_words(&["IF", "EXISTS"]);
            let name = joined(&self.name_parts()?);
            return Ok(packed(&DropView { name, if_exists }));
        }
        if self.take_word("TABLE") {
            let if_exists = self.take_words(&["IF", "EXISTS"]);
            let name = joined(&self.name_parts()?);
            // The files of a dropped table are gone at once, as with a file system without a trash folder.
            self.take_word("PURGE");
            return Ok(packed(&DropTable { name, if_exists }));
        }
        if ["DATABASE", "SCHEMA", "NAMESPACE"].iter().any(|word| self.take_word(word)) {
            let if_exists = self.take_words(&["IF", "EXISTS"]);
            let name = joined(&self.name_parts()?);
            let cascade = self.take_word("CASCADE");
            let _ = !cascade && self.take_word("RESTRICT");
            return Ok(packed(&DropDatabase { name, if_exists, cascade }));
        }
        let is_variable = self.is_word_at(1, "VARIABLE") || self.is_word_at(1, "VAR");
        if is_variable && (self.take_word("TEMPORARY") || self.take_word("TEMP")) {
            self.advance();
            let if_exists = self.take_words(&["IF", "EXISTS"]);
            let name = joined(&self.name_parts()?);
            return Ok(packed(&DropVariable { name, if_exists }));
        }
        Err(self.refused("DROP"))
    }

    pub(super) fn truncate(&mut self) -> Result<Command> {
        self.expect_word("TRUNCATE")?;
        self.expect_word("TABLE")?;
        let name = joined(&self.name_parts()?);
        if self.peek_word("PARTITION") {
            return Err(Error::unsupported("TRUNCATE TABLE .. PARTITION"));
        }
        Ok(packed(&TruncateTable { name }))
    }

    pub(super) fn alter(&mut self) -> Result<Command> {
        self.expect_word("ALTER")?;
        let is_view = self.take_word("VIEW");
        if !is_view && !self.take_word("TABLE") {
            return Err(self.refused("ALTER"));
        }
        let name = joined(&self.name_parts()?);
        let action = self.alteration(is_view)?;
        Ok(packed(&AlterTable { name, is_view, action: Some(action) }))
    }

    fn alteration(&mut self, is_view: bool) -> Result<Action> {
        Ok(match () {
            () if self.take_words(&["RENAME", "TO"]) => Action::Rename(Rename { to: joined(&self.name_parts()?) }),
            () if self.take_words(&["SET", "TBLPROPERTIES"]) => {
                Action::SetProperties(SetProperties { properties: self.properties()? })
            }
            () if self.take_words(&["UNSET", "TBLPROPERTIES"]) => self.unset_properties()?,
            () if is_view => {
                self.take_word("AS");
                let (text, query) = self.query_with_text()?;
                Action::SetQuery(SetQuery { text, query: Some(query) })
            }
            () if self.take_words(&["SET", "LOCATION"]) => Action::SetLocation(self.expect_text()?),
            () if self.take_words(&["ADD", "COLUMN"]) || self.take_words(&["ADD", "COLUMNS"]) => {
                self.added_columns()?
            }
            () if self.take_words(&["RENAME", "COLUMN"]) => {
                let from = joined(&self.name_parts()?);
                self.expect_word("TO")?;
                Action::RenameColumn(RenameColumn { from, to: self.name()? })
            }
            () if self.take_words(&["DROP", "COLUMN"]) || self.take_words(&["DROP", "COLUMNS"]) => {
                let if_exists = self.take_words(&["IF", "EXISTS"]);
                let in_parentheses = self.take_symbol("(");
                let names = self.separated(|parser| Ok(joined(&parser.name_parts()?)))?;
                if in_parentheses {
                    self.expect_symbol(")")?;
                }
                Action::DropColumns(DropColumns { names, if_exists })
            }
            () if self.take_word("ALTER") || self.take_word("CHANGE") => self.altered_column()?,
            () => return Err(Error::unsupported(format!("ALTER TABLE .. {}", self.peek().text.to_uppercase()))),
        })
    }

    fn unset_properties(&mut self) -> Result<Action> {
        let if_exists = self.take_words(&["IF", "EXISTS"]);
        self.expect_symbol("(")?;
        let keys = self.separated(Parser::property_key)?;
        self.expect_symbol(")")?;
        Ok(Action::UnsetProperties(UnsetProperties { keys, if_exists }))
    }

    fn added_columns(&mut self) -> Result<Action> {
        let columns =
            if self.peek_symbol("(") { self.column_definitions()? } else { self.separated(Parser::column_definition)? };
        if self.peek_word("FIRST") || self.peek_word("AFTER") {
            return Err(Error::unsupported("the place of an added column"));
        }
        Ok(Action::AddColumns(AddColumns { columns }))
    }

    fn altered_column(&mut self) -> Result<Action> {
        self.take_word("COLUMN");
        let mut altered = AlterColumn { name: joined(&self.name_parts()?), ..AlterColumn::default() };
        if self.take_word("COMMENT") {
            altered.comment = Some(self.expect_text()?);
        } else if self.take_word("TYPE") {
            altered.type_text = Some(types::sql_string(&self.data_type()?));
        } else if self.take_words(&["SET", "NOT", "NULL"]) {
            altered.not_null = Some(true);
        } else if self.take_words(&["DROP", "NOT", "NULL"]) {
            altered.not_null = Some(false);
        } else {
            return Err(Error::unsupported(format!("ALTER COLUMN .. {}", self.peek().text.to_uppercase())));
        }
        Ok(Action::AlterColumn(altered))
    }
}
