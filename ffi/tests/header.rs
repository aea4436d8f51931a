//! `include/firesteel.h` is what cbindgen writes from the sources, and its versions are the crate's.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::{env, fs};

fn header() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = cbindgen::Config::from_file(root.join("cbindgen.toml")).unwrap();
    let bindings = cbindgen::Builder::new().with_crate(root).with_config(config).generate().unwrap();
    let mut text = Vec::new();
    bindings.write(&mut text);
    String::from_utf8(text).unwrap()
}

#[test]
fn the_committed_header_is_the_one_the_sources_give() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../include/firesteel.h");
    let fresh = header();
    if env::var("FIRESTEEL_BLESS").as_deref() == Ok("1") {
        fs::write(&path, &fresh).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap();
    assert!(
        committed == fresh,
        "include/firesteel.h is old: FIRESTEEL_BLESS=1 cargo test -p firesteel-ffi --test header writes it anew"
    );
}

#[test]
fn the_header_names_the_version_of_the_crate() {
    let line = format!("#define FIRESTEEL_VERSION \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(header().contains(&line), "{line} is missing: see after_includes in ffi/cbindgen.toml");
}

#[test]
fn every_function_that_returns_a_status_takes_an_error_last() {
    let text = header();
    let declarations = text.split("firesteel_status firesteel_").skip(1);
    for declaration in declarations {
        let signature = declaration.split(';').next().unwrap();
        let takes_error = signature.contains("struct firesteel_error **error)");
        assert!(takes_error || signature.starts_with("error_status("), "firesteel_{signature}");
    }
}
