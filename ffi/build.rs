//! How the C library is linked: its SONAME carries the ABI version, and it stays loaded once it was loaded.

use std::env;
use std::path::PathBuf;

/// Until 1.0 every minor version of the ABI may break, so it stands in the name. The same as `ABI_MINOR` in
/// `src/version.rs`.
const ABI: &str = "0.1";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    match env::var("CARGO_CFG_TARGET_OS").as_deref() {
        Ok("linux") => {
            println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libfiresteel.so.{ABI}");
            // Threads and thread-local destructors of the runtime outlive `dlclose`: unloading would crash the host.
            println!("cargo:rustc-cdylib-link-arg=-Wl,-z,nodelete");
            link_by_name(&format!("libfiresteel.so.{ABI}"), "libfiresteel.so");
        }
        Ok("macos") => {
            println!("cargo:rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libfiresteel.{ABI}.dylib");
            link_by_name(&format!("libfiresteel.{ABI}.dylib"), "libfiresteel.dylib");
        }
        _ => {}
    }
}

/// Programs linked to the library in the build folder look for it by its SONAME, which cargo knows nothing of.
#[cfg(unix)]
fn link_by_name(name: &str, library: &str) {
    let Some(out) = env::var_os("OUT_DIR").map(PathBuf::from) else { return };
    // OUT_DIR is <profile>/build/<package>/out.
    let Some(profile) = out.ancestors().nth(3) else { return };
    let link = profile.join(name);
    if link.symlink_metadata().is_err()
        && let Err(error) = std::os::unix::fs::symlink(library, &link)
    {
        println!("cargo:warning=cannot link {}: {error}", link.display());
    }
}

#[cfg(not(unix))]
fn link_by_name(_name: &str, _library: &str) {}
