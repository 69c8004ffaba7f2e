//! How large things are, as a download and on disk.

use std::io::Write;

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Both sizes of a file.
pub fn shown(bytes: &[u8]) -> Result<String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    let compressed = encoder.finish()?.len();
    Ok(format!(
        "{} ({} gz)",
        kilobytes(bytes.len()),
        kilobytes(compressed)
    ))
}

/// A size in kB of 1,000 bytes, rounded up.
pub fn kilobytes(bytes: usize) -> String {
    format!("{} kB", bytes.div_ceil(1000))
}
