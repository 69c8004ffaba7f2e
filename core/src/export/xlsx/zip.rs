//! A zip whose files are stored as they are (PKWARE's APPNOTE, 4.3). A library for it would be larger
//! than the whole export, and every opening of the popup would load it.

/// 1 January 1980, the first day that the format knows: the same list makes the same file.
const DATE: u16 = 0x0021;
const TIME: u16 = 0;
/// What a reader must understand: version 2.0.
const VERSION: u16 = 20;
const STORED: u16 = 0;
const NO_FLAGS: u16 = 0;

/// The archive of these files, by name. Names are ASCII.
pub(super) fn stored(files: &[(&str, String)]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let offset = size(archive.len());
        let facts = facts(name, content.as_bytes());
        put(
            &mut archive,
            &[b"PK\x03\x04", &facts, name.as_bytes(), content.as_bytes()],
        );
        // Made by version 2.0; then no comment, the first disk, no attributes.
        let by = VERSION.to_le_bytes();
        let offset = offset.to_le_bytes();
        let name = name.as_bytes();
        put(
            &mut directory,
            &[b"PK\x01\x02", &by, &facts, &[0; 10], &offset, name],
        );
    }
    let count = u16::try_from(files.len()).unwrap_or(u16::MAX).to_le_bytes();
    let length = size(directory.len()).to_le_bytes();
    let begins = size(archive.len()).to_le_bytes();
    archive.extend(directory);
    // Disks are numbered 0; no comment.
    put(
        &mut archive,
        &[
            b"PK\x05\x06",
            &[0; 4],
            &count,
            &count,
            &length,
            &begins,
            &[0; 2],
        ],
    );
    archive
}

/// What the file's own header and the directory both say.
fn facts(name: &str, content: &[u8]) -> Vec<u8> {
    let mut facts = Vec::new();
    for number in [VERSION, NO_FLAGS, STORED, TIME, DATE] {
        facts.extend(number.to_le_bytes());
    }
    let length = size(content.len());
    for number in [checksum(content), length, length] {
        facts.extend(number.to_le_bytes());
    }
    let name = u16::try_from(name.len()).unwrap_or(u16::MAX);
    facts.extend(name.to_le_bytes());
    // No extra field.
    facts.extend([0; 2]);
    facts
}

fn put(target: &mut Vec<u8>, parts: &[&[u8]]) {
    for part in parts {
        target.extend_from_slice(part);
    }
}

/// A list of keys is megabytes long at most, so all sizes fit.
fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// CRC-32 as zip and PNG have it.
fn checksum(content: &[u8]) -> u32 {
    let table: [u32; 256] = std::array::from_fn(|at| {
        let start = u32::try_from(at).unwrap_or_default();
        (0..8).fold(start, |rest, _| match rest & 1 {
            1 => (rest >> 1) ^ 0xEDB8_8320,
            _ => rest >> 1,
        })
    });
    let rest = content.iter().fold(u32::MAX, |rest, byte| {
        let at = (rest ^ u32::from(*byte)) & 0xFF;
        (rest >> 8) ^ table[at as usize]
    });
    !rest
}
