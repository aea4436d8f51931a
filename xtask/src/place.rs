//! Where things are: the checkout, what cargo builds, and what is kept between runs.

use std::path::PathBuf;

/// The root of the checkout: the folder above this crate's. Cargo says at run time which it is: checkouts that share a
/// target folder share this program too, and it may have been compiled in another.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let root = PathBuf::from(here).join("..");
    root.canonicalize().unwrap_or(root)
}

/// What cargo builds in a profile's folder (`debug`, `release`).
pub fn built(profile: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let target = if target.is_absolute() { target } else { root().join(target) };
    target.join(profile)
}

/// What is downloaded or made once and kept: Python packages, TPC-H data. `FIRESTEEL_CACHE` moves it.
pub fn cache() -> PathBuf {
    if let Some(folder) = std::env::var_os("FIRESTEEL_CACHE") {
        return PathBuf::from(folder);
    }
    let home = std::env::var_os("HOME").map_or_else(std::env::temp_dir, PathBuf::from);
    std::env::var_os("XDG_CACHE_HOME").map_or_else(|| home.join(".cache"), PathBuf::from).join("firesteel")
}

/// A program of the Python environment in the cache.
pub fn python(program: &str) -> PathBuf {
    cache().join("python/bin").join(program)
}
