//! Asks axe-core what stands in the way of people with disabilities; it never says what may be left.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use super::Browser;

/// Every rule of WCAG 2.2 AA that a program can check, with the size of targets, which axe leaves out by default; none of
/// mere taste.
const CHECK: &str = "axe.run(document, {
        runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
        rules: { 'target-size': { enabled: true } },
        resultTypes: ['violations'],
    }).then(({ violations }) => violations.flatMap((rule) => rule.nodes.map((node) =>
        `${rule.id}: ${node.target.join(' ')}\\n    ${node.failureSummary.replace(/\\s*\\n\\s*/g, ' ')}`)))";

/// What a browser lays out only when it is seen has no place of its own before that: it would lie over what is below it.
const LAY_OUT: &str = "const all = new CSSStyleSheet();
    all.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets.push(all);";

impl Browser {
    /// Fails with a list of what axe-core finds wrong on the page as it is now.
    pub(crate) async fn is_accessible(&self) -> Result<()> {
        if self.eval("return typeof window.axe;", Vec::new()).await? != json!("object") {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/node_modules/axe-core/axe.min.js");
            let axe = fs::read_to_string(&file).context("axe-core is not installed: run `cargo xtask dist` once")?;
            self.devtools("Runtime.evaluate", json!({ "expression": axe })).await?;
            self.eval(LAY_OUT, Vec::new()).await?;
        }
        let run = json!({ "expression": CHECK, "awaitPromise": true, "returnByValue": true });
        let answer = self.devtools("Runtime.evaluate", run).await?;
        let found: &Vec<Value> = answer["result"]["value"].as_array().with_context(|| format!("axe says {answer}"))?;
        match found.iter().filter_map(Value::as_str).collect::<Vec<_>>().as_slice() {
            [] => Ok(()),
            found => bail!("{} violations:\n{}", found.len(), found.join("\n")),
        }
    }
}
