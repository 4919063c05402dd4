//! The two catalogues say the same things: every sentence of one fills in the same values in the other.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use du_toan::text::{Lang, fill};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Every field of a catalogue with the names that its text fills in, read off its debug output.
fn names(lang: Lang) -> BTreeMap<String, (String, BTreeSet<String>)> {
    let listing = format!("{:#?}", lang.catalogue());
    let field = |line: &str| {
        let (name, text) = line.trim().split_once(": ")?;
        let parts = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
        Some((name.to_owned(), (text.to_owned(), parts.map(|(name, _)| name.to_owned()).collect())))
    };
    listing.lines().filter_map(field).collect()
}

#[test]
fn both_languages_fill_in_the_same_values() {
    let (vietnamese, english) = (names(Lang::Vi), names(Lang::En));
    assert!(vietnamese.len() > 200, "the listing was not understood");
    for (field, (text, values)) in &vietnamese {
        assert_eq!(*values, english[field].1, "{field}: {text}");
        assert_ne!(text, "\"\",", "{field} is empty");
        assert_ne!(english[field].0, "\"\",", "{field} is empty in English");
    }
}

/// All source text beside the catalogues.
fn sources(folder: &Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_catalogue = ["vi.rs", "en.rs", "catalogue.rs"].iter().any(|name| path.ends_with(format!("text/{name}")));
        if path.is_dir() {
            sources(&path, text);
        } else if !is_catalogue {
            text.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn every_text_is_used() {
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    let words: BTreeSet<&str> = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
    let unused: Vec<String> = names(Lang::Vi).into_keys().filter(|name| !words.contains(&**name)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn a_template_is_filled_where_it_names_a_value() {
    let check = |template: &str, filled: &str| assert_eq!(fill(template, &[("a", "1"), ("b", "{a}")]), filled);
    check("", "");
    check("{a} + {a}", "1 + 1");
    check("{b}", "{a}");
    check("{c} and {a}", "{c} and 1");
    check("open { brace", "open { brace");
}
