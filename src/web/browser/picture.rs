//! Pictures going out: an SVG as it is, or drawn by the browser as a PNG. Knows nothing of what is on them.

use super::files::{of_text, offer_file};
use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

const SVG: &str = "image/svg+xml";

/// Offers an SVG as a file to keep. False if the browser does not let us.
pub(crate) fn offer_svg(name: &str, svg: &str) -> bool {
    of_text(svg, SVG).and_then(|file| offer_file(name, &file)).is_some()
}

/// Draws an SVG that large, offers it as a PNG, and says whether that went well.
pub(crate) fn offer_png(name: String, svg: &str, (width, height): (u32, u32), done: impl Fn(bool) + Clone + 'static) {
    let failed = done.clone();
    if start(name, svg, (width, height), done).is_none() {
        failed(false);
    }
}

fn start(name: String, svg: &str, size: (u32, u32), done: impl Fn(bool) + Clone + 'static) -> Option<()> {
    let address = Url::create_object_url_with_blob(&of_text(svg, SVG)?).ok()?;
    let image = HtmlImageElement::new().ok()?;
    let (drawn, failed, source) = (image.clone(), done.clone(), address.clone());
    let loaded = Closure::once_into_js(move |event: web_sys::Event| {
        let canvas = if event.type_() == "load" { paint(&drawn, size) } else { None };
        let _ = Url::revoke_object_url(&source);
        let sent = canvas.and_then(|canvas| send(&canvas, name, done));
        if sent.is_none() {
            failed(false);
        }
    });
    image.set_onload(Some(loaded.unchecked_ref()));
    image.set_onerror(Some(loaded.unchecked_ref()));
    image.set_src(&address);
    Some(())
}

/// The image on a canvas of that size.
fn paint(image: &HtmlImageElement, (width, height): (u32, u32)) -> Option<HtmlCanvasElement> {
    let canvas = document().create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    let (width, height) = (f64::from(width), f64::from(height));
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height).ok()?;
    Some(canvas)
}

fn send(canvas: &HtmlCanvasElement, name: String, done: impl Fn(bool) + 'static) -> Option<()> {
    let ready = Closure::once_into_js(move |file: JsValue| {
        done(file.dyn_ref::<Blob>().and_then(|file| offer_file(&name, file)).is_some());
    });
    canvas.to_blob(ready.unchecked_ref()).ok()
}
