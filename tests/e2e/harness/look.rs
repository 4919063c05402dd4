//! How a user's screen is: size, language, theme; it never touches the page itself.

use anyhow::Result;
use serde_json::json;

use super::Browser;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    Light,
    Dark,
}

/// A laptop in Vietnamese, in daylight, unless said otherwise.
#[derive(Clone, Debug)]
pub(crate) struct Look {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) language: &'static str,
    pub(crate) theme: Theme,
}

impl Default for Look {
    fn default() -> Self {
        Self { width: 1280, height: 800, language: "vi", theme: Theme::Light }
    }
}

impl Browser {
    /// Gives the page a viewport of this size in CSS pixels; phones too, which no window can be as narrow as.
    pub(crate) async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// What the system would tell the page about light and dark.
    pub(crate) async fn theme(&self, theme: Theme) -> Result<()> {
        let value = if theme == Theme::Dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }

    /// How the page's own figures and dates are written by default, and the clock of Vietnam, whatever this machine has.
    pub(super) async fn place(&self, language: &str) -> Result<()> {
        self.devtools("Emulation.setLocaleOverride", json!({ "locale": language })).await?;
        self.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": "Asia/Ho_Chi_Minh" })).await?;
        Ok(())
    }

    /// Makes the machine so many times slower; 1 is as fast as it is.
    pub(crate) async fn slow_cpu(&self, times: f64) -> Result<()> {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await?;
        Ok(())
    }
}
