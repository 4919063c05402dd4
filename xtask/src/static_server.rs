//! Serves one folder to this machine over HTTP; it never writes, lists a folder, or follows a path out of its own.
//!
//! `cargo xtask serve` and the end-to-end tests share this file. Stopping it drops every open connection at once, so
//! to a page the network is then simply gone.

use std::convert::Infallible;
use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::runtime::Builder;
use tokio::sync::oneshot;

type Answer = Response<Full<Bytes>>;

pub(crate) struct StaticServer {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    thread: JoinHandle<()>,
}

/// The folder, and the path under which it appears: "/" or, say, "/a/b/".
struct Site {
    folder: PathBuf,
    mount: String,
}

impl StaticServer {
    /// Listens on 127.0.0.1; port 0 takes any free one.
    pub(crate) fn start(folder: &Path, mount: &str, port: u16) -> io::Result<Self> {
        let site = Arc::new(Site { folder: folder.canonicalize()?, mount: mount.to_owned() });
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = Builder::new_current_thread().enable_io().build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            runtime.block_on(async {
                tokio::spawn(accept_all(listener, site));
                let _ = stopped.await;
            });
            // Here the runtime goes, and with it the listener and every connection.
        });
        Ok(Self { address, stop, thread })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns when nothing listens any more.
    #[allow(dead_code, reason = "each of the two users of this file needs one of stop and wait")]
    pub(crate) fn stop(self) {
        let _ = self.stop.send(());
        let _ = self.thread.join();
    }

    /// Serves until the program is ended.
    #[allow(dead_code, reason = "each of the two users of this file needs one of stop and wait")]
    pub(crate) fn wait(self) {
        let _ = self.thread.join();
    }
}

async fn accept_all(listener: TcpListener, site: Arc<Site>) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    loop {
        // A connection that failed before it began is the visitor's affair; the next one may do better.
        let Ok((stream, _)) = listener.accept().await else { continue };
        let site = Arc::clone(&site);
        tokio::spawn(async move {
            let serve = service_fn(move |request| {
                let answer = site.answer(&request);
                async move { Ok::<_, Infallible>(answer) }
            });
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), serve).await;
        });
    }
}

impl Site {
    fn answer(&self, request: &Request<Incoming>) -> Answer {
        if request.method() != Method::GET && request.method() != Method::HEAD {
            let mut refused = plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD are served here.");
            refused.headers_mut().insert(ALLOW, hyper::header::HeaderValue::from_static("GET, HEAD"));
            return refused;
        }
        let path = request.uri().path();
        if format!("{path}/") == self.mount {
            return self.to_the_slash();
        }
        // Hyper leaves out the body when the question was HEAD.
        self.find(path).and_then(|file| file_answer(&file)).unwrap_or_else(|| self.not_found(path))
    }

    /// As hosts do it: the page of the site for what is not there, or a sentence where it has none.
    fn not_found(&self, path: &str) -> Answer {
        let page = path.starts_with(&self.mount).then(|| file_answer(&self.folder.join("404.html"))).flatten();
        let Some(mut page) = page else { return plain(StatusCode::NOT_FOUND, "Not found.") };
        *page.status_mut() = StatusCode::NOT_FOUND;
        page
    }

    /// Without its slash, relative addresses in the page would point one folder up.
    fn to_the_slash(&self) -> Answer {
        let mut moved = plain(StatusCode::MOVED_PERMANENTLY, "");
        if let Ok(mount) = self.mount.parse() {
            moved.headers_mut().insert(LOCATION, mount);
        }
        moved
    }

    /// The file for a path, if there is one and it is really inside the folder.
    fn find(&self, path: &str) -> Option<PathBuf> {
        let path = decode(path.strip_prefix(&self.mount)?)?;
        let path = Path::new(&path);
        if !path.components().all(|part| matches!(part, Component::Normal(_))) {
            return None;
        }
        let mut file = self.folder.join(path);
        if file.is_dir() {
            file.push("index.html");
        }
        // Also refuses a link that leads out of the folder.
        file.canonicalize().ok().filter(|file| file.starts_with(&self.folder) && file.is_file())
    }
}

/// Undoes %XX; nothing for text that no honest address has.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains(['\\', '\0']))
}

fn file_answer(file: &Path) -> Option<Answer> {
    let bytes = fs::read(file).ok()?;
    let mut answer = Response::new(Full::new(Bytes::from(bytes)));
    set(&mut answer, mime(file));
    Some(answer)
}

fn plain(status: StatusCode, text: &'static str) -> Answer {
    let mut answer = Response::new(Full::new(Bytes::from(text)));
    *answer.status_mut() = status;
    set(&mut answer, "text/plain; charset=utf-8");
    answer
}

fn set(answer: &mut Answer, mime: &'static str) {
    let value = hyper::header::HeaderValue::from_static;
    answer.headers_mut().insert(CONTENT_TYPE, value(mime));
    // The browser asks again each time, so that a page never mixes two builds.
    answer.headers_mut().insert(CACHE_CONTROL, value("no-cache"));
    answer.headers_mut().insert("x-content-type-options", value("nosniff"));
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    }
}
