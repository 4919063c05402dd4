//! Gets the tools that a command needs and that are missing; it never touches one that is there in the right version.

mod browser;
mod compiler;
mod npm;
mod programs;

use anyhow::{Context as _, Result};

pub(crate) use browser::{chromedriver, chromium};

/// One thing to have: what it is called, whether it is there, and how to get it.
struct Need {
    name: String,
    is_there: fn() -> bool,
    get: fn() -> Result<()>,
}

fn need(name: impl Into<String>, is_there: fn() -> bool, get: fn() -> Result<()>) -> Need {
    Need { name: name.into(), is_there, get }
}

fn wasm_target() -> Need {
    need("the WebAssembly target of the compiler", compiler::has_wasm_target, compiler::add_wasm_target)
}

fn wasm_bindgen() -> Need {
    need(programs::WASM_BINDGEN.to_string(), || programs::WASM_BINDGEN.is_there(), || programs::WASM_BINDGEN.install())
}

fn trunk() -> Need {
    need(programs::TRUNK.to_string(), || programs::TRUNK.is_there(), || programs::TRUNK.install())
}

fn npm_tools() -> Need {
    need("wasm-opt and axe-core from npm", npm::is_there, npm::install)
}

fn browser() -> Need {
    need("Chromium and its driver", browser::is_there, browser::install)
}

/// What compiling and linting for the browser takes.
pub(crate) fn for_wasm() -> Result<()> {
    get_all(&[wasm_target()])
}

/// What building the page takes.
pub(crate) fn for_page() -> Result<()> {
    get_all(&[wasm_target(), trunk(), wasm_bindgen(), npm_tools()])
}

/// What building the embeddable package takes.
pub(crate) fn for_package() -> Result<()> {
    get_all(&[wasm_target(), wasm_bindgen(), npm_tools()])
}

/// What running unit tests in a browser takes.
pub(crate) fn for_web_tests() -> Result<()> {
    get_all(&[wasm_target(), wasm_bindgen(), browser()])
}

/// What driving the built page in a browser takes.
pub(crate) fn for_journeys() -> Result<()> {
    get_all(&[npm_tools(), browser()])
}

/// What opening the page in three engines takes.
pub(crate) fn for_engines() -> Result<()> {
    let others = need("Firefox, WebKit and its driver", browser::others_are_there, browser::install_others);
    let driver = programs::GECKODRIVER;
    let geckodriver = need(driver.to_string(), || programs::GECKODRIVER.is_there(), || programs::GECKODRIVER.install());
    get_all(&[npm_tools(), browser(), others, geckodriver])
}

/// What measuring other products takes.
pub(crate) fn for_peers() -> Result<()> {
    get_all(&[browser()])
}

fn get_all(needs: &[Need]) -> Result<()> {
    for (index, need) in needs.iter().enumerate() {
        let step = format!("[{}/{}] {}", index + 1, needs.len(), need.name);
        if (need.is_there)() {
            println!("{step}: already there");
            continue;
        }
        println!("{step}: installing");
        (need.get)().with_context(|| format!("Could not install {}", need.name))?;
        if !(need.is_there)() {
            anyhow::bail!("{} was installed, and still cannot be found.", need.name);
        }
    }
    Ok(())
}
