//! Spark's JSON of its types, as PySpark writes it: `"long"`, `{"containsNull":true,"elementType":"long","type":"array"}`.

use serde_json::{Map, Value};

use super::simple_string;
use crate::spark::connect as proto;
use crate::spark::connect::data_type::{Kind, StructField};

/// The JSON of a type, the keys of its objects in alphabetical order. Spark: `DataType.json`.
pub fn json(data_type: &proto::DataType) -> String {
    value(data_type).to_string()
}

fn value(data_type: &proto::DataType) -> Value {
    let name = match &data_type.kind {
        Some(Kind::Array(array)) => {
            return object([
                ("containsNull", array.contains_null.into()),
                ("elementType", inner(array.element_type.as_deref())),
                ("type", "array".into()),
            ]);
        }
        Some(Kind::Map(map)) => {
            return object([
                ("keyType", inner(map.key_type.as_deref())),
                ("type", "map".into()),
                ("valueContainsNull", map.value_contains_null.into()),
                ("valueType", inner(map.value_type.as_deref())),
            ]);
        }
        Some(Kind::Struct(fields)) => {
            let fields = fields.fields.iter().map(field).collect();
            return object([("fields", Value::Array(fields)), ("type", "struct".into())]);
        }
        Some(Kind::Udt(udt)) => return inner(udt.sql_type.as_deref()),
        Some(Kind::Byte(_)) => "byte".to_string(),
        Some(Kind::Short(_)) => "short".to_string(),
        Some(Kind::Integer(_)) => "integer".to_string(),
        Some(Kind::Long(_)) => "long".to_string(),
        _ => simple_string(data_type),
    };
    Value::String(name)
}

fn inner(data_type: Option<&proto::DataType>) -> Value {
    data_type.map_or_else(|| "void".into(), value)
}

fn field(field: &StructField) -> Value {
    // Metadata is JSON itself; a server's that is none would be no schema of Spark's either.
    let metadata = field.metadata.as_deref().and_then(|text| serde_json::from_str(text).ok());
    object([
        ("metadata", metadata.unwrap_or_else(|| object([]))),
        ("name", field.name.as_str().into()),
        ("nullable", field.nullable.into()),
        ("type", inner(field.data_type.as_ref())),
    ])
}

fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Object(entries.into_iter().map(|(key, value)| (key.to_string(), value)).collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spark::connect::data_type;
    use crate::types::{of, with_collations};

    fn named(name: &str, kind: Kind, metadata: Option<&str>) -> StructField {
        let metadata = metadata.map(str::to_string);
        StructField { name: name.to_string(), data_type: Some(of(kind)), nullable: true, metadata }
    }

    fn text() -> proto::DataType {
        of(Kind::String(data_type::String::default()))
    }

    fn schema() -> proto::DataType {
        let array = data_type::Array { element_type: Some(Box::new(text())), ..Default::default() };
        let map = data_type::Map {
            key_type: Some(Box::new(text())),
            value_type: Some(Box::new(of(Kind::Long(data_type::Long::default())))),
            value_contains_null: true,
            ..Default::default()
        };
        let decimal = data_type::Decimal { precision: Some(10), scale: Some(2), ..Default::default() };
        let fields = vec![
            named("a", Kind::Array(Box::new(array)), None),
            named("m", Kind::Map(Box::new(map)), Some("{\"comment\":\"of texts\"}")),
            named("d", Kind::Decimal(decimal), Some("{}")),
        ];
        of(Kind::Struct(data_type::Struct { fields, ..Default::default() }))
    }

    #[test]
    fn types_are_written_as_pyspark_writes_them() {
        let expected = concat!(
            r#"{"fields":[{"metadata":{},"name":"a","nullable":true,"#,
            r#""type":{"containsNull":false,"elementType":"string","type":"array"}},"#,
            r#"{"metadata":{"comment":"of texts"},"name":"m","nullable":true,"#,
            r#""type":{"keyType":"string","type":"map","valueContainsNull":true,"valueType":"long"}},"#,
            r#"{"metadata":{},"name":"d","nullable":true,"type":"decimal(10,2)"}],"type":"struct"}"#,
        );
        assert_eq!(json(&schema()), expected);
    }

    #[test]
    fn every_text_in_a_type_gets_its_collation_and_keeps_its_name() {
        let told = with_collations(schema());
        assert_eq!(json(&told), json(&schema()));
        let collations = format!("{told:?}").matches("UTF8_BINARY").count();
        assert_eq!(collations, 2);
        let greek = data_type::String { collation: "el".to_string(), ..Default::default() };
        assert_eq!(with_collations(of(Kind::String(greek.clone()))), of(Kind::String(greek)));
    }
}
