//! Generates the wire messages, the service of both sides, and the table of error conditions.
//! Everything is pure Rust: no `protoc` is looked for.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    messages()?;
    conditions()
}

fn messages() -> Result<(), Box<dyn Error>> {
    let files = ["spark/connect/base.proto", "firesteel/relations.proto"];
    let descriptors = protox::compile(files, ["proto"])?;
    // Byte fields are `Bytes`, so a batch stays where the transport put it; maps are ordered, so equal plans have
    // equal bytes.
    tonic_prost_build::configure().bytes(".").btree_map(".").emit_rerun_if_changed(false).compile_fds(descriptors)?;
    println!("cargo:rerun-if-changed=proto");
    Ok(())
}

/// Writes `(name, sqlstate, message)` rows, sorted by name, from the two catalogues in `api/`.
fn conditions() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("../../api");
    let mut rows: BTreeMap<String, (String, String)> = BTreeMap::new();
    for file in ["errors.toml", "errors_own.toml"] {
        let path = folder.join(file);
        println!("cargo:rerun-if-changed={}", path.display());
        let catalogue: toml::Table = fs::read_to_string(&path)?.parse()?;
        for (name, entry) in catalogue {
            let text = |key: &str| entry.get(key).and_then(toml::Value::as_str).map(str::to_string);
            let (Some(state), Some(message)) = (text("sqlstate"), text("message")) else {
                return Err(format!("{}: {name} needs sqlstate and message", path.display()).into());
            };
            if rows.insert(name.clone(), (state, message)).is_some() {
                return Err(format!("{}: {name} stands in both catalogues", path.display()).into());
            }
        }
    }
    let mut source = String::from("pub(super) static CONDITIONS: &[(&str, &str, &str)] = &[\n");
    for (name, (state, message)) in &rows {
        writeln!(source, "    ({name:?}, {state:?}, {message:?}),")?;
    }
    source.push_str("];\n");
    let target = PathBuf::from(env::var("OUT_DIR")?).join("conditions.rs");
    Ok(fs::write(target, source)?)
}
