//! A function of columns that a program writes down.

use std::rc::Rc;

use firesteel::Column;

type Body = Rc<dyn Fn(&[Column]) -> Column>;

#[derive(Clone)]
pub struct Function {
    /// How many columns it takes.
    pub count: usize,
    body: Body,
}

impl Function {
    pub fn new(count: usize, body: impl Fn(&[Column]) -> Column + 'static) -> Self {
        Function { count, body: Rc::new(body) }
    }

    pub fn one(&self) -> impl FnOnce(Column) -> Column {
        let body = self.body.clone();
        move |first| body(&[first])
    }

    pub fn two(&self) -> impl FnOnce(Column, Column) -> Column {
        let body = self.body.clone();
        move |first, second| body(&[first, second])
    }

    pub fn three(&self) -> impl FnOnce(Column, Column, Column) -> Column {
        let body = self.body.clone();
        move |first, second, third| body(&[first, second, third])
    }
}
