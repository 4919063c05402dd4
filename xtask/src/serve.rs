//! Shows the built page on this machine; it never listens to another one.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context as _, Result, anyhow};

use crate::args::Args;
use crate::process::command;
use crate::static_server::StaticServer;
use crate::{page, repo};

pub(crate) fn run(args: &mut Args) -> Result<()> {
    let port = args.value("--port")?.unwrap_or_else(|| "8080".to_owned());
    let port: u16 = port.parse().with_context(|| format!("`{port}` is not a port; take a number such as 8080"))?;
    let open = !args.flag("--no-open") && !repo::on_ci();
    args.finish()?;

    // Asked before the build, which may take minutes.
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| explain(port, error))?;
    let dist = page::build()?;
    let server = StaticServer::start(&dist, "/", port).map_err(|error| explain(port, error))?;
    let address = format!("http://{}/", server.address());
    println!("Dự Toán is at {address} (stop with Ctrl+C)");
    if open {
        open_in_browser(&address);
    }
    server.wait();
    Ok(())
}

fn explain(port: u16, error: std::io::Error) -> anyhow::Error {
    if error.kind() != ErrorKind::AddrInUse {
        return anyhow!(error).context(format!("cannot listen on port {port}"));
    }
    let other = port.checked_add(1).unwrap_or(8080);
    anyhow!(
        "Port {port} is in use: stop the program that has it, or take another with `cargo xtask serve --port {other}`."
    )
}

/// A comfort only: the address is printed, so a machine without a desktop loses nothing.
fn open_in_browser(address: &str) {
    let opener = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    let _ =
        command(opener).arg(address).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn();
}
