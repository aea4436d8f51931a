//! What a call was given. Each argument that a program says must be taken: one that nobody asks for is not passed over.

use std::cell::RefCell;

use firesteel::Column;

use crate::value::{Failure, Value};

pub struct Arguments {
    positional: RefCell<Vec<Option<Value>>>,
    keywords: RefCell<Vec<(String, Value)>>,
}

impl Arguments {
    pub fn new(positional: Vec<Value>, keywords: Vec<(String, Value)>) -> Self {
        Arguments {
            positional: RefCell::new(positional.into_iter().map(Some).collect()),
            keywords: RefCell::new(keywords),
        }
    }

    /// The argument at a place or of a name, when it was given; None is a value too.
    pub fn given(&self, place: usize, name: &str) -> Option<Value> {
        let by_place = self.positional.borrow_mut().get_mut(place).and_then(Option::take);
        let by_name = || {
            let mut keywords = self.keywords.borrow_mut();
            let at = keywords.iter().position(|(keyword, _)| keyword == name)?;
            Some(keywords.remove(at).1)
        };
        by_place.or_else(by_name)
    }

    /// The argument at a place or of a name, when it was given and is not None.
    pub fn optional(&self, place: usize, name: &str) -> Option<Value> {
        self.given(place, name).filter(|value| !matches!(value, Value::Null))
    }

    /// The argument at a place or of a name, or None.
    pub fn any(&self, place: usize, name: &str) -> Value {
        self.optional(place, name).unwrap_or(Value::Null)
    }

    pub fn required(&self, place: usize, name: &str) -> Value {
        self.optional(place, name).unwrap_or_else(|| panic!("the argument {name} is missing"))
    }

    pub fn text(&self, place: usize, name: &str) -> String {
        self.required(place, name).text()
    }

    pub fn optional_text(&self, place: usize, name: &str) -> Option<String> {
        self.optional(place, name).map(|value| value.text())
    }

    pub fn int(&self, place: usize, name: &str) -> i64 {
        self.required(place, name).int()
    }

    pub fn small(&self, place: usize, name: &str) -> i32 {
        i32::try_from(self.int(place, name)).expect("a small number")
    }

    pub fn optional_small(&self, place: usize, name: &str) -> Option<i32> {
        self.optional(place, name).map(|value| i32::try_from(value.int()).expect("a small number"))
    }

    /// A truth, false when it is not given.
    pub fn flag(&self, place: usize, name: &str) -> bool {
        self.optional(place, name).is_some_and(|value| value.flag())
    }

    /// All arguments from a place on; one list among them stands for its values.
    pub fn rest(&self, place: usize) -> Vec<Value> {
        let mut positional = self.positional.borrow_mut();
        let given = positional.iter_mut().skip(place).filter_map(Option::take);
        given.flat_map(|value| value.items()).collect()
    }

    pub fn columns(&self, place: usize) -> Vec<Column> {
        self.rest(place).iter().map(Value::column).collect()
    }

    pub fn texts(&self, place: usize) -> Vec<String> {
        self.rest(place).iter().map(Value::text).collect()
    }

    /// The keywords that nobody took, for members that take any.
    pub fn keywords(&self) -> Vec<(String, Value)> {
        self.keywords.take()
    }

    /// Fails when an argument was not taken.
    pub fn finish(&self, member: &str) -> Result<(), Failure> {
        if let Some((name, _)) = self.keywords.borrow().first() {
            return Err(Failure::Missing(format!("{member}({name})")));
        }
        match self.positional.borrow().iter().position(Option::is_some) {
            Some(place) => Err(Failure::Missing(format!("{member}({place})"))),
            None => Ok(()),
        }
    }
}
