//! Generators: several rows from one. `explode`, `posexplode`, `inline`, `stack`, `json_tuple`, `variant_explode` and
//! their outer forms, in a select list, behind LATERAL VIEW, or as a table. Spark: `Generate`, `ExtractGenerator`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, Int32Array, ListArray, StructArray, UInt64Array, new_null_array};
use arrow::buffer::OffsetBuffer;
use arrow::compute::{interleave, take};
use arrow::datatypes::{DataType, Field, Fields};
use datafusion::common::{NullHandling, UnnestOptions};
use datafusion::logical_expr::{Expr, LogicalPlanBuilder};
use firesteel_protocol::{Error, Kind, Result};

use super::column::Column;
use super::condition;
use super::resolver::{Below, Relation, Resolver, projection};
use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::expr::arguments::Arguments;
use crate::expr::failure;
use crate::expr::kernel::{Kernel, Nulls};
use crate::function::{self, Settings};
use crate::types::{implicit_cast, list};

/// A generator by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Generator {
    shape: Shape,
    is_outer: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Explode,
    Posexplode,
    Inline,
    Stack,
    JsonTuple,
    VariantExplode,
}

impl Generator {
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let (base, is_outer) = name.strip_suffix("_outer").map_or((name.as_str(), false), |base| (base, true));
        let shape = match base {
            "explode" => Shape::Explode,
            "posexplode" => Shape::Posexplode,
            "inline" => Shape::Inline,
            "stack" if !is_outer => Shape::Stack,
            "json_tuple" if !is_outer => Shape::JsonTuple,
            "variant_explode" => Shape::VariantExplode,
            _ => return None,
        };
        Some(Generator { shape, is_outer })
    }

    /// The form of LATERAL VIEW OUTER.
    pub(super) fn outer(self) -> Self {
        Generator { is_outer: true, ..self }
    }

    fn name(self) -> &'static str {
        match (self.shape, self.is_outer) {
            (Shape::Explode, false) => "explode",
            (Shape::Explode, true) => "explode_outer",
            (Shape::Posexplode, false) => "posexplode",
            (Shape::Posexplode, true) => "posexplode_outer",
            (Shape::Inline, false) => "inline",
            (Shape::Inline, true) => "inline_outer",
            (Shape::Stack, _) => "stack",
            (Shape::JsonTuple, _) => "json_tuple",
            (Shape::VariantExplode, false) => "variant_explode",
            (Shape::VariantExplode, true) => "variant_explode_outer",
        }
    }

    /// What makes an array of structs of its arguments first, as `inline` of that array.
    fn inlined(self, arguments: Vec<Typed>, settings: &Settings) -> Result<(Self, Vec<Typed>)> {
        let array = match self.shape {
            Shape::Explode | Shape::Posexplode | Shape::Inline | Shape::Stack => return Ok((self, arguments)),
            Shape::JsonTuple => function::json_tuple(arguments, settings)?,
            Shape::VariantExplode => function::variant_parts(arguments, self.name(), settings)?,
        };
        let is_outer = self.is_outer && self.shape == Shape::VariantExplode;
        Ok((Generator { shape: Shape::Inline, is_outer }, vec![array]))
    }

    /// The fields of a generated row.
    fn fields(self, arguments: &[Typed]) -> Result<Vec<Field>> {
        let outer = self.is_outer;
        let [input] = arguments else { return Err(failure::wrong_count(self.name(), "1", arguments.len())) };
        let mut fields = Vec::new();
        if self.shape == Shape::Posexplode {
            fields.push(Field::new("pos", DataType::Int32, outer));
        }
        match (&input.data_type, self.shape) {
            (DataType::List(item), Shape::Explode | Shape::Posexplode) => {
                fields.push(Field::new("col", item.data_type().clone(), item.is_nullable() || outer));
            }
            (DataType::Map(entries, _), Shape::Explode | Shape::Posexplode) => {
                let DataType::Struct(entries) = entries.data_type() else {
                    return Err(Error::internal("a map without entries"));
                };
                for (name, entry) in ["key", "value"].into_iter().zip(entries) {
                    fields.push(Field::new(name, entry.data_type().clone(), entry.is_nullable() || outer));
                }
            }
            (DataType::List(item), Shape::Inline) if matches!(item.data_type(), DataType::Struct(_)) => {
                let DataType::Struct(inner) = item.data_type() else { return Ok(fields) };
                for field in inner {
                    let nullable = field.is_nullable() || item.is_nullable() || outer;
                    fields.push(Field::new(field.name(), field.data_type().clone(), nullable));
                }
            }
            (other, _) => {
                let required = if self.shape == Shape::Inline { "\"ARRAY<STRUCT>\"" } else { "(\"ARRAY\" or \"MAP\")" };
                let parameters = [
                    ("sqlExpr", format!("\"{}({})\"", self.name(), input.name)),
                    ("paramIndex", "first".to_string()),
                    ("inputSql", format!("\"{}\"", input.name)),
                    ("inputType", condition::shown_type(other)),
                    ("requiredType", required.to_string()),
                ];
                return Err(condition::analysis("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", &parameters));
            }
        }
        Ok(fields)
    }
}

/// The relation with each row as often as the generator has rows for it, and the columns that hold those. They are not
/// yet among the relation's columns.
pub(super) fn generated(
    resolver: &mut Resolver<'_>,
    relation: Relation,
    generator: Generator,
    arguments: Vec<Typed>,
) -> Result<(Relation, Vec<Column>)> {
    let settings = resolver.settings();
    let (generator, arguments) = generator.inlined(arguments, settings)?;
    let (fields, arguments, detail) = match generator.shape {
        Shape::Stack => stacked(resolver, arguments)?,
        _ => {
            let fields = generator.fields(&arguments)?;
            (fields, arguments, generator.name().to_string())
        }
    };
    let row = DataType::Struct(Fields::from(fields.clone()));
    let rows = list(row.clone(), false);
    let kernel = Kernel::new("generated", run, rows, Nulls::Never, settings.mode()).with_detail(detail);
    let exprs = arguments.iter().map(|argument| argument.expr.clone()).collect();
    let (relation, exprs) = super::subqueries::attached(resolver, relation, exprs)?;
    let id = resolver.id();
    let mut columns: Vec<Expr> = relation.plan.schema().columns().into_iter().map(Expr::Column).collect();
    columns.push(kernel.call(exprs).alias(&id));
    let plan = projection(columns, &relation.plan)?;
    let options = UnnestOptions { null_handling: NullHandling::Drop, recursions: Vec::new() };
    let unnested = LogicalPlanBuilder::from(plan)
        .unnest_columns_with_options(vec![datafusion::common::Column::new_unqualified(&id)], options)
        .and_then(LogicalPlanBuilder::build)
        .map_err(from_datafusion)?;
    let whole = Typed::column(&id, "", row, false);
    let mut expressions: Vec<Expr> =
        unnested.schema().columns().into_iter().filter(|column| column.name != id).map(Expr::Column).collect();
    let mut generated = Vec::with_capacity(fields.len());
    for (at, field) in fields.iter().enumerate() {
        let value = crate::expr::field::get(whole.clone(), at, settings)?;
        let value = Typed { nullable: field.is_nullable(), ..value }.named(field.name());
        let column = resolver.column(&value);
        expressions.push(value.expr.alias(&column.id));
        generated.push(column);
    }
    let plan = Arc::new(projection(expressions, &Arc::new(unnested))?);
    Ok((Relation { plan, below: Below::Closed, ..relation }, generated))
}

/// `stack(n, values ..)`: the values in n rows.
fn stacked(resolver: &Resolver<'_>, mut arguments: Vec<Typed>) -> Result<(Vec<Field>, Vec<Typed>, String)> {
    if arguments.len() < 2 {
        return Err(failure::wrong_count("stack", "> 1", arguments.len()));
    }
    let count = arguments.remove(0);
    let rows = match super::constant::evaluate(&count.expr)?.cast_to(&DataType::Int32) {
        Ok(datafusion::common::ScalarValue::Int32(Some(rows))) if rows > 0 => usize::try_from(rows).unwrap_or(1),
        _ => {
            let parameters = [
                ("sqlExpr", "\"stack\"".to_string()),
                ("exprName", "`n`".to_string()),
                ("valueRange", "(0, 2147483647]".to_string()),
                ("currentValue", count.name),
            ];
            return Err(condition::analysis("DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE", &parameters));
        }
    };
    let width = arguments.len().div_ceil(rows);
    let mut fields: Vec<Field> = Vec::with_capacity(width);
    for at in 0..width {
        let cells: Vec<&Typed> = arguments.iter().skip(at).step_by(width).collect();
        let known = cells.iter().map(|cell| &cell.data_type).find(|data_type| **data_type != DataType::Null);
        let data_type = known.cloned().unwrap_or(DataType::Null);
        for (row, cell) in cells.iter().enumerate() {
            if cell.data_type != data_type && cell.data_type != DataType::Null {
                let parameters = [
                    ("sqlExpr", "\"stack\"".to_string()),
                    ("columnIndex", at.to_string()),
                    ("leftParamIndex", (at + 1).to_string()),
                    ("leftType", condition::shown_type(&data_type)),
                    ("rightParamIndex", (row * width + at + 1).to_string()),
                    ("rightType", condition::shown_type(&cell.data_type)),
                ];
                return Err(condition::analysis("DATATYPE_MISMATCH.STACK_COLUMN_DIFF_TYPES", &parameters));
            }
        }
        fields.push(Field::new(format!("col{at}"), data_type, true));
    }
    let settings = resolver.settings();
    let arguments = arguments
        .into_iter()
        .enumerate()
        .map(|(at, argument)| implicit_cast(argument, fields[at % width].data_type(), settings))
        .collect::<Result<Vec<_>>>()?;
    Ok((fields, arguments, format!("stack {rows}")))
}

fn run(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let DataType::List(item) = arguments.gives else { return Err(Error::internal("generated rows in no list")) };
    let DataType::Struct(fields) = item.data_type() else { return Err(Error::internal("generated rows in no struct")) };
    let (columns, offsets) = match arguments.detail.strip_prefix("stack ") {
        Some(rows) => stack(arguments, fields, rows.parse().map_err(Error::internal)?)?,
        None => {
            let generator = Generator::named(arguments.detail);
            let generator = generator.ok_or_else(|| Error::internal("an unknown generator"))?;
            exploded(&arguments.array(0)?, fields, generator)?
        }
    };
    let length = offsets.last().map_or(0, |last| usize::try_from(*last).unwrap_or_default());
    let rows = if fields.is_empty() {
        StructArray::new_empty_fields(length, None)
    } else {
        StructArray::try_new(fields.clone(), columns, None).map_err(failure::from_arrow)?
    };
    let offsets = OffsetBuffer::new(offsets.into());
    let rows = ListArray::try_new(Arc::clone(item), offsets, Arc::new(rows), None);
    Ok(Arc::new(rows.map_err(failure::from_arrow)?))
}

/// Where each generated row comes from in the collection's values, its place, and where each list ends.
struct Places {
    values: Vec<Option<u64>>,
    positions: Vec<Option<i32>>,
    offsets: Vec<i32>,
}

fn exploded(input: &ArrayRef, fields: &Fields, generator: Generator) -> Result<(Vec<ArrayRef>, Vec<i32>)> {
    let (offsets, values): (&OffsetBuffer<i32>, Vec<ArrayRef>) = match input.data_type() {
        DataType::Map(_, _) => {
            let map = input.as_map();
            (map.offsets(), vec![Arc::clone(map.keys()), Arc::clone(map.values())])
        }
        _ => {
            let list = input.as_list::<i32>();
            (list.offsets(), vec![Arc::clone(list.values())])
        }
    };
    let mut places = places(input.as_ref(), offsets, generator)?;
    let values = if generator.shape == Shape::Inline {
        let structs = values.first().and_then(|values| values.as_struct_opt());
        let structs = structs.ok_or_else(|| Error::internal("inline over no structs"))?;
        for place in &mut places.values {
            let is_null = place.is_some_and(|at| usize::try_from(at).is_ok_and(|at| structs.is_null(at)));
            if is_null {
                *place = None;
            }
        }
        structs.columns().to_vec()
    } else {
        values
    };
    let indices = UInt64Array::from(places.values);
    let mut columns: Vec<ArrayRef> = Vec::with_capacity(fields.len());
    if generator.shape == Shape::Posexplode {
        columns.push(Arc::new(Int32Array::from(places.positions)));
    }
    for column in values {
        if *column.data_type() == DataType::Null {
            columns.push(new_null_array(&DataType::Null, indices.len()));
            continue;
        }
        columns.push(take(&column, &indices, None).map_err(failure::from_arrow)?);
    }
    Ok((columns, places.offsets))
}

fn places(input: &dyn Array, offsets: &OffsetBuffer<i32>, generator: Generator) -> Result<Places> {
    let mut places = Places { values: Vec::new(), positions: Vec::new(), offsets: vec![0] };
    for (row, bounds) in offsets.windows(2).enumerate() {
        let (start, end) = if input.is_null(row) { (0, 0) } else { (bounds[0], bounds[1]) };
        for at in start..end {
            places.values.push(u64::try_from(at).ok());
            places.positions.push(Some(at - start));
        }
        if start == end && generator.is_outer {
            places.values.push(None);
            places.positions.push(None);
        }
        let length = i32::try_from(places.values.len());
        places.offsets.push(length.map_err(|_| Error::unsupported("so many generated rows in one batch"))?);
    }
    Ok(places)
}

fn stack(arguments: &Arguments<'_>, fields: &Fields, rows: usize) -> Result<(Vec<ArrayRef>, Vec<i32>)> {
    let cells = arguments.arrays()?;
    let width = fields.len();
    let count = arguments.rows;
    let indices: Vec<(usize, usize)> = (0..count).flat_map(|at| (0..rows).map(move |row| (row, at))).collect();
    let mut columns = Vec::with_capacity(width);
    for (at, field) in fields.iter().enumerate() {
        let nulls = new_null_array(field.data_type(), count);
        let parts: Vec<&dyn Array> =
            (0..rows).map(|row| cells.get(row * width + at).map_or(nulls.as_ref(), |cell| cell.as_ref())).collect();
        columns.push(interleave(&parts, &indices).map_err(failure::from_arrow)?);
    }
    let offset = |at: usize| i32::try_from(at * rows).map_err(|_| Error::unsupported("so many rows from stack"));
    Ok((columns, (0..=count).map(offset).collect::<Result<_>>()?))
}

/// A table made by a generator: from one row, so its arguments look only at what stands around.
pub(super) fn table(resolver: &mut Resolver<'_>, generator: Generator, arguments: Vec<Typed>) -> Result<Relation> {
    let (relation, columns) = generated(resolver, super::relation::project::one_row(), generator, arguments)?;
    Ok(Relation { columns, ..relation })
}

/// One generator more than a select list may hold.
pub(super) fn too_many(names: &[String]) -> Error {
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    let parameters = [("num", names.len().to_string()), ("generators", quoted.join(", "))];
    Error::new(Kind::Analysis, "UNSUPPORTED_GENERATOR.MULTI_GENERATOR", &parameters)
}

/// The names that an alias gives the generated columns.
pub(super) fn renamed(columns: Vec<Column>, names: &[String], shown: &str) -> Result<Vec<Column>> {
    if names.is_empty() {
        return Ok(columns);
    }
    if names.len() != columns.len() {
        let parameters = [
            ("funcName", format!("`{shown}`")),
            ("aliasesNum", names.len().to_string()),
            ("outColsNum", columns.len().to_string()),
        ];
        return Err(Error::new(Kind::Analysis, "UDTF_ALIAS_NUMBER_MISMATCH", &parameters));
    }
    Ok(columns.into_iter().zip(names).map(|(column, name)| Column { name: name.clone(), ..column }).collect())
}
