//! Texts and the messages they give.
