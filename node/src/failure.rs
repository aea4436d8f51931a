//! The core's errors as text that JavaScript can take apart.

use std::any::Any;

use firesteel::Error;
use serde_json::{Value, json};

/// The error as JSON: `lib/native.ts` makes a `FiresteelError` of it.
pub fn text(error: &Error) -> String {
    let contexts: Vec<Value> = error
        .contexts()
        .iter()
        .map(|context| {
            json!({
                "isSql": context.is_sql,
                "objectType": context.object_type,
                "objectName": context.object_name,
                "startIndex": context.start_index,
                "stopIndex": context.stop_index,
                "fragment": context.fragment,
                "callSite": context.call_site,
                "summary": context.summary,
            })
        })
        .collect();
    json!({
        "condition": error.condition(),
        "message": error.to_string(),
        "sqlState": error.sql_state(),
        "parameters": error.parameters(),
        "contexts": contexts,
        "operationId": error.operation_id(),
        "causes": error.causes(),
    })
    .to_string()
}

/// The text of a panic that was caught before it reached JavaScript.
pub fn panic_text(payload: &(dyn Any + Send)) -> String {
    text(&Error::panic(payload))
}
