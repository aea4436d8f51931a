#!/bin/sh
# What the linker is told about the library: its symbols, its name, that it stays loaded, and the layout of its structures.
# check.sh FOLDER, the folder of libfiresteel.so. FIRESTEEL_BLESS=1 writes the list of symbols anew.
set -eu
cd "$(dirname "$0")/../.."
library=$1/libfiresteel.so
list=ffi/abi/symbols.txt

fail() {
    echo "$1" >&2
    exit 1
}

exported=$(nm -D --defined-only "$library" | awk '{ print $3 }' | LC_ALL=C sort)
if [ "${FIRESTEEL_BLESS:-}" = 1 ]; then
    echo "$exported" >"$list"
fi
echo "$exported" | diff "$list" - || fail "the exported symbols are not those of $list"

declared=$(grep -o 'firesteel_[a-z0-9_]*(' include/firesteel.h | tr -d '(' | LC_ALL=C sort -u)
echo "$declared" | diff - "$list" || fail "the header does not declare what the library exports"

dynamic=$(readelf -d "$library")
echo "$dynamic" | grep -q 'SONAME.*\[libfiresteel.so.0.1\]' || fail "the SONAME is not libfiresteel.so.0.1"
echo "$dynamic" | grep -q 'FLAGS_1.*NODELETE' || fail "the library can be unloaded"

${CC:-gcc} -std=c11 -Wall -Werror -pedantic -Iinclude -fsyntax-only tests/abi/layout.c
