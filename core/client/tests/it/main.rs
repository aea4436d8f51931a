//! The client against a server that misbehaves on purpose, and against a real one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod connecting;
mod errors;
mod executing;
mod fake;
mod real;
