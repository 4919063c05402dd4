//! The QR code of a link, on the screen and as files. What is drawn is decided in [`crate::qr`].

use crate::qr::Drawing;
use crate::web::browser::picture;
use crate::web::desk::Desk;
use leptos::prelude::*;

/// The QR code, or why there is none.
pub(super) fn qr_code(desk: Desk, code: Option<Drawing>) -> AnyView {
    let words = desk.app.words();
    let Some(code) = code else { return view! { <p class="soft">{words.share_qr_none}</p> }.into_any() };
    let told = RwSignal::new(""); // what went wrong with a file
    let dense = code.is_dense().then(|| view! { <p data-mark="warning">{words.share_qr_dense}</p> });
    let save = |png: bool, label: &'static str| {
        let code = code.clone();
        view! {
            <button type="button" on:click=move |_| save(desk, told, &code, png)>
                {label}
            </button>
        }
    };
    view! {
        <figure class="qr">
            <svg
                role="img"
                aria-label=words.share_qr
                viewBox=code.view_box()
                width=code.pixels()
                height=code.pixels()
                shape-rendering="crispEdges"
            >
                <path d=code.path.clone()></path>
            </svg>
        </figure>
        {dense}
        <div class="acts">{save(false, words.save_qr_svg)} {save(true, words.save_qr_png)}</div>
        <p role="status">{told}</p>
    }
    .into_any()
}

/// Offers it as a file, or says that the browser does not make it.
fn save(desk: Desk, told: RwSignal<&'static str>, code: &Drawing, png: bool) {
    let words = desk.app.words();
    let name = [&*desk.plan_now().name, "-qr", if png { ".png" } else { ".svg" }].concat();
    let tell = move |text: &'static str| {
        let _ = told.try_set(text);
    };
    if png {
        picture::offer_png(name, &code.svg(), (code.dots(), code.dots()), move |went_well| {
            if !went_well {
                tell(words.png_failed);
            }
        });
    } else if !picture::offer_svg(&name, &code.svg()) {
        tell(words.file_failed);
    }
}
