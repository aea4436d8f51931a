#!/bin/sh
# What the linker is told about the library: its symbols, its name, that it stays loaded, and the layout of its structures.
# check.sh FOLDER, the folder of libfiresteel.so. The symbols are those of api/abi.toml, which `cargo xtask gen` keeps.
set -eu
cd "$(dirname "$0")/../.."
library=$1/libfiresteel.so
list=api/abi.toml

fail() {
    echo "$1" >&2
    exit 1
}

listed=$(sed -n 's/^\(firesteel_[a-z0-9_]*\) = .*/\1/p' "$list" | LC_ALL=C sort)
exported=$(nm -D --defined-only "$library" | awk '{ print $3 }' | LC_ALL=C sort)
[ "$exported" = "$listed" ] || {
    printf '%s\n' "$exported" "$listed" | LC_ALL=C sort | uniq -u >&2
    fail "the library does not export what $list lists"
}

dynamic=$(readelf -d "$library")
echo "$dynamic" | grep -q 'SONAME.*\[libfiresteel.so.0.1\]' || fail "the SONAME is not libfiresteel.so.0.1"
echo "$dynamic" | grep -q 'FLAGS_1.*NODELETE' || fail "the library can be unloaded"

${CC:-gcc} -std=c11 -Wall -Werror -pedantic -Iinclude -fsyntax-only tests/abi/layout.c
