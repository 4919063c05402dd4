//! CRC-32C of a text. It finds every change of up to four neighbouring bytes; it is no protection against people.

use std::sync::LazyLock;

/// The polynomial of Castagnoli, its lowest power first.
const POLYNOMIAL: u32 = 0x82f6_3b78;

/// The remainders of each byte, and of that byte with one, two and three zero bytes after it. Made when the first text is
/// summed: downloading them would cost more than making them.
static TABLES: LazyLock<[[u32; 256]; 4]> = LazyLock::new(|| {
    let halved = |rest: u32| if rest & 1 == 1 { rest >> 1 ^ POLYNOMIAL } else { rest >> 1 };
    let mut rests = (0..).map(|byte| (0..8).fold(byte, |rest, _| halved(rest)));
    let first: [u32; 256] = std::array::from_fn(|_| rests.next().unwrap_or_default());
    let longer = |table: [u32; 256]| table.map(|rest| rest >> 8 ^ of(&first, rest));
    let (second, third) = (longer(first), longer(longer(first)));
    [first, second, third, longer(third)]
});

/// What a table has for the lowest byte.
fn of(table: &[u32; 256], byte: u32) -> u32 {
    table.get((byte & 255) as usize).copied().unwrap_or_default()
}

/// The sum of texts put one after the other.
pub(super) fn sum(parts: &[&str]) -> u32 {
    let [one, two, three, four] = &*TABLES;
    let by_byte = |rest: u32, byte: &u8| rest >> 8 ^ of(one, rest ^ u32::from(*byte));
    let by_four = |rest: u32, bytes: &[u8; 4]| {
        let rest = rest ^ u32::from_le_bytes(*bytes);
        of(four, rest) ^ of(three, rest >> 8) ^ of(two, rest >> 16) ^ of(one, rest >> 24)
    };
    !parts.iter().fold(u32::MAX, |rest, part| {
        let (fours, bytes) = part.as_bytes().as_chunks();
        bytes.iter().fold(fours.iter().fold(rest, by_four), by_byte)
    })
}

/// A name for the content of a text: its length and its sum.
pub(super) fn fingerprint(text: &str) -> String {
    format!("{}-{:08x}", text.len(), sum(&[text]))
}
