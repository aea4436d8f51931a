//! Rows of texts as rows of what the texts say. Spark: `Parse`, which `read.csv(df)` and its kin make.

use std::collections::BTreeMap;

use firesteel_protocol::spark::connect::parse::ParseFormat;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{DataType, Parse};

use crate::DataFrame;

/// What the texts of a DataFrame are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFormat {
    Csv,
    Json,
    Xml,
}

impl From<TextFormat> for ParseFormat {
    fn from(format: TextFormat) -> Self {
        match format {
            TextFormat::Csv => ParseFormat::Csv,
            TextFormat::Json => ParseFormat::Json,
            TextFormat::Xml => ParseFormat::Xml,
        }
    }
}

impl DataFrame {
    /// The texts of the one column as rows, read with a reader's options. Without a schema, a struct type, the texts are
    /// looked through for one.
    pub fn parse_texts(
        &self,
        format: TextFormat,
        schema: Option<DataType>,
        options: BTreeMap<String, String>,
    ) -> DataFrame {
        let message = Parse { input: None, format: ParseFormat::from(format).into(), schema, options };
        self.derived(RelType::Parse(Box::new(message)), 0)
    }
}
