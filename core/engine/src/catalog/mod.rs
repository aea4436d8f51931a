//! What names stand for in a session: temporary views.

mod views;

pub use views::{View, Views, key, quoted};
