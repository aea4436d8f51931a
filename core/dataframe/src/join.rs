//! How two DataFrames are joined: [`JoinType`] and [`On`].

use std::str::FromStr;

use firesteel_protocol::spark::connect::join::JoinType as Wire;
use firesteel_protocol::{Error, Kind};

use crate::Column;

/// The kind of a join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum JoinType {
    #[default]
    Inner,
    Full,
    Left,
    Right,
    LeftSemi,
    LeftAnti,
    Cross,
}

impl JoinType {
    pub(crate) fn to_wire(self) -> Wire {
        match self {
            JoinType::Inner => Wire::Inner,
            JoinType::Full => Wire::FullOuter,
            JoinType::Left => Wire::LeftOuter,
            JoinType::Right => Wire::RightOuter,
            JoinType::LeftSemi => Wire::LeftSemi,
            JoinType::LeftAnti => Wire::LeftAnti,
            JoinType::Cross => Wire::Cross,
        }
    }
}

impl JoinType {
    /// Spark's word for it.
    pub fn name(self) -> &'static str {
        match self {
            JoinType::Inner => "inner",
            JoinType::Full => "full",
            JoinType::Left => "left",
            JoinType::Right => "right",
            JoinType::LeftSemi => "leftsemi",
            JoinType::LeftAnti => "leftanti",
            JoinType::Cross => "cross",
        }
    }
}

/// Spark's spellings: `left`, `leftouter`, `left_outer`, `semi`, `anti`, ... in any case.
impl FromStr for JoinType {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match text.to_lowercase().replace('_', "").as_str() {
            "inner" => Ok(JoinType::Inner),
            "outer" | "full" | "fullouter" => Ok(JoinType::Full),
            "left" | "leftouter" => Ok(JoinType::Left),
            "right" | "rightouter" => Ok(JoinType::Right),
            "semi" | "leftsemi" => Ok(JoinType::LeftSemi),
            "anti" | "leftanti" => Ok(JoinType::LeftAnti),
            "cross" => Ok(JoinType::Cross),
            _ => {
                let supported = "'inner', 'outer', 'full', 'fullouter', 'full_outer', 'leftouter', 'left', 'left_outer', \
                                 'rightouter', 'right', 'right_outer', 'leftsemi', 'left_semi', 'semi', 'leftanti', \
                                 'left_anti', 'anti', 'cross'";
                let parameters = [("typ", text), ("supported", supported)];
                Err(Error::new(Kind::Analysis, "UNSUPPORTED_JOIN_TYPE", &parameters))
            }
        }
    }
}

/// What joins the rows.
#[derive(Debug, Clone)]
pub enum On {
    /// Columns that both sides have. Each appears once in the result.
    Columns(Vec<String>),
    Condition(Column),
    /// Every row with every other.
    Nothing,
}

impl From<&str> for On {
    fn from(name: &str) -> Self {
        On::Columns(vec![name.to_string()])
    }
}

impl<const N: usize> From<[&str; N]> for On {
    fn from(names: [&str; N]) -> Self {
        On::Columns(names.map(str::to_string).to_vec())
    }
}

impl From<Vec<String>> for On {
    fn from(names: Vec<String>) -> Self {
        On::Columns(names)
    }
}

impl From<Column> for On {
    fn from(condition: Column) -> Self {
        On::Condition(condition)
    }
}
