//! `xpath` and its eight kin: what an XPath 1.0 expression finds in a text of XML. Spark: `xml/xpath.scala`, which asks
//! `javax.xml.xpath`. Names there are texts that namespaces say nothing about, so documents with namespaces are refused;
//! so are those that define entities.

use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, BooleanArray, Float32Array, Float64Array, Int16Array, Int32Array, Int64Array, ListBuilder,
    StringArray, StringBuilder,
};
use arrow::datatypes::DataType;
use firesteel_protocol::{Error, Kind, Result};
use sxd_xpath::nodeset::Node;
use sxd_xpath::{Context, Factory, Value, XPath};

use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called, not_constant};
use super::signature::{Accepts, Parameter, one};
use crate::expr::Typed;
use crate::expr::arguments::Arguments;
use crate::expr::failure::mismatch;
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::types::{is_string, list, quoted};

pub(super) static FUNCTIONS: &[&Function] = &[&NODES, &BOOLEAN, &SHORT, &INT, &LONG, &FLOAT, &DOUBLE, &STRING];

/// Spark casts nothing to a text here.
const XML_AND_PATH: &[Parameter] = &[one(Accepts::Any), one(Accepts::Any)];

const fn xpath(names: &'static [&'static str], rewrite: fn(Call<'_>) -> Result<Typed>) -> Function {
    Function {
        names,
        takes: XML_AND_PATH,
        gives: Gives::AsRewritten,
        nulls: Nulls::Possible,
        ansi: Ansi::Raises,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Rewrite(rewrite),
    }
}

static NODES: Function = xpath(&["xpath"], |call| searched(call, "xpath", list(DataType::Utf8, true), nodes));
static BOOLEAN: Function = xpath(&["xpath_boolean"], |call| {
    searched(call, "xpath_boolean", DataType::Boolean, |arguments| {
        Ok(Arc::new(each(arguments, |value, _| Ok(value.boolean()))?.into_iter().collect::<BooleanArray>()))
    })
});
static SHORT: Function = xpath(&["xpath_short"], |call| {
    searched(call, "xpath_short", DataType::Int16, |arguments| {
        // Java narrows by way of `int`, and cuts off what does not fit.
        let found = each(arguments, |value, _| Ok(number(value) as i32 as i16))?;
        Ok(Arc::new(found.into_iter().collect::<Int16Array>()))
    })
});
static INT: Function = xpath(&["xpath_int"], |call| {
    searched(call, "xpath_int", DataType::Int32, |arguments| {
        Ok(Arc::new(each(arguments, |value, _| Ok(number(value) as i32))?.into_iter().collect::<Int32Array>()))
    })
});
static LONG: Function = xpath(&["xpath_long"], |call| {
    searched(call, "xpath_long", DataType::Int64, |arguments| {
        Ok(Arc::new(each(arguments, |value, _| Ok(number(value) as i64))?.into_iter().collect::<Int64Array>()))
    })
});
static FLOAT: Function = xpath(&["xpath_float"], |call| {
    searched(call, "xpath_float", DataType::Float32, |arguments| {
        Ok(Arc::new(each(arguments, |value, _| Ok(number(value) as f32))?.into_iter().collect::<Float32Array>()))
    })
});
static DOUBLE: Function = xpath(&["xpath_double", "xpath_number"], |call| {
    searched(call, "xpath_double", DataType::Float64, |arguments| {
        Ok(Arc::new(each(arguments, |value, _| Ok(number(value)))?.into_iter().collect::<Float64Array>()))
    })
});
static STRING: Function = xpath(&["xpath_string"], |call| {
    searched(call, "xpath_string", DataType::Utf8, |arguments| {
        Ok(Arc::new(each(arguments, |value, _| Ok(value.string()))?.into_iter().collect::<StringArray>()))
    })
});

fn searched(call: Call<'_>, name: &'static str, gives: DataType, run: Run) -> Result<Typed> {
    let sql = called(&call.name.to_lowercase(), &call);
    for (index, argument) in call.arguments.iter().enumerate() {
        if !is_string(&argument.data_type) && argument.data_type != DataType::Null {
            let parameters = [
                ("paramIndex", crate::expr::failure::ordinal(index)),
                ("requiredType", "\"STRING\"".to_string()),
                ("inputSql", format!("\"{}\"", argument.name)),
                ("inputType", quoted(&argument.data_type)),
            ];
            return Err(mismatch("UNEXPECTED_INPUT_TYPE", &sql, &parameters));
        }
    }
    let path = call.arguments.get(1).ok_or_else(|| Error::internal("a search without its path"))?;
    if super::folded(path)?.is_none() {
        return Err(not_constant(&sql, "path", path));
    }
    let kernel = Kernel::new(name, run, gives.clone(), Nulls::Possible, call.settings.mode());
    let expr = kernel.call(call.arguments.into_iter().map(|argument| argument.expr).collect());
    Ok(Typed { expr, data_type: gives, nullable: true, name: String::new(), fallible: true })
}

/// What the path finds in each row; nothing where the XML or the path is NULL or empty.
fn each<T>(arguments: &Arguments<'_>, answer: impl Fn(&Value<'_>, &str) -> Result<T>) -> Result<Vec<Option<T>>> {
    let (texts, paths) = (arguments.strings(0)?, arguments.strings(1)?);
    let mut compiled: Option<(String, XPath)> = None;
    let mut found = Vec::with_capacity(texts.len());
    for (text, path) in texts.iter().zip(paths.iter()) {
        let (Some(text), Some(path)) = (text.filter(|text| !text.is_empty()), path.filter(|path| !path.is_empty()))
        else {
            found.push(None);
            continue;
        };
        if compiled.as_ref().is_none_or(|(known, _)| known != path) {
            compiled = Some((path.to_string(), compile(path)?));
        }
        if let Some((_, expression)) = &compiled {
            found.push(Some(evaluate(text, path, expression, &answer)?));
        }
    }
    Ok(found)
}

fn compile(path: &str) -> Result<XPath> {
    let compiled = Factory::new().build(path).ok().flatten();
    compiled.ok_or_else(|| raised(format!("Invalid XPath '{path}'")))
}

fn evaluate<T>(
    text: &str,
    path: &str,
    expression: &XPath,
    answer: impl Fn(&Value<'_>, &str) -> Result<T>,
) -> Result<T> {
    for (mark, what) in [("xmlns", "XPath in XML with namespaces"), ("<!DOCTYPE", "XPath in XML with a document type")]
    {
        if text.contains(mark) {
            return Err(Error::unsupported(what));
        }
    }
    // Documents nest as deep as they like, and are walked by recursion.
    stacker::maybe_grow(1 << 20, 8 << 20, || {
        let package =
            sxd_document::parser::parse(text).map_err(|_| raised(format!("Error loading expression '{path}'")))?;
        let document = package.as_document();
        let value = expression.evaluate(&Context::new(), document.root());
        let value = value.map_err(|_| raised(format!("Invalid XPath '{path}'")))?;
        answer(&value, text)
    })
}

/// A number as XPath writes it, without an exponent; anything else is none.
fn number(value: &Value<'_>) -> f64 {
    let text = match value {
        Value::Boolean(_) | Value::Number(_) => return value.number(),
        Value::String(_) | Value::Nodeset(_) => value.string(),
    };
    let text = text.trim_matches([' ', '\t', '\r', '\n']);
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_number { text.parse().unwrap_or(f64::NAN) } else { f64::NAN }
}

/// Spark lets Java's own exception through.
fn raised(text: String) -> Error {
    Error::foreign(Kind::Runtime, None, text)
}

/// The values of the nodes that are found. Elements have none of their own.
fn nodes(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let found = each(arguments, |value, text| {
        let kind = match value {
            Value::Nodeset(nodes) => {
                if text.contains("<![CDATA[") {
                    return Err(Error::unsupported("the nodes of XML with CDATA"));
                }
                return Ok(nodes.document_order().iter().map(own_value).collect::<Vec<_>>());
            }
            Value::Boolean(_) => "BOOLEAN",
            Value::Number(_) => "NUMBER",
            Value::String(_) => "STRING",
        };
        Err(raised(format!("Invalid XML document: Can not convert #{kind} to a NodeList!\n{text}")))
    })?;
    let mut made = ListBuilder::new(StringBuilder::new()).with_field(match arguments.gives {
        DataType::List(item) => Arc::clone(item),
        _ => return Err(Error::internal("a list of nodes that is none")),
    });
    for nodes in found {
        match nodes {
            Some(nodes) => {
                nodes.into_iter().for_each(|node| made.values().append_option(node));
                made.append(true);
            }
            None => made.append(false),
        }
    }
    Ok(Arc::new(made.finish()))
}

fn own_value(node: &Node<'_>) -> Option<String> {
    match node {
        Node::Root(_) | Node::Element(_) => None,
        Node::Attribute(_) | Node::Text(_) | Node::Comment(_) | Node::Namespace(_) | Node::ProcessingInstruction(_) => {
            Some(node.string_value())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn string(text: &str, path: &str) -> Result<String> {
        evaluate(text, path, &compile(path)?, |value, _| Ok(value.string()))
    }

    #[test]
    fn a_path_gives_the_text_that_spark_gives() {
        let cases = [
            ("<a><b>b</b><c>cc</c></a>", "a/c", "cc"),
            ("<a><b>b1</b><b>b2</b></a>", "a/b", "b1"),
            ("<a><b>1</b><b>2</b></a>", "sum(a/b)", "3"),
            ("<a>1</a>", "1 div 0", "Infinity"),
            ("<a>1</a>", "0 div 0", "NaN"),
            ("<a><b>1</b><b>2</b></a>", "a/b[last()]", "2"),
            ("<a><b>1</b><b>2</b></a>", "concat(a/b[1],\"-\",a/b[2])", "1-2"),
            ("<a> <b> 1 </b> </a>", "a", "  1  "),
            ("<a><![CDATA[x<y]]>&amp;z</a>", "a", "x<y&z"),
        ];
        for (text, path, expected) in cases {
            assert_eq!(string(text, path).unwrap(), expected, "{path} in {text}");
        }
    }

    #[test]
    fn numbers_are_written_without_an_exponent() {
        let number = |text: &str| number(&Value::String(text.to_string()));
        assert_eq!((number(" 3.7 "), number("-.5"), number("70000000000")), (3.7, -0.5, 7e10));
        assert!(["3e10", "inf", "+1", "", "x", "1.2.3"].iter().all(|text| number(text).is_nan()));
    }

    #[test]
    fn what_is_no_xml_or_no_path_raises() {
        assert!(string("<a>", "a").is_err());
        assert!(string("<a/>", "a[").is_err());
        assert!(string("<a/>", "foo(a)").is_err());
        assert!(string("<a xmlns='u'/>", "a").is_err());
    }
}
