//! The one place that pins the tools; it never asks whether a newer one exists.

/// Drives Firefox.
pub(crate) const GECKODRIVER: &str = "0.37.1";
/// Builds the page. Newer ones need a newer compiler than the product does.
pub(crate) const TRUNK: &str = "0.21.14";
/// Must be the very version of the crate in Cargo.lock: the two ends speak a format that changes between versions.
pub(crate) const WASM_BINDGEN: &str = "0.2.130";
/// Brings wasm-opt; older ones cannot read what the compiler writes.
#[cfg(test)]
pub(crate) const BINARYEN: &str = "132.0.0";
/// Checks the accessibility of the built page.
#[cfg(test)]
pub(crate) const AXE_CORE: &str = "4.14.1";

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{AXE_CORE, BINARYEN, TRUNK, WASM_BINDGEN};
    use crate::repo;

    fn read(path: &str) -> String {
        fs::read_to_string(repo::root().join(path)).unwrap_or_default()
    }

    fn trunk_toml_has(line: &str) -> bool {
        read("Trunk.toml").lines().any(|found| found.split('#').next().unwrap_or_default().trim() == line)
    }

    #[test]
    fn cargo_lock_and_trunk_agree_on_wasm_bindgen() {
        let locked = format!("name = \"wasm-bindgen\"\nversion = \"{WASM_BINDGEN}\"\n");
        assert!(read("Cargo.lock").replace('\r', "").contains(&locked), "Cargo.lock has another wasm-bindgen");
        assert!(trunk_toml_has(&format!("wasm_bindgen = \"{WASM_BINDGEN}\"")), "Trunk.toml has another wasm-bindgen");
    }

    #[test]
    fn trunk_toml_asks_for_this_trunk_and_this_wasm_opt() {
        let major = BINARYEN.split('.').next().unwrap_or_default();
        assert!(trunk_toml_has(&format!("wasm_opt = \"version_{major}\"")), "Trunk.toml has another wasm-opt");
        assert!(trunk_toml_has(&format!("trunk-version = \"={TRUNK}\"")), "Trunk.toml asks for another Trunk");
    }

    #[test]
    fn npm_installs_these_versions_and_names_no_host() {
        let package = read("xtask/tools/package.json");
        assert!(package.contains(&format!("\"binaryen\": \"{BINARYEN}\"")));
        assert!(package.contains(&format!("\"axe-core\": \"{AXE_CORE}\"")));
        let lock = read("xtask/tools/package-lock.json");
        assert!(lock.contains(&format!("\"node_modules/binaryen\": {{\n      \"version\": \"{BINARYEN}\"")));
        assert!(!lock.contains("\"resolved\""), "the lock names where its packages came from");
    }
}
