//! Deep plans on ordinary stacks: how deep a message nests, and running recursive code with room for that depth.
//!
//! Generated message code recurses when it decodes, encodes, clones and drops. Relations avoid it (see
//! [`crate::plan`]); expressions and foreign bytes get a stack that fits them.

/// What a level of nesting may need at most, in any build. Measured frames of decoding an unoptimised
/// `Expression` stay below half of it.
const BYTES_PER_LEVEL: usize = 4 * 1024;

/// Nesting that any thread can be trusted with.
const SHALLOW: usize = 64;

/// Runs `work`, which recurses at most `depth` levels, on a stack with room for it.
pub fn with_depth<R>(depth: usize, work: impl FnOnce() -> R) -> R {
    if depth <= SHALLOW {
        return work();
    }
    let needed = depth.saturating_mul(BYTES_PER_LEVEL);
    stacker::maybe_grow(needed, needed + 256 * 1024, work)
}

/// Runs one level of a recursion whose depth is not known beforehand; the stack grows when it runs short.
pub fn level<R>(work: impl FnOnce() -> R) -> R {
    stacker::maybe_grow(128 * 1024, 2 * 1024 * 1024, work)
}

/// The deepest nesting that `bytes` can have as a protobuf message of any type, counting every length-delimited field
/// that parses as a message. Never less than the real depth; linear in the number of fields.
pub fn message_depth(bytes: &[u8]) -> usize {
    let mut deepest = 1;
    let mut open = vec![(bytes, 1)];
    while let Some((message, depth)) = open.pop() {
        deepest = deepest.max(depth);
        let mut nested = Vec::new();
        if fields(message, &mut nested).is_some() {
            open.extend(nested.into_iter().map(|field| (field, depth + 1)));
        }
    }
    deepest
}

/// Collects the length-delimited fields of `message`; `None` when it is not one.
fn fields<'a>(mut message: &'a [u8], found: &mut Vec<&'a [u8]>) -> Option<()> {
    while !message.is_empty() {
        let key = varint(&mut message)?;
        if key >> 3 == 0 {
            return None;
        }
        match key & 7 {
            0 => {
                varint(&mut message)?;
            }
            1 => message = message.get(8..)?,
            2 => {
                let length = usize::try_from(varint(&mut message)?).ok()?;
                let field = message.get(..length)?;
                message = &message[length..];
                if field.len() > 1 {
                    found.push(field);
                }
            }
            5 => message = message.get(4..)?,
            _ => return None,
        }
    }
    Some(())
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}
