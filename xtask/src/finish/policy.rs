//! What the page may load and run, said twice: in the page, for hosts that know only files, and in `_headers`, for those
//! that read it. It allows no script in the page and no other host.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::{take, worker};

/// Only files of the same origin; wasm may be compiled, text may not.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    form-action 'none'; base-uri 'none'; object-src 'none'";

const OPENING: &str = "<meta http-equiv=content-security-policy ";

/// For every file. A browser takes no word on frames from the page itself, so that is here.
const FOR_ALL: &str = "  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
  Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=()
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Resource-Policy: same-origin
  Strict-Transport-Security: max-age=63072000
";

/// Files whose names stay when what is in them changes; every other name has a hash in it.
const SAME_NAME: [&str; 5] = ["", "index.html", "404.html", "sw.js", "app.webmanifest"];

/// Puts the policy into the page, before anything that it is about.
pub(super) fn add(page: &mut String) -> Result<()> {
    let charset = "<meta charset=utf-8>";
    let at = page.find(charset).context("the page does not say how it is written")? + charset.len();
    page.insert_str(at, &format!("{OPENING}content=\"{POLICY}\"><meta content=no-referrer name=referrer>"));
    Ok(())
}

/// The page without its policy, for measuring it with the scripts of others.
pub(crate) fn without_policy(page: &str) -> Result<String> {
    let mut page = page.to_owned();
    take(&mut page, OPENING, ">")?;
    Ok(page)
}

/// Writes `_headers`, which hosts such as Cloudflare Pages and Netlify follow.
pub(super) fn write_headers(dist: &Path) -> Result<()> {
    let mut text = format!("/*\n  Content-Security-Policy: {POLICY}; frame-ancestors 'none'\n{FOR_ALL}");
    for name in SAME_NAME {
        text.push_str(&format!("/{name}\n  Cache-Control: no-cache\n"));
    }
    for name in worker::files(dist)?.iter().filter(|name| !SAME_NAME.contains(&name.as_str())) {
        text.push_str(&format!("/{name}\n  Cache-Control: public, max-age=31536000, immutable\n"));
        if name.ends_with(".wasm") {
            text.push_str("  Content-Type: application/wasm\n");
        }
    }
    fs::write(dist.join("_headers"), text).context("cannot write the headers")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{add, without_policy, write_headers};

    #[test]
    fn the_policy_stands_before_the_first_script_and_can_be_taken_out() -> anyhow::Result<()> {
        let mut page = "<html><meta charset=utf-8><script src=./boot.js></script>".to_owned();
        add(&mut page)?;
        let (policy, script) = (page.find("default-src"), page.find("<script"));
        assert!(policy.is_some() && policy < script, "{page}");
        assert!(!page.contains("unsafe-inline") && !page.contains("'unsafe-eval'"));
        let without = without_policy(&page)?;
        assert!(!without.contains("default-src") && without.contains("<script src=./boot.js>"), "{without}");
        Ok(())
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() -> anyhow::Result<()> {
        let dist = std::env::temp_dir().join(format!("du-toan-headers-{}", std::process::id()));
        fs::create_dir_all(&dist)?;
        for name in ["index.html", "sw.js", "app.webmanifest", "app-1_bg.wasm"] {
            fs::write(dist.join(name), "")?;
        }
        write_headers(&dist)?;
        let text = fs::read_to_string(dist.join("_headers"))?;
        fs::remove_dir_all(&dist)?;
        let rules = text.split("\n/").map(|rule| rule.trim_start_matches('/')).collect::<Vec<_>>();
        let has = |name: &str, said: &str| {
            rules.iter().any(|rule| rule.starts_with(&format!("{name}\n")) && rule.contains(said))
        };
        assert!(has("*", "default-src 'none'") && has("*", "frame-ancestors 'none'"), "{text}");
        for name in ["", "index.html", "404.html", "sw.js", "app.webmanifest"] {
            assert!(has(name, "Cache-Control: no-cache"), "{name} in {text}");
        }
        assert!(has("app-1_bg.wasm", "immutable") && has("app-1_bg.wasm", "application/wasm"), "{text}");
        Ok(())
    }
}
