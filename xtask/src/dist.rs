//! `cargo xtask dist`: what is shipped (the wheel, the npm package, the C archive, the Go module), each installed where
//! nothing else is and tried with its quick start.

use std::fs;
use std::path::{Path, PathBuf};

use crate::place::{built, python, root};
use crate::shell::{output, program, succeed};
use crate::spark::Server;
use crate::{Outcome, setup};

/// A client alone holds no DataFusion, so it stays below this.
const CLIENT_LIMIT: u64 = 12 << 20;

struct Made {
    profile: String,
    /// Without the embedded engine.
    is_client: bool,
    /// Where the artefacts come.
    folder: PathBuf,
    /// Where they are unpacked and tried.
    scratch: PathBuf,
}

/// Makes the artefacts in `dist/`, or those without an engine in `dist/client/`.
pub fn run(words: &[&str]) -> Outcome {
    let mut told = None;
    let mut made = Made {
        profile: "dist".to_string(),
        is_client: false,
        folder: root().join("dist"),
        scratch: built("dist-tried"),
    };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match (*word, words.as_slice()) {
            ("--client", _) => {
                made.is_client = true;
                made.profile = "dist-client".to_string();
                made.folder = root().join("dist/client");
            }
            ("--profile", [wanted, ..]) => {
                told = Some((*wanted).to_string());
                words.next();
            }
            _ => return Err("usage: cargo xtask dist [--client] [--profile PROFILE]".into()),
        }
    }
    made.profile = told.unwrap_or(made.profile);
    setup::require(&["cargo", "python3", "node", "npm", "go", "cc", "pkg-config", "tar"])?;
    setup::packages(setup::DEMO)?;
    setup::packages(setup::TEST)?;
    for folder in [&made.folder, &made.scratch] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
    }
    // A client needs somebody to ask.
    let server = if made.is_client { Some(Server::start()?) } else { None };
    let url = server.as_ref().map_or_else(|| "local".to_string(), Server::url);
    let whole = [made.wheel(&url)?, made.npm(&url)?, made.scratch.join("c/lib/libfiresteel.so")];
    let (archive, module) = (made.c(&url)?, made.go(&url)?);
    println!();
    for artefact in &whole {
        let size = weigh(artefact)?;
        if made.is_client && size > CLIENT_LIMIT {
            return Err(format!("{} is larger than a client alone may be", artefact.display()).into());
        }
    }
    // The archive holds the library once more to be linked statically, with all that a linker throws away.
    weigh(&archive)?;
    weigh(&module)?;
    Ok(())
}

/// Prints how large an artefact is.
fn weigh(artefact: &Path) -> Result<u64, Box<dyn std::error::Error>> {
    let size = fs::metadata(artefact)?.len();
    let name = artefact.file_name().unwrap_or_default().to_string_lossy();
    println!("{name:<60}{:>8.1} MiB", size as f64 / f64::from(1 << 20));
    Ok(size)
}

impl Made {
    /// What every build of a crate takes.
    fn features(&self) -> &'static [&'static str] {
        if self.is_client { &["--no-default-features"] } else { &[] }
    }

    fn built(&self) -> PathBuf {
        built(if self.profile == "dev" { "debug" } else { &self.profile })
    }

    fn cargo(&self, package: &str) -> Outcome {
        succeed(program("cargo").args(["build", "--profile", &self.profile, "-p", package]).args(self.features()))
    }

    /// The artefact whose name ends so.
    fn artefact(&self, ending: &str) -> Result<PathBuf, Box<dyn std::error::Error>> {
        let files = fs::read_dir(&self.folder)?.collect::<Result<Vec<_>, _>>()?;
        let found = files.into_iter().map(|file| file.path()).find(|path| path.to_string_lossy().ends_with(ending));
        found.ok_or_else(|| format!("nothing in {} ends with {ending}", self.folder.display()).into())
    }

    /// Built by maturin, installed into an empty environment without asking an index.
    fn wheel(&self, url: &str) -> Result<PathBuf, Box<dyn std::error::Error>> {
        let mut build = program(python("maturin"));
        build.args(["build", "--profile", &self.profile, "--out"]).arg(&self.folder).args(self.features());
        succeed(&mut build)?;
        let wheel = self.artefact(".whl")?;
        let environment = self.scratch.join("python");
        succeed(program("python3").args(["-m", "venv"]).arg(&environment))?;
        let interpreter = environment.join("bin/python");
        succeed(program(&interpreter).args(["-m", "pip", "install", "--quiet", "--no-index"]).arg(&wheel))?;
        succeed(program(&interpreter).arg("examples/quickstart/quickstart.py").arg(url))?;
        Ok(wheel)
    }

    fn npm(&self, url: &str) -> Result<PathBuf, Box<dyn std::error::Error>> {
        self.cargo("firesteel-node")?;
        setup::node_scripts()?;
        let node = root().join("node");
        fs::copy(self.built().join("libfiresteel_node.so"), node.join("firesteel.node"))?;
        let mut pack = program("npm");
        succeed(pack.args(["pack", "--silent", "--pack-destination"]).arg(&self.folder).current_dir(&node))?;
        let package = self.artefact(".tgz")?;
        let folder = self.scratch.join("node");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("package.json"), "{\"private\": true}")?;
        let mut install = program("npm");
        install.args(["install", "--offline", "--no-audit", "--no-fund", "--omit=peer"]).arg(&package);
        succeed(install.current_dir(&folder))?;
        fs::copy(root().join("examples/quickstart/quickstart.mjs"), folder.join("quickstart.mjs"))?;
        succeed(program("node").args(["quickstart.mjs", url]).current_dir(&folder))?;
        Ok(package)
    }

    /// Library, archive, headers, pkg-config and CMake files below one folder; found through pkg-config.
    fn c(&self, url: &str) -> Result<PathBuf, Box<dyn std::error::Error>> {
        self.cargo("firesteel-ffi")?;
        let prefix = self.scratch.join("c");
        succeed(program("ffi/install.sh").arg(&prefix).arg(&self.profile))?;
        let archive = self.folder.join("firesteel-c.tar.gz");
        succeed(program("tar").arg("-czf").arg(&archive).arg("-C").arg(&prefix).arg("."))?;
        let flags = output(self.with_library(program("pkg-config").args(["--cflags", "--libs", "firesteel"])))?;
        let target = self.scratch.join("quickstart-c");
        let mut compile = program("cc");
        compile.args([
            "-std=c99",
            "-Wall",
            "-Wextra",
            "-Werror",
            "-pedantic",
            "examples/quickstart/quickstart.c",
            "-o",
        ]);
        succeed(compile.arg(&target).args(flags.split_whitespace()))?;
        succeed(self.with_library(program(&target).arg(url)))?;
        Ok(archive)
    }

    /// The sources of the module; they are compiled against the C library.
    fn go(&self, url: &str) -> Result<PathBuf, Box<dyn std::error::Error>> {
        let archive = self.folder.join("firesteel-go.tar.gz");
        let mut pack = program("git");
        pack.args(["archive", "--format=tar.gz", "--output"]).arg(&archive).args(["HEAD", "go", "include", "LICENSE"]);
        succeed(&mut pack)?;
        let folder = self.scratch.join("go");
        fs::create_dir_all(folder.join("tried"))?;
        succeed(program("tar").arg("-xzf").arg(&archive).arg("-C").arg(&folder))?;
        fs::copy(root().join("examples/quickstart/go/main.go"), folder.join("tried/main.go"))?;
        let module = "module tried\n\ngo 1.24\n\nrequire github.com/firesteel/firesteel/go v0.0.0\n\n\
                      replace github.com/firesteel/firesteel/go => ../go\n";
        fs::write(folder.join("tried/go.mod"), module)?;
        let flags = |what: &str| output(self.with_library(program("pkg-config").args([what, "firesteel"])));
        let (headers, library) = (flags("--cflags")?, flags("--libs")?);
        let mut run = program("go");
        run.args(["run", ".", url]).current_dir(folder.join("tried"));
        run.env("CGO_CFLAGS", headers.trim()).env("CGO_LDFLAGS", library.trim());
        succeed(self.with_library(&mut run))?;
        Ok(archive)
    }

    /// Lets a program find the C library that was unpacked.
    fn with_library<'a>(&self, command: &'a mut std::process::Command) -> &'a mut std::process::Command {
        let library = self.scratch.join("c/lib");
        command.env("LD_LIBRARY_PATH", &library).env("PKG_CONFIG_PATH", library.join("pkgconfig"))
    }
}
