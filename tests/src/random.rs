//! Unguessable text: session ids, CSRF tokens, key ids.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::error::Unspecified;
use ring::rand::{SecureRandom, SystemRandom};

/// 24 random bytes in base64url.
///
/// # Errors
/// When the machine has no randomness to give.
pub fn word() -> Result<String, Unspecified> {
    let mut bytes = [0_u8; 24];
    SystemRandom::new().fill(&mut bytes)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// A version 4 UUID.
///
/// # Errors
/// When the machine has no randomness to give.
pub fn uuid() -> Result<String, Unspecified> {
    let mut bytes = [0_u8; 16];
    SystemRandom::new().fill(&mut bytes)?;
    Ok(uuid_of(bytes))
}

/// These bytes with the marks of a version 4 UUID, written out.
pub fn uuid_of(bytes: [u8; 16]) -> String {
    let marked = u128::from_be_bytes(bytes) & !(0xf << 76 | 0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    let hex = format!("{marked:032x}");
    [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ]
    .join("-")
}

/// A well-mixed number for a small one (splitmix64): the same on every run.
pub fn mixed(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// The UUID that always belongs to this number.
pub fn settled_uuid(seed: u64) -> String {
    let wide = u128::from(mixed(seed)) << 64 | u128::from(mixed(!seed));
    uuid_of(wide.to_be_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uuids_carry_their_version_and_variant() {
        assert_eq!(uuid_of([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(uuid_of([0; 16]), "00000000-0000-4000-8000-000000000000");
        assert_eq!(settled_uuid(7), settled_uuid(7));
        assert_ne!(settled_uuid(7), settled_uuid(8));
    }
}
