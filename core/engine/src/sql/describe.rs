//! SHOW, DESCRIBE, USE, CACHE and REFRESH: what asks about the catalog, and what changes how it is read. Spark: those
//! rules of `statement` in the grammar.

use super::command::packed;
use super::identifier::joined;
use super::parser::Parser;
use super::token::TokenKind;
use firesteel_protocol::extension::{CacheTable, Describe, Show, UseNamespace, cache_table, describe, show};
use firesteel_protocol::spark::connect::Command;
use firesteel_protocol::{Error, Result};

impl Parser {
    pub(super) fn show(&mut self) -> Result<Command> {
        self.expect_word("SHOW")?;
        let mut shown = Show::default();
        let what = match () {
            () if self.take_word("TABLES") => show::What::Tables,
            () if self.take_word("VIEWS") => show::What::Views,
            () if ["DATABASES", "SCHEMAS", "NAMESPACES"].iter().any(|word| self.take_word(word)) => {
                show::What::Databases
            }
            () if self.take_word("CATALOGS") => show::What::Catalogs,
            () if self.take_words(&["CURRENT", "NAMESPACE"]) => show::What::CurrentNamespace,
            () if self.take_word("COLUMNS") => return self.show_columns(),
            () if self.take_word("PARTITIONS") => {
                let name = Some(joined(&self.name_parts()?));
                if self.peek_word("PARTITION") {
                    return Err(Error::unsupported("SHOW PARTITIONS .. PARTITION"));
                }
                return Ok(packed(&Show { what: show::What::Partitions.into(), name, ..Show::default() }));
            }
            () if self.take_word("TBLPROPERTIES") => return self.show_properties(),
            () if self.take_words(&["CREATE", "TABLE"]) => {
                let name = Some(joined(&self.name_parts()?));
                if self.peek_word("AS") {
                    return Err(Error::unsupported("SHOW CREATE TABLE .. AS SERDE"));
                }
                return Ok(packed(&Show { what: show::What::CreateTable.into(), name, ..Show::default() }));
            }
            () if self.peek_word("FUNCTIONS") || self.is_word_at(1, "FUNCTIONS") => return self.show_functions(),
            () => return Err(self.refused("SHOW")),
        };
        shown.what = what.into();
        if self.take_word("FROM") || self.take_word("IN") {
            shown.name = Some(joined(&self.name_parts()?));
        }
        if self.take_word("LIKE") || self.peek().kind == TokenKind::Text {
            shown.pattern = Some(self.expect_text()?);
        }
        Ok(packed(&shown))
    }

    /// `SHOW COLUMNS FROM table [FROM database]`
    fn show_columns(&mut self) -> Result<Command> {
        let mut parts = self.shown_name()?;
        if self.take_word("FROM") || self.take_word("IN") {
            let mut database = self.name_parts()?;
            database.extend(parts.pop());
            parts = database;
        }
        Ok(packed(&Show { what: show::What::Columns.into(), name: Some(joined(&parts)), ..Show::default() }))
    }

    fn shown_name(&mut self) -> Result<Vec<String>> {
        if !self.take_word("FROM") {
            self.expect_word("IN")?;
        }
        self.name_parts()
    }

    fn show_properties(&mut self) -> Result<Command> {
        let name = Some(joined(&self.name_parts()?));
        let key = if self.take_symbol("(") {
            let key = match self.peek().kind {
                TokenKind::Text => self.expect_text()?,
                _ => self.name_parts()?.join("."),
            };
            self.expect_symbol(")")?;
            Some(key)
        } else {
            None
        };
        Ok(packed(&Show { what: show::What::Properties.into(), name, key, ..Show::default() }))
    }

    fn show_functions(&mut self) -> Result<Command> {
        let scope = if self.peek_word("FUNCTIONS") { None } else { Some(self.name()?.to_uppercase()) };
        self.expect_word("FUNCTIONS")?;
        let name =
            if self.take_word("FROM") || self.take_word("IN") { Some(joined(&self.name_parts()?)) } else { None };
        let is_named = self.take_word("LIKE");
        let pattern = match self.peek().kind {
            TokenKind::Text => Some(self.expect_text()?),
            TokenKind::Word | TokenKind::Quoted => Some(self.name_parts()?.join(".")),
            _ if is_named => return Err(self.unexpected()),
            _ => None,
        };
        Ok(packed(&Show { what: show::What::Functions.into(), name, pattern, scope, ..Show::default() }))
    }

    pub(super) fn describe(&mut self) -> Result<Command> {
        self.advance();
        if self.take_word("FUNCTION") {
            let is_extended = self.take_word("EXTENDED");
            let name = self.described_function()?;
            return Ok(packed(&Describe {
                what: describe::What::Function.into(),
                name,
                is_extended,
                ..Describe::default()
            }));
        }
        if ["DATABASE", "SCHEMA", "NAMESPACE"].iter().any(|word| self.peek_word(word))
            && self.token(1).kind != TokenKind::End
        {
            self.advance();
            let is_extended = self.take_word("EXTENDED");
            let name = joined(&self.name_parts()?);
            return Ok(packed(&Describe {
                what: describe::What::Database.into(),
                name,
                is_extended,
                ..Describe::default()
            }));
        }
        let is_query = self.take_word("QUERY");
        let is_table = self.peek_word("TABLE") && !is_query;
        if !is_table && self.begins_query() || self.peek_symbol("(") {
            let query = Some(self.query()?);
            return Ok(packed(&Describe { what: describe::What::Query.into(), query, ..Describe::default() }));
        }
        let _ = self.peek_word("TABLE") && self.take_word("TABLE");
        let is_extended = self.take_word("EXTENDED") || self.take_word("FORMATTED");
        let name = joined(&self.name_parts()?);
        if self.peek_word("PARTITION") {
            return Err(Error::unsupported("DESCRIBE .. PARTITION"));
        }
        if self.peek_words(&["AS", "JSON"]) {
            return Err(Error::unsupported("DESCRIBE .. AS JSON"));
        }
        let has_column = matches!(self.peek().kind, TokenKind::Word | TokenKind::Quoted);
        let column = if has_column { Some(joined(&self.name_parts()?)) } else { None };
        Ok(packed(&Describe { what: describe::What::Table.into(), name, is_extended, column, query: None }))
    }

    /// The name of a function, which may be an operator.
    fn described_function(&mut self) -> Result<String> {
        match self.peek().kind {
            TokenKind::Text => self.expect_text(),
            TokenKind::Symbol => {
                let mut name = self.advance().text;
                while self.peek().kind == TokenKind::Symbol && !self.peek_symbol(";") {
                    name.push_str(&self.advance().text);
                }
                Ok(name)
            }
            _ => Ok(joined(&self.name_parts()?)),
        }
    }

    /// `USE name`, `USE DATABASE name`
    pub(super) fn use_namespace(&mut self) -> Result<Command> {
        self.expect_word("USE")?;
        let _ = ["DATABASE", "SCHEMA", "NAMESPACE"]
            .iter()
            .any(|word| self.token(1).kind != TokenKind::End && !self.is_symbol_at(1, ";") && self.take_word(word));
        let name = joined(&self.name_parts()?);
        Ok(packed(&UseNamespace { name, is_catalog: false }))
    }

    pub(super) fn cache(&mut self) -> Result<Command> {
        self.expect_word("CACHE")?;
        self.take_word("LAZY");
        self.expect_word("TABLE")?;
        let name = joined(&self.name_parts()?);
        if self.take_word("OPTIONS") {
            self.properties()?;
        }
        let has_query = self.take_word("AS") || self.begins_query() || self.peek_symbol("(");
        let query = if has_query { Some(self.query()?) } else { None };
        Ok(packed(&CacheTable { kind: cache_table::Kind::Cache.into(), name, query, if_exists: false }))
    }

    pub(super) fn uncache(&mut self) -> Result<Command> {
        self.expect_word("UNCACHE")?;
        self.expect_word("TABLE")?;
        let if_exists = self.take_words(&["IF", "EXISTS"]);
        let name = joined(&self.name_parts()?);
        Ok(packed(&CacheTable { kind: cache_table::Kind::Uncache.into(), name, query: None, if_exists }))
    }

    pub(super) fn clear_cache(&mut self) -> Result<Command> {
        self.expect_word("CLEAR")?;
        self.expect_word("CACHE")?;
        Ok(packed(&CacheTable { kind: cache_table::Kind::Clear.into(), ..CacheTable::default() }))
    }

    pub(super) fn refresh(&mut self) -> Result<Command> {
        self.expect_word("REFRESH")?;
        if !self.take_word("TABLE") {
            return Err(self.refused("REFRESH"));
        }
        let name = joined(&self.name_parts()?);
        Ok(packed(&CacheTable { kind: cache_table::Kind::Refresh.into(), name, query: None, if_exists: false }))
    }
}
