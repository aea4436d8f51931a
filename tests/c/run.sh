#!/bin/sh
# The C and C++ tests: compiled strictly, on every backend there is, then once more with the sanitizers and valgrind.
#
# FIRESTEEL_LIBRARY      the folder of libfiresteel.so
# FIRESTEEL_TPCH         the folder of TPC-H's Parquet files
# FIRESTEEL_TEST_REMOTE  a Spark Connect server, if there is one
# FIRESTEEL_TEST_TOKEN_SERVER  one that demands the token `right`, if there is one
set -eu
cd "$(dirname "$0")/../.."
library=${FIRESTEEL_LIBRARY:?is the folder of libfiresteel.so}
tables=${FIRESTEEL_TPCH:?is the folder of the Parquet files}
export FIRESTEEL_TEST_HOOKS=1
target=$library/c-tests
mkdir -p "$target"

strict="-Wall -Wextra -Werror -pedantic -g -O1 -Iinclude"
link="-L$library -lfiresteel -Wl,-rpath,$library -lpthread"
sanitize="-fsanitize=address,undefined -fno-sanitize-recover=undefined"
c="${CC:-gcc} -std=c99 $strict"
cpp="${CXX:-g++} -std=c++17 $strict"

tests/abi/check.sh "$library"
$c tests/c/api.c -o "$target/api" $link
$c tests/c/errors.c -o "$target/errors" $link
$c $sanitize tests/c/errors.c -o "$target/errors-sanitized" $link
$c tests/c/streaming.c -o "$target/streaming" $link
$c $sanitize tests/c/streaming.c -o "$target/streaming-sanitized" $link
$c tests/c/lifetimes.c -o "$target/lifetimes" $link
$c tests/c/processes.c -o "$target/processes" $link
$c tests/c/functions.c -o "$target/functions" $link
$c $sanitize tests/c/functions.c -o "$target/functions-sanitized" $link
$c tests/c/cases/*.c -o "$target/cases" $link -lm
$c tests/c/no_copy.c -o "$target/no_copy" $link
$c $sanitize tests/c/api.c -o "$target/api-sanitized" $link
$cpp tests/cpp/api.cpp -o "$target/api-cpp" $link
$cpp tests/cpp/errors.cpp -o "$target/errors-cpp" $link
$cpp tests/cpp/lifetimes.cpp -o "$target/lifetimes-cpp" $link
$cpp tests/cpp/streaming.cpp -o "$target/streaming-cpp" $link
$cpp tests/cpp/functions.cpp -o "$target/functions-cpp" $link
$cpp $sanitize tests/cpp/errors.cpp -o "$target/errors-cpp-sanitized" $link
$cpp $sanitize tests/cpp/api.cpp -o "$target/api-cpp-sanitized" $link
$c examples/c/demo.c -o "$target/demo-c" $link
$cpp examples/cpp/demo.cpp -o "$target/demo-cpp" $link

for remote in local ${FIRESTEEL_TEST_REMOTE:-}; do
    "$target/api" "$remote" "$tables"
    "$target/api-cpp" "$remote" "$tables"
    "$target/errors" "$remote"
    "$target/errors-cpp" "$remote"
    "$target/processes" "$remote"
    "$target/lifetimes-cpp" "$remote"
done
# Streams are for servers alone.
for remote in ${FIRESTEEL_TEST_REMOTE:-}; do
    "$target/streaming" "$remote"
    "$target/streaming-sanitized" "$remote"
    "$target/streaming-cpp" "$remote"
done
"$target/lifetimes"
"$target/no_copy"
"$target/functions"
"$target/functions-sanitized"
"$target/functions-cpp"
"$target/api-sanitized" local "$tables"
"$target/api-cpp-sanitized" local "$tables"
"$target/errors-sanitized" local
"$target/errors-cpp-sanitized" local

if command -v valgrind >/dev/null; then
    # The runtime and its threads are never torn down, so what they hold is still reachable; nothing may be lost. Branches
    # on undefined bits are not looked for: the optimiser makes them out of safe Rust, and drops what they decide.
    valgrind --quiet --error-exitcode=1 --undef-value-errors=no --leak-check=full --errors-for-leak-kinds=definite \
        --show-leak-kinds=definite "$target/api" local "$tables"
    valgrind --quiet --error-exitcode=1 --undef-value-errors=no --leak-check=full --errors-for-leak-kinds=definite \
        --show-leak-kinds=definite "$target/errors" local
elif [ -n "${CI:-}" ]; then
    echo "valgrind is missing" >&2
    exit 1
else
    echo "valgrind is not here: its run is left out"
fi
