//! Runs TPC-H queries as DataFrame programs and prints their rows as one line of JSON.
//!
//! Environment: `FIRESTEEL_REMOTE` says where to run (`local`), `FIRESTEEL_TPCH` where the Parquet files are,
//! `FIRESTEEL_PROGRAMS` which programs to run (`q1,q5`).

mod tpch;

use std::env;
use std::time::Instant;

use arrow::array::RecordBatch;
use arrow::error::ArrowError;
use arrow::util::display::{ArrayFormatter, FormatOptions};
use firesteel::{DataFrame, Session, Wait, types};
use serde_json::{Map, Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let remote = env::var("FIRESTEEL_REMOTE").unwrap_or_else(|_| "local".to_string());
    let folder = env::var("FIRESTEEL_TPCH").map_err(|_| "set FIRESTEEL_TPCH to the folder of the Parquet files")?;
    let wanted = env::var("FIRESTEEL_PROGRAMS").unwrap_or_else(|_| "q1,q5".to_string());

    let session = Session::builder().remote(remote).get_or_create().wait()?;
    let tables = tpch::Tables::new(session, folder);
    let mut first_row = None;
    let mut programs = Map::new();
    for name in wanted.split(',') {
        let program = tpch::program(name, &tables).ok_or_else(|| format!("there is no program {name}"))??;
        let batches = program.collect().wait()?;
        first_row.get_or_insert_with(|| start.elapsed().as_secs_f64());
        programs.insert(name.to_string(), described(&program, &batches)?);
    }
    println!("{}", json!({ "language": "Rust", "first_row_seconds": first_row, "programs": programs }));
    Ok(())
}

fn described(program: &DataFrame, batches: &[RecordBatch]) -> Result<Value, Box<dyn std::error::Error>> {
    let schema = program.schema().wait()?;
    let columns: Vec<Value> = types::fields(&schema)
        .iter()
        .map(|field| json!([field.name, field.data_type.as_ref().map(types::simple_string)]))
        .collect();
    let mut rows = Vec::new();
    for batch in batches {
        rows.extend(texts(batch)?);
    }
    Ok(json!({ "columns": columns, "rows": rows }))
}

fn texts(batch: &RecordBatch) -> Result<Vec<Value>, ArrowError> {
    let options = FormatOptions::default();
    let cells: Vec<_> =
        batch.columns().iter().map(|column| ArrayFormatter::try_new(column, &options)).collect::<Result<_, _>>()?;
    Ok((0..batch.num_rows())
        .map(|row| {
            let cell = |(column, text): (usize, &ArrayFormatter<'_>)| {
                if batch.column(column).is_null(row) { Value::Null } else { json!(text.value(row).to_string()) }
            };
            Value::Array(cells.iter().enumerate().map(cell).collect())
        })
        .collect())
}
