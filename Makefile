# The words of development. The work behind them is in `cargo xtask`.

PREFIX ?= /usr/local

.PHONY: help build demo test lint gen bench conformance dist install

help:
	@echo "make build            compile everything (development profile)"
	@echo "make demo             one TPC-H program in every language, on local; REMOTE=sc://host:port for a server"
	@echo "make test             every test: Rust, C, C++, Python, Node, Go, and a real Spark server"
	@echo "make lint             formatting, clippy, and the checks of the other languages"
	@echo "make gen              rewrite generated files"
	@echo "make bench            Firesteel beside its peers (release profile)"
	@echo "make conformance      Spark's own tests and answers, replayed on firesteel serve"
	@echo "make dist             wheel, npm package, C archive, Go module: made, installed, tried; CLIENT=1 without engine"
	@echo "make install PREFIX=  the C library, its headers, pkg-config and CMake files"

build:
	cargo build --workspace

demo:
	cargo xtask demo $(if $(REMOTE),--remote $(REMOTE))

test:
	cargo xtask test

lint:
	cargo xtask lint

gen:
	cargo xtask gen

bench:
	cargo xtask bench

conformance:
	cargo xtask conformance

dist:
	cargo xtask dist $(if $(CLIENT),--client)

install:
	cargo build --profile dist -p firesteel-ffi
	ffi/install.sh "$(PREFIX)" dist
