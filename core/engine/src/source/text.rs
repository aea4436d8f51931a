//! Lines of text files: what text, CSV and JSON have in common. Spark reads them line by line, and so can share a file
//! out; a file that is compressed, or taken whole, is read in one piece.
//!
//! A line ends with `\n`, `\r\n` or `\r`, or with the separator that was asked for. A part of a file holds the lines that
//! start in it. Hadoop: `LineRecordReader`.

use std::fs;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Result};

use super::charset::Charset;
use super::file::{File, display};
use crate::error::failed_read;

const BUFFER_BYTES: usize = 1 << 20;
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Smaller parts cost more to start than they save.
const SMALLEST_PART: u64 = 4 << 20;

/// How a text falls into lines.
#[derive(Debug, Clone, Default)]
pub(crate) struct Splitting {
    /// What ends a line; any of the three usual ends when not given.
    pub(crate) separator: Option<Vec<u8>>,
    /// The whole file is one line.
    pub(crate) is_whole: bool,
    pub(crate) charset: Charset,
}

/// A part of a file, in bytes.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) path: PathBuf,
    pub(crate) start: u64,
    pub(crate) end: u64,
    /// The values of the columns that the file's folders tell.
    pub(crate) values: Arc<Vec<ScalarValue>>,
}

/// Shares files out into at most `wanted` groups of parts, in the order of the files.
pub(crate) fn share(files: &[File], wanted: usize, splitting: &Splitting) -> Vec<Vec<Part>> {
    let total: u64 = files.iter().map(|file| file.size).sum();
    let target = total.div_ceil(wanted.max(1) as u64).max(SMALLEST_PART);
    let mut groups = vec![Vec::new()];
    let mut room = target;
    let mut add = |part: Part, size: u64| {
        if room == 0 {
            groups.push(Vec::new());
            room = target;
        }
        room = room.saturating_sub(size);
        if let Some(group) = groups.last_mut() {
            group.push(part);
        }
        room
    };
    let mut left = target;
    for file in files {
        if !splitting.divides(&file.path) {
            left = add(Part::whole(file), file.size);
            continue;
        }
        let mut start = 0;
        while start < file.size {
            let end = file.size.min(start + if left == 0 { target } else { left });
            let part = Part { path: file.path.clone(), start, end, values: Arc::clone(&file.values) };
            left = add(part, end - start);
            start = end;
        }
    }
    groups
}

impl Splitting {
    /// Whether a file may be cut: its lines can be found from any place in it.
    fn divides(&self, path: &Path) -> bool {
        let is_plain = !self.is_whole && self.separator.is_none() && self.charset == Charset::Utf8;
        is_plain && matches!(Packing::of(path), Ok(Packing::None))
    }
}

impl Part {
    pub(crate) fn whole(file: &File) -> Self {
        Part { path: file.path.clone(), start: 0, end: u64::MAX, values: Arc::clone(&file.values) }
    }

    /// Gives each line without its end to `take`, until `take` says stop.
    pub(crate) fn lines(&self, splitting: &Splitting, mut take: impl FnMut(&str) -> Result<Next>) -> Result<()> {
        if splitting.is_whole || splitting.charset != Charset::Utf8 {
            let mut bytes = Vec::new();
            self.open()?.read_to_end(&mut bytes).map_err(|error| self.failed(&error))?;
            let text = splitting.charset.decoded(&bytes);
            if splitting.is_whole {
                return take(&text).map(drop);
            }
            return decoded_lines(&text, splitting.separator.as_deref(), take);
        }
        match &splitting.separator {
            Some(separator) => self.separated(separator, take),
            None => self.usual(&mut take),
        }
    }

    fn usual(&self, take: &mut impl FnMut(&str) -> Result<Next>) -> Result<()> {
        let mut at = self.start;
        let mut line = Vec::new();
        let mut reader: Box<dyn BufRead> = if at > 0 {
            let mut file = fs::File::open(&self.path).map_err(|error| self.failed(&error))?;
            file.seek(SeekFrom::Start(at - 1)).map_err(|error| self.failed(&error))?;
            let mut reader = BufReader::with_capacity(BUFFER_BYTES, file);
            // Up to the end of the line that started before this part.
            at += reader.read_until(b'\n', &mut line).map_err(|error| self.failed(&error))? as u64 - 1;
            Box::new(reader)
        } else {
            Box::new(BufReader::with_capacity(BUFFER_BYTES, self.open()?))
        };
        while at < self.end {
            line.clear();
            let read = reader.read_until(b'\n', &mut line).map_err(|error| self.failed(&error))?;
            if read == 0 {
                break;
            }
            let mut text = if at == 0 { without_mark(&line) } else { &line };
            at += read as u64;
            text = text.strip_suffix(b"\n").unwrap_or(text);
            text = text.strip_suffix(b"\r").unwrap_or(text);
            for line in text.split(|byte| *byte == b'\r') {
                // Java replaces what is not UTF-8, too.
                if take(&String::from_utf8_lossy(line))? == Next::Stop {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn separated(&self, separator: &[u8], mut take: impl FnMut(&str) -> Result<Next>) -> Result<()> {
        let Some(last) = separator.last() else { return Err(Error::internal("a line separator without characters")) };
        let mut reader = BufReader::with_capacity(BUFFER_BYTES, self.open()?);
        let mut line = Vec::new();
        let mut is_first = true;
        loop {
            let read = reader.read_until(*last, &mut line).map_err(|error| self.failed(&error))?;
            if read > 0 && !line.ends_with(separator) && line.last() == Some(last) {
                continue;
            }
            if line.is_empty() {
                return Ok(());
            }
            let text = if std::mem::take(&mut is_first) { without_mark(&line) } else { &line };
            let text = text.strip_suffix(separator).unwrap_or(text);
            if take(&String::from_utf8_lossy(text))? == Next::Stop || read == 0 {
                return Ok(());
            }
            line.clear();
        }
    }

    /// The bytes of the file, unpacked.
    fn open(&self) -> Result<Box<dyn Read>> {
        let file = fs::File::open(&self.path).map_err(|error| self.failed(&error))?;
        Ok(match Packing::of(&self.path)? {
            Packing::None => Box::new(file),
            Packing::Gzip => Box::new(flate2::read::MultiGzDecoder::new(file)),
            Packing::Deflate => Box::new(flate2::read::ZlibDecoder::new(file)),
            Packing::Zstd => Box::new(zstd::Decoder::new(file).map_err(|error| self.failed(&error))?),
        })
    }

    fn failed(&self, error: &std::io::Error) -> Error {
        failed_read(&display(&self.path), &error.to_string())
    }
}

fn decoded_lines(text: &str, separator: Option<&[u8]>, mut take: impl FnMut(&str) -> Result<Next>) -> Result<()> {
    let mut rest = text;
    while !rest.is_empty() {
        let (at, length) = match separator {
            Some(separator) => {
                let separator = String::from_utf8_lossy(separator);
                (rest.find(separator.as_ref()).unwrap_or(rest.len()), separator.len())
            }
            None => {
                let at = rest.find(['\n', '\r']).unwrap_or(rest.len());
                (at, if rest[at..].starts_with("\r\n") { 2 } else { 1 })
            }
        };
        if take(&rest[..at])? == Next::Stop {
            return Ok(());
        }
        rest = rest.get(at + length..).unwrap_or_default();
    }
    Ok(())
}

fn without_mark(line: &[u8]) -> &[u8] {
    line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line)
}

/// Whether more lines are wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Next {
    More,
    Stop,
}

/// How a file is compressed, as its extension says.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Packing {
    None,
    Gzip,
    /// Hadoop's `.deflate` is zlib's format.
    Deflate,
    Zstd,
}

impl Packing {
    fn of(path: &Path) -> Result<Self> {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        match extension {
            "gz" => Ok(Packing::Gzip),
            "deflate" => Ok(Packing::Deflate),
            "zst" => Ok(Packing::Zstd),
            "bz2" | "lz4" | "snappy" | "xz" => {
                Err(Error::unsupported(format!("reading text files compressed as .{extension}")))
            }
            _ => Ok(Packing::None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &Path, text: &[u8], cuts: &[(u64, u64)], splitting: &Splitting) -> Vec<String> {
        fs::write(path, text).expect("a file");
        let mut found = Vec::new();
        for (start, end) in cuts {
            let part = Part { path: path.to_path_buf(), start: *start, end: *end, values: Arc::default() };
            part.lines(splitting, |line| {
                found.push(line.to_string());
                Ok(Next::More)
            })
            .expect("lines");
        }
        found
    }

    #[test]
    fn parts_give_each_line_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lines.txt");
        let text = "\u{feff}one\ntwo\r\nthree\rfour\n\nsix";
        let size = text.len() as u64;
        for cut in 0..=size {
            let lines = found(&path, text.as_bytes(), &[(0, cut), (cut, size)], &Splitting::default());
            assert_eq!(lines, ["one", "two", "three", "four", "", "six"], "cut at {cut}");
        }
    }

    #[test]
    fn lines_end_with_the_separator_that_was_asked_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lines.txt");
        let splitting = Splitting { separator: Some(b"|#".to_vec()), ..Splitting::default() };
        let lines = found(&path, b"a#|b|#c\n|#|#", &[(0, u64::MAX)], &splitting);
        assert_eq!(lines, ["a#|b", "c\n", ""]);
    }

    #[test]
    fn compressed_files_are_read_by_their_extension() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lines.txt.zst");
        let packed = zstd::encode_all(&b"one\ntwo\n"[..], 0).expect("bytes");
        assert_eq!(found(&path, &packed, &[(0, u64::MAX)], &Splitting::default()), ["one", "two"]);
    }
}
