//! Lines of text files: what CSV and JSON have in common. Spark reads both line by line, and so can share a file out.
//!
//! A line ends with `\n`, `\r\n` or `\r`. A part of a file holds the lines that start in it. Hadoop: `LineRecordReader`.

use std::fs;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::PathBuf;

use firesteel_protocol::{Error, Result};

use super::file::{File, display};
use crate::error::failed_read;

const BUFFER_BYTES: usize = 1 << 20;
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Smaller parts cost more to start than they save.
const SMALLEST_PART: u64 = 4 << 20;

/// A part of a file, in bytes.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) path: PathBuf,
    pub(crate) start: u64,
    pub(crate) end: u64,
}

/// Shares files out into at most `wanted` groups of parts, in the order of the files.
pub(crate) fn share(files: &[File], wanted: usize) -> Vec<Vec<Part>> {
    let total: u64 = files.iter().map(|file| file.size).sum();
    let target = total.div_ceil(wanted.max(1) as u64).max(SMALLEST_PART);
    let mut groups = vec![Vec::new()];
    let mut room = target;
    for file in files {
        let mut start = 0;
        while start < file.size {
            if room == 0 {
                groups.push(Vec::new());
                room = target;
            }
            let end = file.size.min(start + room);
            room -= end - start;
            if let Some(group) = groups.last_mut() {
                group.push(Part { path: file.path.clone(), start, end });
            }
            start = end;
        }
    }
    groups
}

impl Part {
    pub(crate) fn whole(file: &File) -> Self {
        Part { path: file.path.clone(), start: 0, end: file.size }
    }

    /// Gives each line without its end to `take`, until `take` says stop.
    pub(crate) fn lines(&self, mut take: impl FnMut(&str) -> Result<Next>) -> Result<()> {
        let failed = |error: std::io::Error| failed_read(&display(&self.path), &error.to_string());
        refuse_compression(&self.path)?;
        let mut file = fs::File::open(&self.path).map_err(failed)?;
        let mut at = self.start;
        if at > 0 {
            file.seek(SeekFrom::Start(at - 1)).map_err(failed)?;
        }
        let mut reader = BufReader::with_capacity(BUFFER_BYTES, file);
        let mut line = Vec::new();
        // The mark belongs to the first line, wherever the part ends.
        let mut mark_bytes = 0;
        if at > 0 {
            // Up to the end of the line that started before this part.
            at += reader.read_until(b'\n', &mut line).map_err(failed)? as u64 - 1;
        } else {
            let mut mark = [0; BYTE_ORDER_MARK.len()];
            let is_marked = reader.read_exact(&mut mark).is_ok() && mark == BYTE_ORDER_MARK;
            mark_bytes = if is_marked { 3 } else { 0 };
            reader.seek(SeekFrom::Start(mark_bytes)).map_err(failed)?;
        }
        while at < self.end {
            line.clear();
            let read = reader.read_until(b'\n', &mut line).map_err(failed)?;
            if read == 0 {
                break;
            }
            at += read as u64 + std::mem::take(&mut mark_bytes);
            if line.last() == Some(&b'\n') {
                line.pop();
            }
            if line.last() == Some(&b'\r') {
                line.pop();
            }
            for line in line.split(|byte| *byte == b'\r') {
                // Java replaces what is not UTF-8, too.
                if take(&String::from_utf8_lossy(line))? == Next::Stop {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

/// Whether more lines are wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Next {
    More,
    Stop,
}

/// Spark unpacks files by their extension.
fn refuse_compression(path: &std::path::Path) -> Result<()> {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    match extension {
        "gz" | "bz2" | "zst" | "lz4" | "snappy" | "deflate" | "xz" => {
            Err(Error::unsupported(format!("reading text files compressed as .{extension}")))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_give_each_line_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lines.txt");
        let text = "\u{feff}one\ntwo\r\nthree\rfour\n\nsix";
        fs::write(&path, text).expect("a file");
        let size = text.len() as u64;
        for cut in 0..=size {
            let mut found = Vec::new();
            for (start, end) in [(0, cut), (cut, size)] {
                let part = Part { path: path.clone(), start, end };
                part.lines(|line| {
                    found.push(line.to_string());
                    Ok(Next::More)
                })
                .expect("lines");
            }
            assert_eq!(found, ["one", "two", "three", "four", "", "six"], "cut at {cut}");
        }
    }
}
