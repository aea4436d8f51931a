//! How alike texts are, and what they are made of: `levenshtein`, `jaro_winkler_similarity`, `soundex`, `luhn_check`,
//! `sentences`. Spark: `UTF8String`, `ExpressionImplUtils`.

use std::sync::Arc;

use arrow::array::{Array, BooleanArray, Float64Array, Int32Array, ListBuilder, StringArray, StringBuilder};
use arrow::datatypes::{DataType, Field};
use unicode_segmentation::UnicodeSegmentation;

use super::description::{Ansi, Function, Gives, Repeats, Runs, Shown, called_with};
use super::signature::{Accepts, Parameter, one, optional};
use crate::expr::kernel::{Nulls, Run};
use crate::types::list;

pub(super) static FUNCTIONS: &[&Function] = &[&LEVENSHTEIN, &JARO_WINKLER, &SOUNDEX, &LUHN_CHECK, &SENTENCES];

const ONE: &[Parameter] = &[one(Accepts::String)];
const TWO: &[Parameter] = &[one(Accepts::String), one(Accepts::String)];

const fn likeness(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    gives: Gives,
    nulls: Nulls,
    run: Run,
) -> Function {
    Function {
        names,
        takes,
        gives,
        nulls,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Kernel(run),
    }
}

/// The edits that turn one text into the other; -1 when there are more than `limit`.
static LEVENSHTEIN: Function = likeness(
    &["levenshtein"],
    &[one(Accepts::String), one(Accepts::String), optional(Accepts::Int)],
    Gives::Int,
    Nulls::AnyMakesNull,
    |arguments| {
        let (left, right) = (arguments.strings(0)?, arguments.strings(1)?);
        let limits =
            if arguments.len() > 2 { arguments.ints(2)? } else { Int32Array::from_value(i32::MAX, left.len()) };
        let made = left.iter().zip(right.iter()).zip(limits.iter()).map(|((left, right), limit)| {
            let (left, right, limit) = (left?, right?, limit?);
            let distance = i32::try_from(strsim::levenshtein(left, right)).unwrap_or(i32::MAX);
            Some(if distance > limit { -1 } else { distance })
        });
        Ok(Arc::new(made.collect::<Int32Array>()))
    },
);

static JARO_WINKLER: Function =
    likeness(&["jaro_winkler_similarity"], TWO, Gives::Double, Nulls::AnyMakesNull, |arguments| {
        let (left, right) = (arguments.strings(0)?, arguments.strings(1)?);
        let made = left.iter().zip(right.iter()).map(|pair| Some(strsim::jaro_winkler(pair.0?, pair.1?)));
        Ok(Arc::new(made.collect::<Float64Array>()))
    });

static SOUNDEX: Function = likeness(&["soundex"], ONE, Gives::String, Nulls::AnyMakesNull, |arguments| {
    arguments.each_text::<StringArray, String>(0, soundex)
});

/// What does not begin with a letter stays as it is. Spark: `UTF8String.soundex`.
fn soundex(text: &str) -> String {
    const CODES: &[u8; 26] = b"01230127022455012623017202";
    let code = |byte: u8| byte.is_ascii_alphabetic().then(|| CODES[usize::from(byte.to_ascii_uppercase() - b'A')]);
    let bytes = text.as_bytes();
    let Some((first, mut last)) = bytes.first().and_then(|first| Some((*first, code(*first)?))) else {
        return text.to_string();
    };
    let mut made = vec![first.to_ascii_uppercase()];
    for byte in &bytes[1..] {
        if made.len() == 4 {
            break;
        }
        match code(*byte) {
            // H and W stand between two letters of one code as if they were not there.
            Some(b'7') => {}
            Some(next) => {
                if next != b'0' && next != last {
                    made.push(next);
                }
                last = next;
            }
            None => last = b'0',
        }
    }
    made.resize(4, b'0');
    made.into_iter().map(char::from).collect()
}

static LUHN_CHECK: Function = likeness(&["luhn_check"], ONE, Gives::Boolean, Nulls::Possible, |arguments| {
    arguments.each_text::<BooleanArray, bool>(0, |text| {
        let digits: Option<Vec<u32>> = text.chars().rev().map(|digit| digit.to_digit(10)).collect();
        let Some(digits) = digits.filter(|digits| !digits.is_empty()) else { return false };
        let weighed = digits.iter().enumerate().map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => *digit,
            (_, twice) if twice > 9 => twice - 9,
            (_, twice) => twice,
        });
        weighed.sum::<u32>() % 10 == 0
    })
});

/// `sentences(text[, language, country])`: the words of each sentence. Boundaries are Unicode's, the same in all
/// languages.
static SENTENCES: Function = Function {
    names: &["sentences"],
    takes: &[one(Accepts::String), optional(Accepts::String), optional(Accepts::String)],
    gives: Gives::From(|_, _| Ok(list(list(DataType::Utf8, false), false))),
    nulls: Nulls::Possible,
    ansi: Ansi::NeverRaises,
    repeats: Repeats::Always,
    shown: Shown::By(|call| {
        let given = call.arguments.iter().map(|argument| argument.name.as_str());
        let names: Vec<&str> = given.chain(std::iter::repeat_n("", 3 - call.arguments.len().min(3))).collect();
        called_with("sentences", &names, call)
    }),
    runs: Runs::Kernel(|arguments| {
        let texts = arguments.strings(0)?;
        let words = ListBuilder::new(StringBuilder::new()).with_field(Field::new("element", DataType::Utf8, false));
        let inner = Field::new("element", list(DataType::Utf8, false), false);
        let mut made = ListBuilder::new(words).with_field(inner);
        for text in texts.iter() {
            for sentence in text.unwrap_or_default().unicode_sentences() {
                for word in sentence.unicode_words() {
                    made.values().values().append_value(word);
                }
                made.values().append(true);
            }
            made.append(text.is_some());
        }
        Ok(Arc::new(made.finish()))
    }),
};
