//! Spark's built-in functions as its catalog describes them: name, class and usage, taken from Apache Spark 4.3 (Apache
//! License 2.0; see NOTICE).

use std::sync::LazyLock;

use serde_json::Value;

static RECORDS: &str = include_str!("routines.json");

/// A built-in function.
#[derive(Debug)]
pub struct Routine {
    pub name: String,
    /// The class that carries it out in Spark; a few operators have none.
    pub class: Option<String>,
    pub usage: String,
}

static ROUTINES: LazyLock<Vec<Routine>> = LazyLock::new(|| {
    let records: Value = serde_json::from_str(RECORDS).unwrap_or_default();
    let routine = |record: &Value| {
        Some(Routine {
            name: record[0].as_str()?.to_string(),
            class: record[1].as_str().map(str::to_string),
            usage: record[2].as_str().unwrap_or_default().to_string(),
        })
    };
    records.as_array().map(|records| records.iter().filter_map(routine).collect()).unwrap_or_default()
});

/// All of them, in the order of their names.
pub fn routines() -> &'static [Routine] {
    &ROUTINES
}

/// The function of a name, in any case.
pub fn routine(name: &str) -> Option<&'static Routine> {
    ROUTINES.iter().find(|routine| routine.name.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_is_read() {
        assert_eq!(routines().len(), RECORDS.lines().filter(|line| line.starts_with("[\"")).count());
        assert!(routine("COUNT").is_some_and(|routine| routine.usage.contains("total number of retrieved rows")));
        assert!(routine("no_such_function").is_none());
    }
}
