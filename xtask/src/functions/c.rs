//! The C functions: static ones over `firesteel_fn`, so that the library exports nothing for them.

use toml::Value;

use super::table::{Absence, Argument, Function, Kind, Language, Parameter, free, snake};

const HEAD: &str = r#"/* Written by `cargo xtask gen` from api/functions.toml; edit that. */

/* Spark's functions over firesteel.h, one each. They are static: the library exports nothing for them.
 *
 * All arguments are columns, which stay the caller's; values are made by firesteel_lit_... An argument that may be left out
 * may be NULL. Functions of any number of columns take them as an array. */

#ifndef FIRESTEEL_FUNCTIONS_H
#define FIRESTEEL_FUNCTIONS_H

#include <string.h>

#include "firesteel.h"

#ifdef __cplusplus
extern "C" {
#endif

static inline void firesteel_functions_release_schema(struct ArrowSchema *schema) { schema->release = NULL; }
static inline void firesteel_functions_release_array(struct ArrowArray *array) { array->release = NULL; }

/* NULL, without a type of its own. */
static inline firesteel_status firesteel_lit_null(firesteel_column **out, firesteel_error **error) {
    struct ArrowSchema type;
    struct ArrowArray value;
    memset(&type, 0, sizeof type);
    memset(&value, 0, sizeof value);
    type.format = "n";
    type.flags = 2;
    type.release = firesteel_functions_release_schema;
    value.length = 1;
    value.null_count = 1;
    value.release = firesteel_functions_release_array;
    return firesteel_lit(&type, &value, out, error);
}

/* The decimal 0, as DECIMAL(10,0). */
static inline firesteel_status firesteel_lit_decimal_zero(firesteel_column **out, firesteel_error **error) {
    static const unsigned char zero[16] = {0};
    struct ArrowSchema type;
    struct ArrowArray value;
    const void *buffers[2];
    memset(&type, 0, sizeof type);
    memset(&value, 0, sizeof value);
    buffers[0] = NULL;
    buffers[1] = zero;
    type.format = "d:10,0";
    type.release = firesteel_functions_release_schema;
    value.length = 1;
    value.n_buffers = 2;
    value.buffers = buffers;
    value.release = firesteel_functions_release_array;
    return firesteel_lit(&type, &value, out, error);
}
"#;

const FOOT: &str = "\n#ifdef __cplusplus\n}\n#endif\n\n#endif\n";

/// Words of C and C++ that name no parameter.
const WORDS: &[&str] = &["default", "char", "int", "out", "error"];

pub fn surface(functions: &[Function], by_hand: &str) -> String {
    let all = functions.iter().filter(|function| function.is_generated(Language::C));
    format!("{HEAD}{by_hand}{}{FOOT}", all.map(function).collect::<String>())
}

pub fn name(function: &Function) -> String {
    function.named(Language::C).map_or_else(|| format!("firesteel_fn_{}", snake(&function.name)), str::to_string)
}

fn function(function: &Function) -> String {
    let parameters = function.parameters(true);
    let takes_list = parameters.iter().any(|parameter| parameter.repeats);
    let optional: Vec<String> = parameters.iter().filter(|one| may_be_null(one)).map(variable).collect();
    let note = match (takes_list, optional.as_slice()) {
        (true, _) if parameters.len() > 1 => format!(" All arguments in turn: {}.", names(&parameters)),
        (_, []) => String::new(),
        (_, optional) => format!(" May be NULL: {}.", optional.join(", ")),
    };
    let mut signature: Vec<String> = if takes_list {
        vec!["const firesteel_column *const *arguments".to_string(), "size_t length".to_string()]
    } else {
        parameters.iter().map(|parameter| format!("const firesteel_column *{}", variable(parameter))).collect()
    };
    signature.extend(["firesteel_column **out".to_string(), "firesteel_error **error".to_string()]);
    let head = format!("static inline firesteel_status {}(", name(function));
    let body = if takes_list { call(function, "arguments", "length") } else { body(function) };
    format!("\n/* {}{note} */\n{head}{}) {{\n{body}}}\n", function.doc, signature.join(", "))
}

fn names(parameters: &[Parameter]) -> String {
    parameters.iter().map(variable).collect::<Vec<_>>().join(", ")
}

fn variable(parameter: &Parameter) -> String {
    free(snake(&parameter.name), WORDS)
}

fn may_be_null(parameter: &Parameter) -> bool {
    parameter.absence != Absence::Required || parameter.kind == Kind::Options
}

fn is_left_out(parameter: &Parameter) -> bool {
    parameter.absence == Absence::Nothing || parameter.kind == Kind::Options
}

fn call(function: &Function, arguments: &str, length: &str) -> String {
    let flags = if function.distinct { "FIRESTEEL_FN_DISTINCT" } else { "0" };
    let (target, size) = (&function.target, function.target.len());
    format!("    return firesteel_fn({target:?}, {size}, {arguments}, {length}, {flags}, out, error);\n")
}

fn body(function: &Function) -> String {
    let wire = function.wire(true);
    if wire.is_empty() {
        return call(function, "NULL", "0");
    }
    let defaults: Vec<(&Parameter, &str)> = wire
        .iter()
        .filter_map(|parameter| match &parameter.absence {
            Absence::Literal { text, .. } => Some((parameter, text.as_str())),
            _ => None,
        })
        .collect();
    let values: Vec<String> = wire
        .iter()
        .map(|parameter| {
            let name = variable(parameter);
            match defaults.iter().position(|(other, _)| other.name == parameter.name) {
                Some(at) => format!("{name} != NULL ? {name} : made[{at}]"),
                None => name,
            }
        })
        .collect();
    let array = format!("    const firesteel_column *const arguments[] = {{{}}};\n", values.join(", "));
    let call = call(function, &start(&wire), &length(&wire));
    if defaults.is_empty() {
        return array + &call;
    }
    let mut text = format!("    firesteel_column *made[{}] = {{NULL}};\n", defaults.len());
    text += "    firesteel_status status = FIRESTEEL_OK;\n";
    for (at, (parameter, default)) in defaults.iter().enumerate() {
        let name = variable(parameter);
        text += &format!("    if (status == FIRESTEEL_OK && {name} == NULL) status = {};\n", literal(default, at));
    }
    let call = call.replace("return ", "status = ");
    text += &format!("    if (status == FIRESTEEL_OK) {{\n    {array}    {call}    }}\n");
    for at in 0..defaults.len() {
        text += &format!("    firesteel_column_free(made[{at}]);\n");
    }
    text + "    return status;\n"
}

/// Arguments that are left out stand at the end of the array, or at its beginning.
fn start(wire: &[Parameter]) -> String {
    match wire.first() {
        Some(first) if is_left_out(first) => format!("arguments + ({} == NULL)", variable(first)),
        _ => "arguments".to_string(),
    }
}

fn length(wire: &[Parameter]) -> String {
    let fixed = wire.iter().filter(|parameter| !is_left_out(parameter)).count();
    let given = wire.iter().filter(|parameter| is_left_out(parameter));
    given.fold(fixed.to_string(), |sum, parameter| format!("{sum} + ({} != NULL)", variable(parameter)))
}

fn literal(text: &str, at: usize) -> String {
    let place = format!("&made[{at}], error");
    match text {
        "null" => format!("firesteel_lit_null({place})"),
        "decimal 0" => format!("firesteel_lit_decimal_zero({place})"),
        "true" => format!("firesteel_lit_bool(1, {place})"),
        "false" => format!("firesteel_lit_bool(0, {place})"),
        text if text.starts_with('"') => format!("firesteel_lit_str({text}, {}, {place})", text.len() - 2),
        text => format!("firesteel_lit_i32({text}, {place})"),
    }
}

const CALLS_HEAD: &str = "\
/* Written by `cargo xtask gen` from the examples of api/functions.toml; edit that.
 * Calls of Spark's functions, by the names they have in tests/plans/functions.tsv. `CALL` and what makes arguments stand
 * in functions.c. */

";

pub fn calls(functions: &[Function]) -> String {
    let mut text = CALLS_HEAD.to_string();
    for function in functions.iter().filter(|function| function.is_in(Language::C)) {
        let takes_list = function.parameters(true).iter().any(|parameter| parameter.repeats);
        for call in function.calls(true) {
            let mut values: Vec<String> = call.arguments.iter().flat_map(arguments).collect();
            if takes_list {
                text += &format!("LIST({:?}, {}, {})\n", call.case, name(function), values.join(", "));
                continue;
            }
            let left_out = function.parameters(true).len() - values.len();
            values.extend(std::iter::repeat_n("NULL".to_string(), left_out));
            let values: String = values.iter().map(|value| format!("{value}, ")).collect();
            text += &format!("CALL({:?}, {}({values}&out, &error))\n", call.case, name(function));
        }
    }
    text
}

fn arguments(argument: &Argument) -> Vec<String> {
    argument.values.iter().map(|value| example(value, argument.parameter.kind)).collect()
}

fn example(value: &Value, kind: Kind) -> String {
    match value {
        Value::String(text) if matches!(kind, Kind::Column | Kind::Mixed) => format!("column({text:?})"),
        Value::String(text) => format!("text({text:?})"),
        Value::Integer(number) => format!("integer({number})"),
        Value::Boolean(flag) => format!("boolean({})", i32::from(*flag)),
        Value::Table(table) => {
            let pairs = table.iter().map(|(key, value)| format!("setting({key:?}, {value})"));
            pairs.collect::<Vec<_>>().join(", ")
        }
        other => format!("real({other})"),
    }
}
