//! The server with this repository's own client, and the command as users run it.

mod command;
mod harness;
mod serving;
