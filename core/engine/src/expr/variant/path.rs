//! Paths into variants: `$.a['b'][0]`. Spark: `VariantPathParser`, `VariantPathUtils`.

use firesteel_protocol::{Error, Kind, Result};

use super::Value;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Segment {
    Key(String),
    Index(usize),
}

/// A path, with the text it came from.
#[derive(Debug, Clone)]
pub struct Path {
    text: String,
    /// Each with where in the text it begins.
    segments: Vec<(usize, Segment)>,
}

/// What stands in a path's way.
pub enum Obstacle {
    /// A value that has no such part: where it stands in the path.
    Mismatch(String),
    /// A key that is there already.
    Duplicate(String),
}

impl Obstacle {
    pub fn error(self, path: &Path, function: &str) -> Error {
        match self {
            Obstacle::Mismatch(place) => {
                let parameters =
                    [("path", path.text.clone()), ("failedAt", place), ("functionName", format!("`{function}`"))];
                Error::new(Kind::Runtime, "VARIANT_PATH_TYPE_MISMATCH", &parameters)
            }
            Obstacle::Duplicate(key) => Error::new(Kind::Runtime, "VARIANT_DUPLICATE_KEY", &[("key", key)]),
        }
    }
}

type Outcome = std::result::Result<(), Obstacle>;

impl Path {
    pub fn read(text: &str) -> Option<Self> {
        let mut rest = text.strip_prefix('$')?;
        let mut segments = Vec::new();
        while !rest.is_empty() {
            let at = text.len() - rest.len();
            let (segment, behind) = segment(rest)?;
            segments.push((at, segment));
            rest = behind;
        }
        Some(Path { text: text.to_string(), segments })
    }

    /// A path that names a place to change, which the root is not.
    pub fn target(text: &str, function: &str, takes_root: bool) -> Result<Self> {
        Path::read(text).filter(|path| takes_root || !path.segments.is_empty()).ok_or_else(|| {
            let parameters = [("path", text.to_string()), ("functionName", format!("`{function}`"))];
            Error::new(Kind::Runtime, "INVALID_VARIANT_PATH", &parameters)
        })
    }

    pub fn get<'a>(&self, value: &'a Value) -> Option<&'a Value> {
        self.segments.iter().try_fold(value, |value, (_, segment)| match (value, segment) {
            (Value::Object(fields), Segment::Key(key)) => {
                fields.iter().find(|(name, _)| name == key).map(|(_, value)| value)
            }
            (Value::Array(items), Segment::Index(index)) => items.get(*index),
            _ => None,
        })
    }

    /// The place in the text that the segment of a number begins at: what stands before it.
    fn before(&self, number: usize) -> Obstacle {
        let end = self.segments.get(number).map_or(self.text.len(), |(at, _)| *at);
        Obstacle::Mismatch(self.text[..end].to_string())
    }

    pub fn set(&self, value: &mut Value, new: Value, creates: bool) -> Outcome {
        self.set_at(value, 0, new, creates)
    }

    fn set_at(&self, value: &mut Value, number: usize, new: Value, creates: bool) -> Outcome {
        let Some((_, segment)) = self.segments.get(number) else {
            *value = new;
            return Ok(());
        };
        match (value, segment) {
            (Value::Object(fields), Segment::Key(key)) => match fields.iter_mut().find(|(name, _)| name == key) {
                Some((_, value)) => self.set_at(value, number + 1, new, creates),
                None if creates => {
                    fields.push((key.clone(), self.made(number + 1, new)));
                    Ok(())
                }
                None => Ok(()),
            },
            (Value::Array(items), Segment::Index(index)) => match items.get_mut(*index) {
                Some(value) => self.set_at(value, number + 1, new, creates),
                None if creates => {
                    items.resize(*index, Value::Null);
                    items.push(self.made(number + 1, new));
                    Ok(())
                }
                None => Ok(()),
            },
            _ => Err(self.before(number)),
        }
    }

    /// What the segments from a number on lead to when nothing is there yet.
    fn made(&self, number: usize, new: Value) -> Value {
        match self.segments.get(number) {
            None => new,
            Some((_, Segment::Key(key))) => Value::Object(vec![(key.clone(), self.made(number + 1, new))]),
            Some((_, Segment::Index(index))) => {
                let mut items = vec![Value::Null; *index];
                items.push(self.made(number + 1, new));
                Value::Array(items)
            }
        }
    }

    /// Adds a field or moves items aside.
    pub fn insert(&self, value: &mut Value, new: Value) -> Outcome {
        self.insert_at(value, 0, new)
    }

    fn insert_at(&self, value: &mut Value, number: usize, new: Value) -> Outcome {
        let Some((_, segment)) = self.segments.get(number) else { return Ok(()) };
        let is_last = number + 1 == self.segments.len();
        match (value, segment) {
            (Value::Object(fields), Segment::Key(key)) => match fields.iter_mut().find(|(name, _)| name == key) {
                Some(_) if is_last => Err(Obstacle::Duplicate(key.clone())),
                Some((_, value)) => self.insert_at(value, number + 1, new),
                None => {
                    fields.push((key.clone(), self.made(number + 1, new)));
                    Ok(())
                }
            },
            (Value::Array(items), Segment::Index(index)) => {
                if is_last && *index <= items.len() {
                    items.insert(*index, new);
                    return Ok(());
                }
                match items.get_mut(*index) {
                    Some(value) => self.insert_at(value, number + 1, new),
                    None => {
                        items.resize(*index, Value::Null);
                        items.push(self.made(number + 1, new));
                        Ok(())
                    }
                }
            }
            _ => Err(self.before(number)),
        }
    }

    /// Adds an item to the array that is there; what is not there stays so.
    pub fn append(&self, value: &mut Value, new: Value) -> Outcome {
        let mut place = value;
        for (number, (_, segment)) in self.segments.iter().enumerate() {
            place = match (place, segment) {
                (Value::Object(fields), Segment::Key(key)) => match fields.iter_mut().find(|(name, _)| name == key) {
                    Some((_, value)) => value,
                    None => return Ok(()),
                },
                (Value::Array(items), Segment::Index(index)) => match items.get_mut(*index) {
                    Some(value) => value,
                    None => return Ok(()),
                },
                // The segment that finds nothing is named too.
                _ => return Err(self.before(number + 1)),
            };
        }
        match place {
            Value::Array(items) => {
                items.push(new);
                Ok(())
            }
            _ => Err(Obstacle::Mismatch(self.text.clone())),
        }
    }

    /// Takes away what is there.
    pub fn delete(&self, value: &mut Value) {
        let Some(((_, last), before)) = self.segments.split_last() else { return };
        let mut place = value;
        for (_, segment) in before {
            let next = match (place, segment) {
                (Value::Object(fields), Segment::Key(key)) => {
                    fields.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
                }
                (Value::Array(items), Segment::Index(index)) => items.get_mut(*index),
                _ => None,
            };
            let Some(next) = next else { return };
            place = next;
        }
        match (place, last) {
            (Value::Object(fields), Segment::Key(key)) => fields.retain(|(name, _)| name != key),
            (Value::Array(items), Segment::Index(index)) if *index < items.len() => {
                items.remove(*index);
            }
            _ => {}
        }
    }
}

fn segment(text: &str) -> Option<(Segment, &str)> {
    if let Some(rest) = text.strip_prefix('.') {
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        return (end > 0).then(|| (Segment::Key(rest[..end].to_string()), &rest[end..]));
    }
    let rest = text.strip_prefix('[')?;
    for quote in ['\'', '"'] {
        if let Some(quoted) = rest.strip_prefix(quote) {
            let end = quoted.find(quote)?;
            return Some((Segment::Key(quoted[..end].to_string()), quoted[end + 1..].strip_prefix(']')?));
        }
    }
    let end = rest.find(']')?;
    let digits = &rest[..end];
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(())?;
    Some((Segment::Index(digits.parse().ok()?), &rest[end + 1..]))
}
