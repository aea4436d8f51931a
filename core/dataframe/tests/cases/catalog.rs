//! `Catalog`.

use firesteel::{Catalog, Wait};

use crate::Answer;
use crate::arguments::Arguments;

pub fn call(catalog: &Catalog, name: &str, arguments: &Arguments) -> Option<Answer> {
    Some(match name {
        "currentDatabase" => catalog.text(&catalog.current_database()).wait().map(Into::into).map_err(Into::into),
        "dropTempView" => {
            let question = catalog.drop_temp_view(&arguments.text(0, "viewName"));
            catalog.flag(&question).wait().map(Into::into).map_err(Into::into)
        }
        _ => return None,
    })
}
