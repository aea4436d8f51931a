//! The server with this repository's own client, and the command as users run it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod command;
mod harness;
mod serving;
