//! [`Variables`]: the session's variables. Spark: `TempVariableManager`.

use std::collections::BTreeMap;

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;

/// A variable: its type, what it holds, and the text of its default.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    pub data_type: DataType,
    pub value: ScalarValue,
    pub default: ScalarValue,
}

/// Variables by their names in lower case.
#[derive(Debug, Clone, Default)]
pub struct Variables(BTreeMap<String, Variable>);

impl Variables {
    /// The variable that the parts of a name mean, and how many parts its name takes.
    pub fn find(&self, parts: &[String]) -> Option<(&Variable, usize)> {
        let at = |at: usize| self.0.get(&parts.get(at)?.to_lowercase());
        let is = |at: usize, name: &str| parts.get(at).is_some_and(|part| part.eq_ignore_ascii_case(name));
        if is(0, "system") && is(1, "session") {
            return at(2).map(|variable| (variable, 3));
        }
        if is(0, "session") {
            return at(1).map(|variable| (variable, 2));
        }
        at(0).map(|variable| (variable, 1))
    }

    pub fn contains(&self, name: &str) -> bool {
        self.0.contains_key(&name.to_lowercase())
    }

    pub fn set(&mut self, name: &str, variable: Variable) {
        self.0.insert(name.to_lowercase(), variable);
    }

    pub fn remove(&mut self, name: &str) -> bool {
        self.0.remove(&name.to_lowercase()).is_some()
    }
}
