//! Stands in for wasm-bindgen while Trunk builds the page, and splits the program on the way: the pieces that the page
//! fetches later become files of their own. It never changes what the program does.
//!
//! Trunk knows no split programs, and its hooks run too early or too late: the split needs what wasm-bindgen throws away.

use std::collections::HashMap;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow, bail};

use crate::process::{command, run};
use crate::repo;

/// Tells the stand-in where the real program is.
const REAL: &str = "DU_TOAN_WASM_BINDGEN";
const NAME: &str = "wasm-bindgen";
/// Stands between the names of pieces that share a file.
const SHARED: &str = "_";
/// What the compiler must be told, in place of what .cargo/config.toml says: to keep the notes that a split works from.
const FLAGS: &str = "--cfg erase_components --cfg split -C link-args=--emit-relocs";

/// True when this program was started under the name of wasm-bindgen.
pub(crate) fn is_stand_in() -> bool {
    let name = env::args_os().next().map(PathBuf::from);
    name.as_deref().and_then(Path::file_stem).is_some_and(|name| name == NAME)
}

/// Makes a command of Trunk's find the stand-in before the real wasm-bindgen.
pub(crate) fn stand_in_for(trunk: &mut Command) -> Result<()> {
    let real = repo::find_program(NAME).context("wasm-bindgen is gone; start again to install it")?;
    let folder = repo::target().join("stand-in");
    let stand_in = folder.join(format!("{NAME}{}", env::consts::EXE_SUFFIX));
    fs::create_dir_all(&folder)?;
    fs::copy(env::current_exe()?, &stand_in).context("cannot put the splitter where Trunk finds it")?;
    let path = repo::path_with_tools()?;
    let folders = std::iter::once(folder).chain(env::split_paths(&path));
    trunk.env("PATH", env::join_paths(folders)?).env(REAL, real).env("RUSTFLAGS", FLAGS);
    Ok(())
}

/// Does what Trunk asks of wasm-bindgen, with the program split before.
pub(crate) fn stand_in(words: impl Iterator<Item = OsString>) -> Result<()> {
    let mut words: Vec<OsString> = words.collect();
    let mut real = command(env::var_os(REAL).context("only `cargo xtask` may start this")?);
    if let Some(program) = words.iter_mut().find(|word| Path::new(word).extension().is_some_and(|end| end == "wasm")) {
        let out = out_dir()?;
        *program = split(Path::new(program), &out)?.into_os_string();
        // The pieces reach into the main program through what the linker exports.
        real.arg("--keep-lld-exports");
    }
    run(real.args(words))
}

fn out_dir() -> Result<PathBuf> {
    let mut words = env::args().skip(1);
    words.find_map(|word| word.strip_prefix("--out-dir=").map(PathBuf::from)).context("Trunk names no --out-dir")
}

/// Splits a program; returns the main part. The pieces wait beside it for [`copy_pieces`].
fn split(program: &Path, out: &Path) -> Result<PathBuf> {
    let input = fs::read(program).with_context(|| format!("cannot read {}", program.display()))?;
    let pieces = pieces(out);
    for old in [out.join("snippets"), pieces.clone()] {
        if old.exists() {
            fs::remove_dir_all(&old)?;
        }
    }
    let main = pieces.join("main.wasm");
    let folder = format!("snippets/split-{}", hash(&input));
    let link = format!("./{folder}/link.js");
    fs::create_dir_all(out.join(&folder))?;
    fs::create_dir_all(pieces.join(&folder))?;
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = &pieces;
    options.main_out_path = &main;
    options.link_name = &link;
    let split =
        wasm_split_cli_support::transform(options).map_err(|error| anyhow!("cannot split the page: {error:#}"))?;
    if split.split_modules.is_empty() {
        bail!("The page has no piece to fetch later, which its source says it has.");
    }
    let mut script = fs::read_to_string(pieces.join(&link))?;
    for piece in &split.split_modules {
        let stem = piece.file_stem().unwrap_or_default().to_string_lossy();
        let name = finish(piece, &name_of(&stem, &split.prefetch_map))?;
        let plain = piece.file_name().unwrap_or_default().to_string_lossy();
        replace(&mut script, &format!("\"./{plain}\""), &format!("\"../../{name}\""))?;
    }
    mend(&mut script)?;
    fs::write(out.join(&link), script)?;
    Ok(main)
}

fn pieces(out: &Path) -> PathBuf {
    out.join("pieces")
}

/// What a file is named after: its piece, or the pieces that share what is in it: `editor_extras`.
fn name_of(stem: &str, needed: &HashMap<String, Vec<String>>) -> String {
    let mut pieces: Vec<&str> =
        needed.iter().filter(|(_, files)| is_in(stem, files)).map(|(piece, _)| &**piece).collect();
    pieces.sort_unstable();
    pieces.join(SHARED)
}

fn is_in(stem: &str, files: &[String]) -> bool {
    files.iter().any(|file| file == stem)
}

/// Whether a piece needs a file, by the name of the file.
pub(crate) fn is_for(file: &str, piece: &str) -> bool {
    let of = file.split_once('-').filter(|_| file.ends_with(".wasm"));
    of.is_some_and(|(pieces, _)| pieces.split(SHARED).any(|name| name == piece))
}

/// Makes a piece small and names it by what is in it, so that a browser may keep it for ever.
fn finish(piece: &Path, name: &str) -> Result<String> {
    let optimizer = repo::find_program("wasm-opt").context("wasm-opt is gone; start again to install it")?;
    run(command(optimizer).arg("-Oz").arg(piece).arg("-o").arg(piece))?;
    let bytes = fs::read(piece)?;
    let name = format!("{name}-{}.wasm", hash(&bytes));
    fs::rename(piece, piece.with_file_name(&name))?;
    Ok(name)
}

/// The script that loads the pieces, made to work with Trunk's names and with any host.
fn mend(script: &mut String) -> Result<()> {
    // The script that starts the page holds the program, and compiles the pieces; see start.js.
    let module = "const { compiled } = globalThis.duToan;
let initSync;
const started = globalThis.duToan.started.then(bindings => { ({ initSync } = bindings); });";
    replace(script, "import { initSync } from \"./main.js\";", module)?;
    replace(script, "await Promise.all(parallelStuff);", "await Promise.all([started, ...parallelStuff]);")?;
    replace(script, "const src = fetch(", "const src = compiled(")?;
    let stream = "WebAssembly.instantiateStreaming(src, imports)";
    replace(script, stream, "src.then(module => WebAssembly.instantiate(module, imports))")
}

fn replace(script: &mut String, from: &str, to: &str) -> Result<()> {
    if !script.contains(from) {
        bail!("The splitter writes another script than before; `{from}` is not in it.");
    }
    *script = script.replace(from, to);
    Ok(())
}

fn hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Puts the pieces of the last build beside the page.
pub(crate) fn copy_pieces(dist: &Path) -> Result<()> {
    let out = repo::target().join("wasm-bindgen").join("release");
    let found = fs::read_dir(pieces(&out)).context("the page was built without its pieces")?;
    for file in found {
        let file = file?.path();
        let name = file.file_name().unwrap_or_default();
        if file.extension().is_some_and(|end| end == "wasm") && name != "main.wasm" {
            fs::copy(&file, dist.join(name))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{is_for, name_of};

    #[test]
    fn a_file_is_named_after_the_pieces_that_need_it() {
        let files = |names: [&str; 2]| names.map(str::to_owned).to_vec();
        let needed = [("more", files(["chunk_1", "split_more"])), ("main", files(["chunk_1", "split_main"]))];
        let needed: HashMap<_, _> = needed.map(|(piece, files)| (piece.to_owned(), files)).into();
        for (stem, name) in [("split_more", "more"), ("split_main", "main"), ("chunk_1", "main_more")] {
            assert_eq!(name_of(stem, &needed), name);
        }
        for (file, piece, is) in [
            ("more-0123.wasm", "more", true),
            ("main_more-0123.wasm", "more", true),
            ("main_more-0123.wasm", "main", true),
            ("main-0123.wasm", "more", false),
            ("more-0123.js", "more", false),
            ("du-toan-0123_bg.wasm", "main", false),
        ] {
            assert_eq!(is_for(file, piece), is, "{file} for {piece}");
        }
    }
}
