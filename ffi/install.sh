#!/bin/sh
# Installs the C library that was built, with its headers, pkg-config and CMake files: install.sh PREFIX [PROFILE].
# PROFILE is cargo's (dist when left out); DESTDIR and CARGO_TARGET_DIR are honoured.
set -eu
prefix=${1:?is where to install, such as /usr/local}
profile=${2:-dist}
cd "$(dirname "$0")/.."

# Cargo's development profile builds into `debug`.
[ "$profile" = dev ] && profile=debug
built=${CARGO_TARGET_DIR:-target}/$profile
root=${DESTDIR:-}$prefix
version=$(sed -n 's/^#define FIRESTEEL_VERSION "\(.*\)"/\1/p' include/firesteel.h)
abi=$(sed -n 's/^#define FIRESTEEL_ABI_M[AI][JN]OR \(.*\)/\1/p' include/firesteel.h | paste -sd.)

case $(uname) in
Darwin) library=libfiresteel.dylib soname=libfiresteel.$abi.dylib file=$soname ;;
*) library=libfiresteel.so soname=libfiresteel.so.$abi file=libfiresteel.so.$version ;;
esac
[ -f "$built/$library" ] || {
    echo "$built/$library is not there: cargo build --profile $profile -p firesteel-ffi makes it" >&2
    exit 1
}

filled() {
    sed -e "s|@PREFIX@|$prefix|" -e "s|@VERSION@|$version|" -e "s|@LIBRARY@|$file|" -e "s|@SONAME@|$soname|" "$1"
}

mkdir -p "$root/lib/pkgconfig" "$root/lib/cmake/firesteel" "$root/include"
install -m 755 "$built/$library" "$root/lib/$file"
[ "$file" = "$soname" ] || ln -sf "$file" "$root/lib/$soname"
ln -sf "$soname" "$root/lib/$library"
[ -f "$built/libfiresteel.a" ] && install -m 644 "$built/libfiresteel.a" "$root/lib/"
for header in include/*.h include/*.hpp; do
    install -m 644 "$header" "$root/include/"
done
filled ffi/firesteel.pc.in >"$root/lib/pkgconfig/firesteel.pc"
filled ffi/firesteel-config.cmake.in >"$root/lib/cmake/firesteel/firesteel-config.cmake"
filled ffi/firesteel-config-version.cmake.in >"$root/lib/cmake/firesteel/firesteel-config-version.cmake"
echo "firesteel $version is installed in $root"
