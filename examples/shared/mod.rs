//! What the examples take in. Reads a file or standard input, and never more than a plan file may have.

use du_toan::format::LARGEST;
use std::io::Read;

/// The text of a file, or of standard input for `-`.
///
/// # Errors
/// A sentence that says why it cannot be read.
pub(crate) fn text_of(file: &str) -> Result<String, String> {
    // one byte more than is allowed is enough to know that there is too much
    let most = u64::try_from(LARGEST).unwrap_or(u64::MAX).saturating_add(1);
    let mut text = String::new();
    let read = if file == "-" {
        std::io::stdin().take(most).read_to_string(&mut text)
    } else {
        std::fs::File::open(file).and_then(|file| file.take(most).read_to_string(&mut text))
    };
    read.map(|_| text).map_err(|error| format!("The file {file} could not be read: {error}."))
}
