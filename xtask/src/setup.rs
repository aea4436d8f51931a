//! What the demo and the tests need beside Rust, Python 3, Node, Go and a C compiler: a Python environment with the
//! packages named here, TPC-H data, and the native libraries themselves.

use std::fs;
use std::path::PathBuf;

use crate::Outcome;
use crate::place::{built, cache, python, root};
use crate::shell::{self, program, succeed};

/// For the demo: the wheel's build tool and the data generator.
pub const DEMO: &[&str] = &["maturin>=1.9,<2", "tpchgen-cli==4.0.0"];

/// For the tests: the test runner, what Python users bring along, the Spark that answers are compared with, and two
/// PySpark libraries that must run unchanged.
pub const TEST: &[&str] = &[
    "pytest>=8",
    "pyarrow>=17",
    "pandas==2.3.3",
    "pyspark[connect]==4.3.0",
    "chispa==0.12.0",
    "quinn==0.10.3",
    "plotly>=6,<7",
];

/// For the replay of Spark's own tests: the generator of the data that Spark's answers were recorded on.
pub const CONFORMANCE: &[&str] = &["tpcgen-cli==4.0.0"];

/// For the benchmarks: the peers.
pub const BENCH: &[&str] = &["duckdb", "datafusion", "polars"];

/// For the benchmarks, in an environment of its own: Sail 0.7 answers no session beside a PySpark later than 4.1.
pub const SAIL: &[&str] = &["pysail==0.7.2", "pyspark-client==4.1.1"];

/// Makes the Python environment if it is not there and installs what it lacks.
pub fn packages(names: &[&str]) -> Outcome {
    environment("python", names)
}

/// The same for the environment of this name. Its programs are in `cache()/NAME/bin`.
pub fn environment(name: &str, names: &[&str]) -> Outcome {
    let folder = cache().join(name);
    let interpreter = folder.join("bin/python");
    if !interpreter.exists() {
        fs::create_dir_all(cache())?;
        succeed(program("python3").args(["-m", "venv"]).arg(&folder))?;
    }
    // Asking pip costs a second; what was installed by this very list is remembered.
    let stamp = folder.join(format!("installed-{}", fingerprint(names)));
    if !stamp.exists() {
        succeed(program(interpreter).args(["-m", "pip", "install", "--quiet"]).args(names))?;
        fs::write(stamp, names.join("\n"))?;
    }
    Ok(())
}

fn fingerprint(names: &[&str]) -> String {
    names.concat().chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The folder of the TPC-H tables at a scale, as Parquet files; made at first use.
pub fn tpch(scale: &str) -> Result<PathBuf, Box<dyn std::error::Error>> {
    let folder = cache().join("tpch").join(scale);
    if !folder.join("lineitem.parquet").exists() {
        let fresh = cache().join("tpch").join(format!("{scale}.part"));
        if fresh.exists() {
            fs::remove_dir_all(&fresh)?;
        }
        fs::create_dir_all(&fresh)?;
        succeed(
            program(python("tpchgen-cli"))
                .args(["parquet", "-s", scale])
                .arg(format!("--output-dir={}", fresh.display())),
        )?;
        fs::rename(fresh, &folder)?;
    }
    Ok(folder)
}

/// The folder that holds `tpch/` and `tpcds/` at a scale, as Parquet files; made at first use.
pub fn benchmarks(scale: &str) -> Result<PathBuf, Box<dyn std::error::Error>> {
    let folder = cache().join("benchmarks").join(scale);
    for name in ["tpch", "tpcds"] {
        let (fresh, made) = (folder.join(format!("{name}.part")), folder.join(name));
        if made.exists() {
            continue;
        }
        if fresh.exists() {
            fs::remove_dir_all(&fresh)?;
        }
        fs::create_dir_all(&fresh)?;
        succeed(
            program(python("tpcgen-cli"))
                .args([name, "parquet", "-s", scale])
                .arg(format!("--output-dir={}", fresh.display())),
        )?;
        fs::rename(fresh, made)?;
    }
    Ok(folder)
}

/// Compiles the whole workspace at once: one set of features, so nothing is compiled twice.
pub fn build() -> Outcome {
    succeed(program("cargo").args(["build", "--workspace", "--all-targets"]))
}

/// Installs the Python package into the environment, in the profile that is already compiled.
pub fn python_package() -> Outcome {
    let native = built("debug").join("lib_native.so");
    fs::copy(&native, root().join("python/firesteel/_native.abi3.so"))
        .map_err(|error| format!("cannot copy {}: {error}", native.display()))?;
    Ok(())
}

/// Puts the Node package together: its TypeScript beside the native module that is compiled.
pub fn node_package() -> Outcome {
    node_scripts()?;
    fs::copy(built("debug").join("libfiresteel_node.so"), root().join("node/firesteel.node"))?;
    Ok(())
}

/// Installs the Node package's dependencies and compiles its TypeScript and that of the examples.
pub fn node_scripts() -> Outcome {
    let folder = root().join("node");
    succeed(program("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    succeed(program("npm").args(["run", "build"]).current_dir(&folder))?;
    succeed(program("npm").args(["run", "build:examples"]).current_dir(&folder))
}

/// What the Go package needs to find the header and the library.
pub fn go_environment(profile: &str) -> Vec<(&'static str, String)> {
    let library = built(profile);
    vec![
        ("CGO_CFLAGS", format!("-I{}", root().join("include").display())),
        ("CGO_LDFLAGS", format!("-L{} -lfiresteel -Wl,-rpath,{}", library.display(), library.display())),
    ]
}

/// Says which of these programs are missing, all at once.
pub fn require(names: &[&str]) -> Outcome {
    let missing: Vec<&str> = names.iter().copied().filter(|name| !shell::is_installed(name)).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("please install: {}", missing.join(", ")).into()) }
}
