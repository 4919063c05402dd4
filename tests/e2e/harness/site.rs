//! The built page on an origin of its own, which can go away and come back; it never builds the page.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::static_server::StaticServer;

pub(crate) struct Site {
    folder: PathBuf,
    mount: String,
    port: u16,
    server: Option<StaticServer>,
}

impl Site {
    /// Serves dist/ under `mount`, which begins and ends with a slash.
    pub(crate) fn new(mount: &str) -> Result<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
        ensure!(folder.join("index.html").is_file(), "there is no page in dist/: run `cargo xtask dist` first");
        ensure!(mount.starts_with('/') && mount.ends_with('/'), "`{mount}` must begin and end with a slash");
        let mut site = Self { folder, mount: mount.to_owned(), port: 0, server: None };
        site.start()?;
        Ok(site)
    }

    /// The address of the page, with `rest` (a file, a query, a fragment) after it.
    pub(crate) fn url(&self, rest: &str) -> String {
        format!("http://127.0.0.1:{}{}{rest}", self.port, self.mount)
    }

    /// The network is gone: open connections too.
    pub(crate) fn stop(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop();
        }
    }

    /// The folder that is served.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Another build of the page is there from now on, at the same address.
    pub(crate) fn serve(&mut self, folder: &Path) -> Result<()> {
        self.folder = folder.to_owned();
        self.start()
    }

    /// The network is back, at the same address.
    pub(crate) fn start(&mut self) -> Result<()> {
        self.stop();
        let server = StaticServer::start(&self.folder, &self.mount, self.port).context("cannot serve dist/")?;
        self.port = server.address().port();
        self.server = Some(server);
        Ok(())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}
