//! Our reader and writer of JSON against `serde_json`, which the product does not carry.

use super::{FLAT, V1, V1_NORMS};
use crate::format::{ReadError, read, write};
use crate::plan::{Period, Plan};
use proptest::prelude::*;
use serde_json::Value;

fn titled(title: &str) -> Plan {
    Plan::blank("a", title, Period::new(2011, 2011).unwrap())
}

/// The text as a JSON string with more escapes than are needed.
fn escaped(text: &str, which: u64) -> String {
    let escape = |(index, unit): (usize, u16)| match which.rotate_right(index as u32) & 1 {
        0 => format!("\\u{unit:04x}"),
        _ => format!("\\u{unit:04X}"),
    };
    format!("\"{}\"", text.encode_utf16().enumerate().map(escape).collect::<String>())
}

proptest! {
    #[test]
    fn strings_are_those_of_serde_json(title in "\\PC{0,20}|[\\x00-\\x7f]{0,20}|.{0,5}", which: u64) {
        let text = write(&titled(&title));
        prop_assert_eq!(read(&text), Ok(titled(&title)));
        let quoted = serde_json::to_string(&title).unwrap();
        prop_assert!(text.contains(&quoted), "{}", text);
        for other in [escaped(&title, which), quoted.replace('/', "\\/")] {
            let text = write(&titled("@")).replace("\"@\"", &other);
            prop_assert_eq!(read(&text), Ok(titled(&title)));
        }
    }

    #[test]
    fn we_take_only_what_serde_json_takes(text in changed()) {
        let theirs = serde_json::from_str::<Value>(&text);
        match read(&text) {
            Ok(plan) => {
                prop_assert!(theirs.is_ok(), "{:?}", theirs);
                prop_assert_eq!(read(&write(&plan)), Ok(plan));
            }
            Err(ReadError::NotJson { .. }) => prop_assert!(theirs.is_err()),
            Err(_) => {}
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC*|[\\[\\]{}:,\"\\\\0-9a-z\\-. ]*") {
        prop_assert!(read(&text).is_err());
    }
}

/// A good file in which a few bytes are other ones, gone or added.
fn changed() -> impl Strategy<Value = String> {
    let good = prop::sample::select(vec![V1, V1_NORMS, FLAT]);
    let byte = prop_oneof![any::<u8>(), prop::sample::select(b"{}[]:,\"\\ 0129-.eu\n".to_vec())];
    let change = (any::<prop::sample::Index>(), 0..4_u8, byte);
    (good, prop::collection::vec(change, 1..=3)).prop_map(|(good, changes)| {
        let mut bytes = good.as_bytes().to_vec();
        for (place, kind, byte) in changes {
            let at = place.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(bytes.len() - bytes.len() / 50)),
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}
