//! What is drawn is read again by a decoder of another make.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]

use super::*;

/// The dark modules of a path: boxes of `M x y h w v1 h-w z`, and nothing else.
fn modules(drawing: &Drawing) -> Vec<Vec<bool>> {
    let size = drawing.size as usize;
    let mut dark = vec![vec![false; size]; size];
    for shape in drawing.path.split_terminator('z') {
        let (at, wide) = shape.strip_prefix('M').unwrap().split_once('h').unwrap();
        let (x, y) = at.split_once(' ').unwrap();
        let (wide, back) = wide.split_once("v1h-").unwrap();
        assert_eq!(wide, back);
        let (x, y, wide): (usize, usize, usize) = (x.parse().unwrap(), y.parse().unwrap(), wide.parse().unwrap());
        dark[y][x..x + wide].fill(true);
    }
    dark
}

/// What a camera would make of it: so many dots for a module.
fn read_back(drawing: &Drawing) -> String {
    let dark = modules(drawing);
    let dots = 4;
    let size = dark.len() * dots;
    let pixel = |x: usize, y: usize| if dark[y / dots][x / dots] { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(size, size, pixel);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code of {} modules", drawing.size);
    grids[0].decode().unwrap().1
}

fn address(length: usize) -> String {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let start = "https://du-toan.example/#p1.";
    start.chars().chain(letters.chars().cycle().step_by(7)).take(length).collect()
}

#[test]
fn what_is_drawn_is_read() {
    for length in [28, 60, 200, 500, 1_000, 1_200, 1_500, LONGEST] {
        let text = address(length);
        let drawing = draw(&text).unwrap();
        assert_eq!(read_back(&drawing), text, "{length}");
    }
}

#[test]
fn four_modules_around_are_white() {
    let drawing = draw(&address(300)).unwrap();
    let dark = modules(&drawing);
    let edge = drawing.size as usize - 5;
    for (y, row) in dark.iter().enumerate() {
        for (x, dark) in row.iter().enumerate() {
            assert!(!dark || (4..=edge).contains(&x) && (4..=edge).contains(&y), "{x} {y}");
        }
    }
    assert!(dark[4][4] && dark[4][edge] && dark[edge][4], "its corners are where they belong");
}

#[test]
fn codes_are_as_large_as_was_said() {
    let size = |length| draw(&address(length)).map(|drawing| drawing.size - 8);
    assert_eq!(size(1_200), Some(117));
    assert_eq!(size(LONGEST), Some(149));
    assert_eq!(size(LONGEST + 1), None);
    let is_dense = |length| draw(&address(length)).map(|drawing| drawing.is_dense());
    assert_eq!(is_dense(1_200), Some(false));
    assert_eq!(is_dense(1_300), Some(true));
}

#[test]
fn a_module_is_wide_enough_for_a_camera() {
    let millimetres = |drawing: &Drawing| drawing.length_on_paper().strip_suffix("mm").unwrap().parse::<u32>().unwrap();
    for length in [20, 100, 150, 200, 600, ON_PAPER, LONGEST] {
        let drawing = draw(&address(length)).unwrap();
        assert!(drawing.pixels() >= drawing.size * 3, "{length}");
        assert!(length > ON_PAPER || millimetres(&drawing) * 10 >= drawing.size * 39 / 10, "{length}");
    }
}

#[test]
fn a_file_of_it_is_black_on_white() {
    let drawing = draw("https://a.vn/#/code/7K3F-92MD").unwrap();
    let svg = drawing.svg();
    let start = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"264\" height=\"264\" viewBox=\"0 0 33 33\" ";
    assert!(svg.starts_with(start), "{svg}");
    assert!(svg.contains("<path fill=\"#fff\" d=\"M0 0h33v33H0z\"/>") && svg.contains(&drawing.path), "{svg}");
}
