//! The buffers of Arrow batches, laid out for JavaScript and made from what JavaScript laid out. Nothing is copied on
//! the way out, except bitmaps that do not begin at a byte.
//!
//! The arrays stand in pre-order. Each is told as numbers: length, null count, then for each buffer the region it lies
//! in (-1 when there is none), its offset there and its length in bytes. The first buffer is the validity bitmap; the
//! others follow the type, as in Arrow's columnar format.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{ArrayData, ArrayRef, RecordBatch, make_array};
use arrow::buffer::Buffer;
use arrow::compute::cast;
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use arrow::error::ArrowError;
use firesteel::{Error, Result};

/// Addresses inside an allocation are kept as aligned as the allocation is.
const ALIGNMENT: usize = 64;

/// The arrays of a batch and the memory they lie in.
pub struct Layout {
    pub regions: Vec<Region>,
    pub nodes: Vec<f64>,
    /// Keeps the memory of all regions.
    pub owner: Arc<Vec<Buffer>>,
}

/// A stretch of one allocation, valid as long as the layout's owner lives.
#[derive(Clone, Copy)]
pub struct Region {
    pub address: usize,
    pub length: usize,
}

/// The batch in types that have one layout each: views and 64-bit offsets, which a server may be told to send, become
/// the plain types.
pub fn plain(batch: RecordBatch) -> Result<RecordBatch> {
    let target = |data_type: &DataType| match data_type {
        DataType::LargeUtf8 | DataType::Utf8View => Some(DataType::Utf8),
        DataType::LargeBinary | DataType::BinaryView => Some(DataType::Binary),
        _ => None,
    };
    if batch.schema_ref().fields().iter().all(|field| target(field.data_type()).is_none()) {
        return Ok(batch);
    }
    let failed = |error: ArrowError| Error::internal("converting an Arrow batch").with_cause(error);
    let mut fields: Vec<Arc<Field>> = Vec::new();
    let mut columns: Vec<ArrayRef> = Vec::new();
    for (field, column) in batch.schema_ref().fields().iter().zip(batch.columns()) {
        match target(field.data_type()) {
            Some(data_type) => {
                columns.push(cast(column, &data_type).map_err(failed)?);
                fields.push(Arc::new(field.as_ref().clone().with_data_type(data_type)));
            }
            None => {
                columns.push(column.clone());
                fields.push(field.clone());
            }
        }
    }
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).map_err(failed)
}

/// Lays a batch out. Its types must be those of [`plain`].
pub fn of(batch: &RecordBatch) -> Result<Layout> {
    let mut arrays = Arrays::default();
    for column in batch.columns() {
        arrays.add(&column.to_data())?;
    }
    Ok(arrays.into_layout())
}

#[derive(Default)]
struct Arrays {
    nodes: Vec<Node>,
    buffers: Vec<Buffer>,
}

struct Node {
    length: usize,
    null_count: usize,
    /// Positions in `buffers`.
    buffers: Vec<Option<usize>>,
}

impl Arrays {
    fn add(&mut self, data: &ArrayData) -> Result<()> {
        let (length, offset) = (data.len(), data.offset());
        let validity = data.nulls().filter(|nulls| nulls.null_count() > 0);
        let validity = validity.map(|nulls| bits(nulls.buffer(), nulls.offset(), length));
        let mut buffers = vec![validity.map(|bitmap| self.keep(bitmap))];
        match data.data_type() {
            DataType::Null | DataType::Struct(_) => {}
            DataType::Boolean => buffers.push(Some(self.keep(bits(&data.buffers()[0], offset, length)))),
            DataType::Utf8 | DataType::Binary => {
                buffers.push(Some(self.keep(offsets(data))));
                buffers.push(Some(self.keep(data.buffers()[1].clone())));
            }
            DataType::List(_) | DataType::Map(_, _) => buffers.push(Some(self.keep(offsets(data)))),
            other => {
                let width = width(other)?;
                buffers.push(Some(self.keep(data.buffers()[0].slice_with_length(offset * width, length * width))));
            }
        }
        self.nodes.push(Node { length, null_count: data.null_count(), buffers });
        let is_struct = matches!(data.data_type(), DataType::Struct(_));
        for child in data.child_data() {
            if is_struct && (offset > 0 || child.len() > length) {
                self.add(&child.slice(offset, length))?;
            } else {
                self.add(child)?;
            }
        }
        Ok(())
    }

    fn keep(&mut self, buffer: Buffer) -> usize {
        self.buffers.push(buffer);
        self.buffers.len() - 1
    }

    /// One region for each allocation: from the first byte of it that is used to the last.
    fn into_layout(self) -> Layout {
        let mut of_allocation: HashMap<usize, (usize, usize)> = HashMap::new();
        for buffer in self.buffers.iter().filter(|buffer| !buffer.is_empty()) {
            let allocation = buffer.data_ptr().as_ptr() as usize;
            let start = buffer.as_ptr() as usize;
            let start = start - (start - allocation) % ALIGNMENT;
            let end = buffer.as_ptr() as usize + buffer.len();
            let used = of_allocation.entry(allocation).or_insert((start, end));
            *used = (used.0.min(start), used.1.max(end));
        }
        let mut position = HashMap::new();
        let mut regions = Vec::new();
        for (allocation, (start, end)) in of_allocation {
            position.insert(allocation, (regions.len(), start));
            regions.push(Region { address: start, length: end - start });
        }
        let place = |buffer: &Buffer| {
            let (region, start) = position.get(&(buffer.data_ptr().as_ptr() as usize))?;
            Some([*region as f64, (buffer.as_ptr() as usize - start) as f64, buffer.len() as f64])
        };
        let mut nodes = Vec::new();
        for node in &self.nodes {
            nodes.extend([node.length as f64, node.null_count as f64]);
            for buffer in &node.buffers {
                let place = buffer.and_then(|at| place(&self.buffers[at]));
                nodes.extend(place.unwrap_or([-1.0, 0.0, 0.0]));
            }
        }
        Layout { regions, nodes, owner: Arc::new(self.buffers) }
    }
}

/// `length` bits from bit `offset`, beginning at a byte.
fn bits(buffer: &Buffer, offset: usize, length: usize) -> Buffer {
    match offset % 8 {
        0 => buffer.slice_with_length(offset / 8, length.div_ceil(8)),
        _ => buffer.bit_slice(offset, length),
    }
}

/// The offsets of a list or a text. An array without elements may come without any; one is always given.
fn offsets(data: &ArrayData) -> Buffer {
    match data.buffers()[0].is_empty() {
        true => Buffer::from(0i32.to_le_bytes().to_vec()),
        false => data.buffers()[0].slice_with_length(data.offset() * 4, (data.len() + 1) * 4),
    }
}

fn width(data_type: &DataType) -> Result<usize> {
    match data_type {
        DataType::Decimal128(_, _) => Ok(16),
        other => other
            .primitive_width()
            .ok_or_else(|| Error::unsupported(format!("values of the Arrow type {other} in JavaScript"))),
    }
}

/// The parts of arrays as JavaScript laid them out, in pre-order.
pub struct Parts<L, B> {
    pub lengths: L,
    pub buffers: B,
}

/// A batch of these parts. They are checked, so that no offset leads outside its buffer.
pub fn batch(
    schema: &SchemaRef,
    row_count: usize,
    mut parts: Parts<impl Iterator<Item = usize>, impl Iterator<Item = Option<Buffer>>>,
) -> Result<RecordBatch> {
    let failed =
        |error: ArrowError| Error::argument("createDataFrame", "rows", "they do not fit the schema").with_cause(error);
    let columns = schema
        .fields()
        .iter()
        .map(|field| parts.array(field.data_type()).map(make_array))
        .collect::<Result<Vec<ArrayRef>>>()?;
    let options = arrow::array::RecordBatchOptions::new().with_row_count(Some(row_count));
    RecordBatch::try_new_with_options(schema.clone(), columns, &options).map_err(failed)
}

impl<L: Iterator<Item = usize>, B: Iterator<Item = Option<Buffer>>> Parts<L, B> {
    fn array(&mut self, data_type: &DataType) -> Result<ArrayData> {
        let missing = || Error::internal("fewer arrays than the schema has");
        let length = self.lengths.next().ok_or_else(missing)?;
        let validity = self.buffers.next().ok_or_else(missing)?;
        let mut builder = ArrayData::builder(data_type.clone()).len(length);
        if *data_type != DataType::Null {
            builder = builder.null_bit_buffer(validity);
        }
        let buffer_count = match data_type {
            DataType::Null | DataType::Struct(_) => 0,
            DataType::Utf8 | DataType::Binary => 2,
            _ => 1,
        };
        for _ in 0..buffer_count {
            builder = builder.add_buffer(self.buffers.next().flatten().ok_or_else(missing)?);
        }
        match data_type {
            DataType::List(field) | DataType::Map(field, _) => {
                builder = builder.add_child_data(self.array(field.data_type())?);
            }
            DataType::Struct(fields) => {
                for field in fields {
                    builder = builder.add_child_data(self.array(field.data_type())?);
                }
            }
            _ => {}
        }
        builder
            .build()
            .map_err(|error| Error::argument("createDataFrame", "rows", "they do not fit the schema").with_cause(error))
    }
}
