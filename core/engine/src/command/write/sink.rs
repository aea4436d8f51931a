//! [`Sink`]: a file of text that is being written, compressed or not, and the options that text formats share.

use std::fs::File;
use std::io::{self, BufWriter, Write};

use firesteel_protocol::{Error, Kind, Result};

use crate::source::Options;

/// How a text file is compressed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Packing {
    None,
    Gzip,
    /// Hadoop's name for zlib's format.
    Deflate,
    Zstd,
}

/// What the options of a writer say about its files.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) packing: Packing,
    pub(super) line_end: String,
}

impl Text {
    pub(super) fn take(options: &mut Options) -> Result<Self> {
        let packing = match options.take("compression").map(|codec| codec.to_ascii_lowercase()).as_deref() {
            None | Some("none" | "uncompressed") => Packing::None,
            Some("gzip") => Packing::Gzip,
            Some("deflate") => Packing::Deflate,
            Some("zstd") => Packing::Zstd,
            Some(codec @ ("bzip2" | "snappy" | "lz4")) => {
                return Err(Error::unsupported(format!("text files compressed with {codec}")));
            }
            Some(codec) => {
                let available = "bzip2, deflate, uncompressed, snappy, none, lz4, gzip";
                let parameters = [("codecName", codec), ("availableCodecs", available)];
                let condition = "CODEC_NOT_AVAILABLE.WITH_AVAILABLE_CODECS_SUGGESTION";
                return Err(Error::new(Kind::IllegalArgument, condition, &parameters));
            }
        };
        for name in ["encoding", "charset"] {
            options.take_default(name, "UTF-8")?;
        }
        let line_end = options.take("lineSep").unwrap_or_else(|| "\n".to_string());
        if line_end.is_empty() {
            return Err(Error::argument("option", "lineSep", "it is empty"));
        }
        Ok(Text { packing, line_end })
    }

    /// What follows in a file's name: `.csv.gz`.
    pub(super) fn extension(&self, format: &str) -> String {
        let packing = match self.packing {
            Packing::None => "",
            Packing::Gzip => ".gz",
            Packing::Deflate => ".deflate",
            Packing::Zstd => ".zst",
        };
        format!(".{format}{packing}")
    }

    pub(super) fn sink(&self, file: File) -> io::Result<Sink> {
        let file = BufWriter::new(file);
        Ok(match self.packing {
            Packing::None => Sink::Plain(file),
            Packing::Gzip => Sink::Gzip(flate2::write::GzEncoder::new(file, flate2::Compression::default())),
            Packing::Deflate => Sink::Deflate(flate2::write::ZlibEncoder::new(file, flate2::Compression::default())),
            Packing::Zstd => Sink::Zstd(zstd::Encoder::new(file, zstd::DEFAULT_COMPRESSION_LEVEL)?),
        })
    }
}

pub(super) enum Sink {
    Plain(BufWriter<File>),
    Gzip(flate2::write::GzEncoder<BufWriter<File>>),
    Deflate(flate2::write::ZlibEncoder<BufWriter<File>>),
    Zstd(zstd::Encoder<'static, BufWriter<File>>),
}

impl Sink {
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Sink::Plain(file) => file.write_all(bytes),
            Sink::Gzip(file) => file.write_all(bytes),
            Sink::Deflate(file) => file.write_all(bytes),
            Sink::Zstd(file) => file.write_all(bytes),
        }
    }

    /// Writes what is left to the disk.
    pub(super) fn finish(self) -> io::Result<()> {
        let mut file = match self {
            Sink::Plain(file) => file,
            Sink::Gzip(file) => file.finish()?,
            Sink::Deflate(file) => file.finish()?,
            Sink::Zstd(file) => file.finish()?,
        };
        file.flush()
    }
}
