//! The colours of the charts: the same in a file as on a light screen, seen against the paper, and no two alike in grey.

#![allow(clippy::unwrap_used, clippy::float_arithmetic, clippy::arithmetic_side_effects, clippy::indexing_slicing)]

use du_toan::chart::Look;

const TOKENS: &str = include_str!("../style/tokens.css");

/// The light and the dark colour of a token.
fn token(name: &str) -> (&'static str, &'static str) {
    let (_, rest) = TOKENS.split_once(&format!("--{name}: light-dark(")).unwrap();
    rest.split_once(')').unwrap().0.split_once(", ").unwrap()
}

/// How light a colour is, from 0 to 1, as the guidelines on contrast (WCAG 2) count it.
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
    let linear = |part: f64| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    0.2126 * linear(part(1)) + 0.7152 * linear(part(3)) + 0.0722 * linear(part(5))
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The lightness that people see, from 0 to 100.
fn lightness(colour: &str) -> f64 {
    116.0 * luminance(colour).cbrt() - 16.0
}

#[test]
fn a_file_has_the_colours_of_a_light_screen() {
    let parts = (0..7).map(|at| (Look::Part(at), format!("part-{}", at + 1)));
    let others = [(Look::Over, "wrong"), (Look::Limit, "ink"), (Look::Plate, "paper"), (Look::Tick, "line")];
    for (look, name) in parts.chain(others.map(|(look, name)| (look, name.to_owned()))) {
        assert_eq!(look.light(), token(&name).0, "{name}");
    }
}

#[test]
fn the_parts_are_seen_and_differ_in_grey() {
    let parts: Vec<_> = (1..=7).map(|at| token(&format!("part-{at}"))).collect();
    let check = |colours: Vec<&str>, paper: &str| {
        for (at, colour) in colours.iter().enumerate() {
            assert!(contrast(colour, paper) >= 3.0, "{colour} is too near to {paper}");
            for other in &colours[at + 1..] {
                let apart = (lightness(colour) - lightness(other)).abs();
                assert!(apart >= 5.0, "{colour} is as light as {other}: {apart}");
            }
        }
    };
    let paper = token("paper");
    check(parts.iter().map(|part| part.0).collect(), paper.0);
    check(parts.iter().map(|part| part.1).collect(), paper.1);
}
