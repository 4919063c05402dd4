//! The project's own commands, run as `cargo xtask`; it builds, serves, tests and measures, and holds nothing of the
//! product.

mod args;
mod bench;
mod engines;
mod finish;
mod package;
mod page;
mod peers;
mod process;
mod reliability;
mod repo;
mod screenshots;
mod serve;
mod size;
mod split;
mod stamp;
mod static_server;
#[cfg(test)]
mod static_server_tests;
mod tally;
mod test;
mod tools;
mod versions;
mod wasm;
mod web_worker;

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use args::Args;

const HELP: &str = "\
The commands of this project:

  cargo xtask serve [--port 8080] [--no-open]
      Build the page if anything changed, and show it at http://127.0.0.1:8080/.
  cargo xtask dist
      Build the page into dist/, a folder that any static host can serve from any path.
  cargo xtask test [--only lint,engine,web,size,e2e,reliability]
      Run every check: format, clippy, engine, browser tests, size of the first load, journeys, promises.
  cargo xtask package
      Build the embeddable engine, shaped for npm, into pkg/.
  cargo xtask bench [--sizes 10000] [--peers DIR [--only product,ironcalc] [--part calc|links|load|grid|limit]]
      Measure the engine; with --peers, beside other products in the benchmark folder DIR: the calculation, links,
      the page's first load, its table with 10.000 lines, or what a page takes there that does next to nothing.
  cargo xtask reliability [--short] [--only keep|kills|cold|bad|hostile]
      Try what the page promises to keep, and print how often it was tried and broken; whole it takes about an hour.
  cargo xtask engines
      Open links of every version in Chromium, Firefox and WebKit, which it installs.
  cargo xtask screenshots [--out DIR]
      Save pictures of the screens (into target/screenshots).

What a command needs and is not there is installed first, into .tools/ (and, for the tests, Chromium by apt-get).";

fn main() -> ExitCode {
    let done = if split::is_stand_in() {
        split::stand_in(std::env::args_os().skip(1)).map(|()| ExitCode::SUCCESS)
    } else {
        run(std::env::args().skip(1))
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut words: impl Iterator<Item = String>) -> Result<ExitCode> {
    // Every path below is relative to the repository, wherever the command was given.
    std::env::set_current_dir(repo::root()).context("cannot enter the repository")?;
    let command = words.next().unwrap_or_default();
    let mut args = Args::new(words);
    match command.as_str() {
        "serve" => serve::run(&mut args)?,
        "dist" => {
            args.finish()?;
            page::build()?;
        }
        "test" => return test::run(&mut args),
        "package" => {
            args.finish()?;
            package::build()?;
        }
        "bench" => bench::run(&mut args)?,
        "reliability" => return reliability::run(&mut args),
        "screenshots" => screenshots::run(&mut args)?,
        "engines" => {
            args.finish()?;
            engines::run()?;
        }
        "" | "help" | "--help" | "-h" => println!("{HELP}"),
        unknown => {
            eprintln!("There is no command `{unknown}`.\n\n{HELP}");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}
