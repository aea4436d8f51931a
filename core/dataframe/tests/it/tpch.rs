//! The five TPC-H programs give the same names, types and rows on every backend.

#[path = "../../../../examples/rust/tpch.rs"]
mod programs;

use firesteel::{Session, Wait, types};

use crate::backends::{local, rows};

type Answer = (Vec<(String, String)>, Vec<Vec<String>>);

fn answer(session: &Session, name: &str, folder: &str) -> Answer {
    let tables = programs::Tables::new(session.clone(), folder);
    let frame = programs::program(name, &tables).expect("a program of this name").expect("a program");
    let schema = frame.schema().wait().expect("a schema");
    let of_field = |field: &firesteel::spark::connect::data_type::StructField| {
        (field.name.clone(), types::simple_string(field.data_type.as_ref().expect("a type")))
    };
    (types::fields(&schema).iter().map(of_field).collect(), rows(&frame))
}

#[test]
fn the_programs_answer_alike_on_local_and_on_spark() {
    let (Ok(folder), Ok(remote)) = (std::env::var("FIRESTEEL_TPCH"), std::env::var("FIRESTEEL_TEST_REMOTE")) else {
        println!("skipped: FIRESTEEL_TPCH and FIRESTEEL_TEST_REMOTE name no data and no server");
        return;
    };
    let remote = Session::builder().remote(remote).create().wait().expect("a session");
    for name in ["q1", "q3", "q5", "q6", "q18"] {
        let (ours, spark) = (answer(&local(), name, &folder), answer(&remote, name, &folder));
        assert!(!spark.1.is_empty(), "{name} gave no rows");
        assert_eq!(ours, spark, "{name}");
    }
}
