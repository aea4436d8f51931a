fn main() {
    napi_build::setup();
    // The runtime's threads outlive every environment: a worker's end must not unmap the code they run.
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-z,nodelete");
    }
}
