//! Data types and lists of columns. Spark: `DataTypeAstBuilder`, `dataType` and `colTypeList` of the grammar.

use super::parser::Parser;
use super::token::TokenKind;
use firesteel_protocol::spark::connect::DataType;
use firesteel_protocol::spark::connect::data_type::{self, Kind as TypeKind, StructField};
use firesteel_protocol::{Error, Kind, Result, types};

const MAX_PRECISION: i32 = 38;
const YEAR_MONTH: [&str; 2] = ["YEAR", "MONTH"];
const DAY_TIME: [&str; 4] = ["DAY", "HOUR", "MINUTE", "SECOND"];

impl Parser {
    pub(super) fn data_type(&mut self) -> Result<DataType> {
        self.nested(Parser::data_type_level)
    }

    fn data_type_level(&mut self) -> Result<DataType> {
        let start = self.peek().start;
        let name = self.name()?;
        let upper = name.to_ascii_uppercase();
        let kind = match upper.as_str() {
            "ARRAY" if self.peek_symbol("<") => self.array()?,
            "MAP" if self.peek_symbol("<") => self.map()?,
            "STRUCT" if self.peek_symbol("<") || self.peek_symbol("<>") => self.structure()?,
            "ARRAY" | "MAP" | "STRUCT" => return Err(self.incomplete(start, &upper)),
            "INTERVAL" => self.interval_type()?,
            "DECIMAL" | "DEC" | "NUMERIC" => self.decimal_type()?,
            "CHAR" | "CHARACTER" | "VARCHAR" => self.sized(start, &upper)?,
            "TIME" => self.time_type(start)?,
            "TIMESTAMP" | "TIMESTAMP_NTZ" | "TIMESTAMP_LTZ" if self.peek_symbol("(") => {
                self.timestamp_type(start, &upper)?
            }
            "TIMESTAMP" if self.take_words(&["WITHOUT", "TIME", "ZONE"]) => plain("TIMESTAMP_NTZ"),
            "TIMESTAMP" if self.take_words(&["WITH", "LOCAL", "TIME", "ZONE"]) => plain("TIMESTAMP"),
            _ => plain(&upper),
        };
        if self.peek_word("COLLATE") && matches!(kind, TypeKind::String(_)) {
            return Err(Error::unsupported("COLLATE"));
        }
        if matches!(kind, TypeKind::Unparsed(_)) || self.peek_symbol("(") {
            let mut shown = upper;
            if self.peek_symbol("(") {
                let arguments = self.type_arguments()?;
                shown = format!("{shown}({})", arguments.join(","));
            }
            return Err(self.error(start, "UNSUPPORTED_DATATYPE", &[("typeName", &format!("\"{shown}\""))]));
        }
        Ok(types::of(kind))
    }

    fn incomplete(&self, start: usize, name: &str) -> Error {
        let condition = format!("INCOMPLETE_TYPE_DEFINITION.{name}");
        self.error(start, &condition, &[("elementType", "<INT>")])
    }

    fn array(&mut self) -> Result<TypeKind> {
        self.expect_symbol("<")?;
        let element = self.data_type()?;
        self.close_angle()?;
        Ok(TypeKind::Array(Box::new(data_type::Array {
            element_type: Some(Box::new(element)),
            contains_null: true,
            type_variation_reference: 0,
        })))
    }

    fn map(&mut self) -> Result<TypeKind> {
        self.expect_symbol("<")?;
        let key = self.data_type()?;
        self.expect_symbol(",")?;
        let value = self.data_type()?;
        self.close_angle()?;
        Ok(TypeKind::Map(Box::new(data_type::Map {
            key_type: Some(Box::new(key)),
            value_type: Some(Box::new(value)),
            value_contains_null: true,
            type_variation_reference: 0,
        })))
    }

    fn structure(&mut self) -> Result<TypeKind> {
        let fields = if self.take_symbol("<>") {
            Vec::new()
        } else {
            self.expect_symbol("<")?;
            let is_empty = self.peek_symbol(">");
            let fields = if is_empty { Vec::new() } else { self.separated(Parser::field)? };
            self.close_angle()?;
            fields
        };
        Ok(TypeKind::Struct(data_type::Struct { fields, type_variation_reference: 0 }))
    }

    /// `>`, which may stand at the front of `>>` or `>>>`.
    fn close_angle(&mut self) -> Result<()> {
        let closes = self.peek().kind == TokenKind::Symbol && [">", ">>", ">>>"].contains(&self.peek().text.as_str());
        if !closes {
            return Err(self.unexpected());
        }
        self.advance_one_character();
        Ok(())
    }

    /// `name [:] type [NOT NULL] [COMMENT 'text']`
    fn field(&mut self) -> Result<StructField> {
        let name = self.name()?;
        self.take_symbol(":");
        let data_type = self.data_type()?;
        let is_required = self.take_words(&["NOT", "NULL"]);
        if self.peek_word("DEFAULT") || self.peek_word("GENERATED") {
            return Err(Error::unsupported("DEFAULT and GENERATED in a list of columns"));
        }
        let metadata = if self.take_word("COMMENT") {
            let comment = self.expect_text()?;
            Some(serde_json::json!({ "comment": comment }).to_string())
        } else {
            None
        };
        Ok(StructField { name, data_type: Some(data_type), nullable: !is_required, metadata })
    }

    /// Whether a name and the type of a column come next, and no type alone.
    pub(super) fn begins_column(&self) -> bool {
        self.is_symbol_at(1, ":") || matches!(self.token(1).kind, TokenKind::Word | TokenKind::Quoted)
    }

    /// `a INT NOT NULL, b STRING`
    pub(super) fn table_schema(&mut self) -> Result<DataType> {
        let fields = self.separated(Parser::field)?;
        Ok(types::of(TypeKind::Struct(data_type::Struct { fields, type_variation_reference: 0 })))
    }

    fn interval_type(&mut self) -> Result<TypeKind> {
        let field = |parser: &Parser, names: &[&str]| names.iter().position(|name| parser.peek_word(name));
        for (names, is_year_month) in [(&YEAR_MONTH[..], true), (&DAY_TIME[..], false)] {
            let Some(first) = field(self, names) else { continue };
            self.advance();
            let mut last = first;
            if self.take_word("TO") {
                last = field(self, names).filter(|last| *last > first).ok_or_else(|| self.unexpected())?;
                self.advance();
            }
            let [start_field, end_field] = [first, last].map(|field| i32::try_from(field).ok());
            return Ok(if is_year_month {
                TypeKind::YearMonthInterval(data_type::YearMonthInterval {
                    start_field,
                    end_field,
                    type_variation_reference: 0,
                })
            } else {
                TypeKind::DayTimeInterval(data_type::DayTimeInterval {
                    start_field,
                    end_field,
                    type_variation_reference: 0,
                })
            });
        }
        Ok(TypeKind::CalendarInterval(data_type::CalendarInterval { type_variation_reference: 0 }))
    }

    fn decimal_type(&mut self) -> Result<TypeKind> {
        let arguments = if self.peek_symbol("(") { self.integer_arguments()? } else { Vec::new() };
        let (precision, scale) = match arguments[..] {
            [] => (10, 0),
            [precision] => (precision, 0),
            [precision, scale] => (precision, scale),
            _ => return Err(self.unexpected()),
        };
        if precision > MAX_PRECISION {
            let parameters = [("precision", precision), ("maxPrecision", MAX_PRECISION)];
            return Err(Error::new(Kind::Arithmetic, "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION", &parameters));
        }
        if scale > precision {
            let parameters = [("scale", scale), ("precision", precision)];
            return Err(Error::new(Kind::Arithmetic, "DECIMAL_SCALE_EXCEEDS_PRECISION", &parameters));
        }
        let decimal =
            data_type::Decimal { scale: Some(scale), precision: Some(precision), type_variation_reference: 0 };
        Ok(TypeKind::Decimal(decimal))
    }

    fn sized(&mut self, start: usize, name: &str) -> Result<TypeKind> {
        let arguments = if self.peek_symbol("(") { self.integer_arguments()? } else { Vec::new() };
        let [length] = arguments[..] else {
            return Err(self.error(start, "DATATYPE_MISSING_SIZE", &[("type", &format!("\"{name}\""))]));
        };
        Ok(if name == "VARCHAR" {
            TypeKind::VarChar(data_type::VarChar { length, type_variation_reference: 0 })
        } else {
            TypeKind::Char(data_type::Char { length, type_variation_reference: 0 })
        })
    }

    fn time_type(&mut self, start: usize) -> Result<TypeKind> {
        let arguments = if self.peek_symbol("(") { self.integer_arguments()? } else { vec![6] };
        let _ = self.take_words(&["WITHOUT", "TIME", "ZONE"]);
        match arguments[..] {
            [precision @ 0..=9] => {
                Ok(TypeKind::Time(data_type::Time { precision: Some(precision), type_variation_reference: 0 }))
            }
            [precision] => {
                let precision = precision.to_string();
                Err(self.error(start, "UNSUPPORTED_TIME_PRECISION", &[("precision", &precision)]))
            }
            _ => Err(self.unexpected()),
        }
    }

    /// `TIMESTAMP_NTZ(9)`: 7 to 9 digits of a second; 6 are those of the type without digits.
    fn timestamp_type(&mut self, start: usize, name: &str) -> Result<TypeKind> {
        let arguments = self.integer_arguments()?;
        let is_local = name == "TIMESTAMP_NTZ" || name == "TIMESTAMP" && self.take_words(&["WITHOUT", "TIME", "ZONE"]);
        let _ = name == "TIMESTAMP" && !is_local && self.take_words(&["WITH", "LOCAL", "TIME", "ZONE"]);
        let (name, type_variation_reference) = (if is_local { "TIMESTAMP_NTZ" } else { "TIMESTAMP_LTZ" }, 0);
        match (&arguments[..], is_local) {
            ([6], _) => Ok(plain(name)),
            ([precision @ 7..=9], true) => {
                let precision = Some(*precision);
                Ok(TypeKind::TimestampNtzNanos(data_type::TimestampNtzNanos { precision, type_variation_reference }))
            }
            ([precision @ 7..=9], false) => {
                let precision = Some(*precision);
                Ok(TypeKind::TimestampLtzNanos(data_type::TimestampLtzNanos { precision, type_variation_reference }))
            }
            ([precision], _) => {
                let precision = precision.to_string();
                let parameters = [("precision", precision.as_str()), ("type", name)];
                Err(self.error(start, "INVALID_TIMESTAMP_PRECISION", &parameters))
            }
            _ => Err(self.unexpected()),
        }
    }

    fn integer_arguments(&mut self) -> Result<Vec<i32>> {
        let start = self.peek().start;
        let arguments = self.type_arguments()?;
        let numbers: Option<Vec<i32>> = arguments.iter().map(|argument| argument.parse().ok()).collect();
        numbers.ok_or_else(|| {
            let fragment = self.fragment(start, self.last_end());
            self.place(start, self.last_end()).syntax_error(&format!("'{fragment}'"), "")
        })
    }

    fn type_arguments(&mut self) -> Result<Vec<String>> {
        self.expect_symbol("(")?;
        let arguments = self.separated(|parser| match parser.peek().kind {
            TokenKind::Number => Ok(parser.advance().text),
            TokenKind::Word | TokenKind::Quoted | TokenKind::Text | TokenKind::Symbol | TokenKind::End => {
                Err(parser.unexpected())
            }
        })?;
        self.expect_symbol(")")?;
        Ok(arguments)
    }
}

/// A type without parameters; `Unparsed` when there is none of that name.
fn plain(name: &str) -> TypeKind {
    let type_variation_reference = 0;
    match name {
        "BOOLEAN" => TypeKind::Boolean(data_type::Boolean { type_variation_reference }),
        "TINYINT" | "BYTE" => TypeKind::Byte(data_type::Byte { type_variation_reference }),
        "SMALLINT" | "SHORT" => TypeKind::Short(data_type::Short { type_variation_reference }),
        "INT" | "INTEGER" => TypeKind::Integer(data_type::Integer { type_variation_reference }),
        "BIGINT" | "LONG" => TypeKind::Long(data_type::Long { type_variation_reference }),
        "FLOAT" | "REAL" => TypeKind::Float(data_type::Float { type_variation_reference }),
        "DOUBLE" => TypeKind::Double(data_type::Double { type_variation_reference }),
        "STRING" => TypeKind::String(data_type::String { type_variation_reference, collation: String::new() }),
        "BINARY" => TypeKind::Binary(data_type::Binary { type_variation_reference }),
        "DATE" => TypeKind::Date(data_type::Date { type_variation_reference }),
        "TIMESTAMP" | "TIMESTAMP_LTZ" => TypeKind::Timestamp(data_type::Timestamp { type_variation_reference }),
        "TIMESTAMP_NTZ" => TypeKind::TimestampNtz(data_type::TimestampNtz { type_variation_reference }),
        "VOID" | "NULL" => TypeKind::Null(data_type::Null { type_variation_reference }),
        "VARIANT" => TypeKind::Variant(data_type::Variant { type_variation_reference }),
        _ => TypeKind::Unparsed(data_type::Unparsed { data_type_string: name.to_string() }),
    }
}
