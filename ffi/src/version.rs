//! What the loaded library is.

use std::ffi::c_char;

const ABI_MAJOR: u32 = 0;
const ABI_MINOR: u32 = 1;

/// The ABI version of the loaded library: `major << 16 | minor`. The major must be the one a program was compiled for,
/// the minor at least that. Until 1.0 the minor must be equal.
#[unsafe(no_mangle)]
pub extern "C" fn firesteel_abi_version() -> u32 {
    ABI_MAJOR << 16 | ABI_MINOR
}

/// Versions and features as JSON, NUL-terminated and static.
#[unsafe(no_mangle)]
pub extern "C" fn firesteel_build_info() -> *const c_char {
    static WITH_ENGINE: &str = concat!(
        r#"{"version":""#,
        env!("CARGO_PKG_VERSION"),
        r#"","abi":"0.1","features":["embedded","tls"],"arrow":"59","spark_connect":"4.3"}"#,
        "\0"
    );
    static WITHOUT_ENGINE: &str = concat!(
        r#"{"version":""#,
        env!("CARGO_PKG_VERSION"),
        r#"","abi":"0.1","features":["tls"],"arrow":"59","spark_connect":"4.3"}"#,
        "\0"
    );
    if firesteel::HAS_ENGINE { WITH_ENGINE.as_ptr().cast() } else { WITHOUT_ENGINE.as_ptr().cast() }
}

/// 1 when the library has a feature (`embedded`, `tls`), 0 when not or when the name is not valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_has_feature(name: *const c_char, name_length: i64) -> i32 {
    // SAFETY: the caller keeps the rules at the top of the header.
    let call = unsafe { crate::call::Call::new("firesteel_has_feature") };
    let has = match call.text("name", name, name_length) {
        Ok("embedded") => firesteel::HAS_ENGINE,
        Ok("tls") => true,
        _ => false,
    };
    i32::from(has)
}
