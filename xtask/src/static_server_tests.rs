//! Tests of the static server over real connections; they never reach beyond this machine.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;

use anyhow::Result;

use crate::static_server::StaticServer;

/// A folder `site` to serve, beside a file that no visitor may have.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Result<Self> {
        let scratch = Self(std::env::temp_dir().join(format!("du-toan-server-{name}-{}", std::process::id())));
        fs::create_dir_all(scratch.site().join("sub"))?;
        fs::write(scratch.0.join("secret.txt"), "secret")?;
        fs::write(scratch.site().join("index.html"), "<p>home</p>")?;
        fs::write(scratch.site().join("app.wasm"), [0, 97, 115, 109])?;
        fs::write(scratch.site().join("dự toán.txt"), "named")?;
        Ok(scratch)
    }

    fn site(&self) -> PathBuf {
        self.0.join("site")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What comes back for a request line, headers in small letters.
fn ask(address: SocketAddr, line: &str) -> Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    Ok(format!("{}\r\n\r\n{body}", head.to_lowercase()))
}

#[test]
fn serves_files_with_their_types() -> Result<()> {
    let scratch = Scratch::new("types")?;
    let server = StaticServer::start(&scratch.site(), "/", 0)?;
    let home = ask(server.address(), "GET /")?;
    assert!(home.starts_with("http/1.1 200"), "{home}");
    assert!(home.contains("content-type: text/html; charset=utf-8"), "{home}");
    assert!(home.contains("cache-control: no-cache"), "{home}");
    assert!(home.ends_with("<p>home</p>"), "{home}");
    assert!(ask(server.address(), "GET /app.wasm")?.contains("content-type: application/wasm"));
    assert!(ask(server.address(), "GET /d%E1%BB%B1%20to%C3%A1n.txt?v=1")?.ends_with("named"));
    let head = ask(server.address(), "HEAD /")?;
    assert!(head.contains("content-length: 11") && head.ends_with("\r\n\r\n"), "{head}");
    server.stop();
    Ok(())
}

#[test]
fn never_leaves_its_folder() -> Result<()> {
    let scratch = Scratch::new("escape")?;
    #[cfg(unix)]
    std::os::unix::fs::symlink(scratch.0.join("secret.txt"), scratch.site().join("link.txt"))?;
    let server = StaticServer::start(&scratch.site(), "/", 0)?;
    for path in [
        "/../secret.txt",
        "/sub/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//etc/passwd",
        "/link.txt",
    ] {
        let answer = ask(server.address(), &format!("GET {path}"))?;
        assert!(answer.starts_with("http/1.1 404"), "{path}: {answer}");
    }
    for path in ["/..%5csecret.txt", "/%00", "/%zz", "/%ff", "/sub/", "/none.html"] {
        assert!(ask(server.address(), &format!("GET {path}"))?.starts_with("http/1.1 404"), "{path}");
    }
    assert!(ask(server.address(), "POST /")?.starts_with("http/1.1 405"));
    server.stop();
    Ok(())
}

#[test]
fn can_live_under_a_sub_path() -> Result<()> {
    let scratch = Scratch::new("mount")?;
    let server = StaticServer::start(&scratch.site(), "/a/b/", 0)?;
    assert!(ask(server.address(), "GET /a/b/")?.ends_with("<p>home</p>"));
    let moved = ask(server.address(), "GET /a/b")?;
    assert!(moved.starts_with("http/1.1 301") && moved.contains("location: /a/b/\r\n"), "{moved}");
    assert!(ask(server.address(), "GET /")?.starts_with("http/1.1 404"));
    assert!(ask(server.address(), "GET /index.html")?.starts_with("http/1.1 404"));
    server.stop();
    Ok(())
}

#[test]
fn what_is_not_there_gets_the_page_for_it() -> Result<()> {
    let scratch = Scratch::new("missing")?;
    fs::write(scratch.site().join("404.html"), "<p>lost</p>")?;
    let server = StaticServer::start(&scratch.site(), "/a/", 0)?;
    let lost = ask(server.address(), "GET /a/%23p1.xyz")?;
    assert!(lost.starts_with("http/1.1 404") && lost.ends_with("<p>lost</p>"), "{lost}");
    assert!(ask(server.address(), "GET /b/")?.ends_with("Not found."));
    server.stop();
    Ok(())
}

#[test]
fn stopping_closes_open_connections_and_frees_the_port() -> Result<()> {
    let scratch = Scratch::new("stop")?;
    let server = StaticServer::start(&scratch.site(), "/", 0)?;
    let address = server.address();
    let mut kept = TcpStream::connect(address)?;
    write!(kept, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
    // One answer has come, so the connection is open and could carry another question.
    assert_eq!(kept.read(&mut [0; 8])?, 8);
    server.stop();
    assert!(TcpStream::connect(address).is_err());
    // An end or a reset, and not silence.
    let mut rest = Vec::new();
    let _ = kept.read_to_end(&mut rest);
    let again = StaticServer::start(&scratch.site(), "/", address.port())?;
    assert!(ask(again.address(), "GET /")?.ends_with("<p>home</p>"));
    again.stop();
    Ok(())
}
