//! Other tabs of this page: who may edit what, and what they say to each other. A browser without locks lets everybody
//! edit, and nothing that is kept depends on them.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::{StoredValue, WithValue as _, on_cleanup};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

#[wasm_bindgen]
extern "C" {
    /// The locks of the browser; web-sys does not offer them yet.
    #[wasm_bindgen(extends = Object, js_name = LockManager)]
    type Locks;
    #[wasm_bindgen(method, catch)]
    fn request(this: &Locks, name: &str, options: &JsValue, callback: &Function) -> Result<Promise, JsValue>;
    #[wasm_bindgen(extends = Object, js_name = Promise)]
    type Asked;
    #[wasm_bindgen(method)]
    fn then(this: &Asked, kept: &JsValue, refused: &Function);
}

fn locks() -> Option<Locks> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}

/// Lets go of a lock.
type Release = Rc<RefCell<Option<Function>>>;

/// Asks for a lock and keeps it until the owner is gone. Tells whether this tab has it, and when it was taken away.
pub(crate) fn hold(name: &str, take: bool, told: impl Fn(bool) + 'static) {
    let Some(locks) = locks() else { return told(true) };
    let options = Object::new();
    let _ = Reflect::set(&options, &if take { "steal" } else { "ifAvailable" }.into(), &JsValue::TRUE);
    let release: Release = Rc::default();
    let told = Rc::new(told);
    // each is called once at most, and frees itself then
    let given = Closure::once_into_js({
        let (release, told) = (release.clone(), told.clone());
        move |lock: JsValue| {
            told(!lock.is_null());
            if lock.is_null() {
                return JsValue::UNDEFINED;
            }
            // held as long as this promise is not kept
            Promise::new(&mut |resolve, _| {
                release.replace(Some(resolve));
            })
            .into()
        }
    });
    if let Ok(asked) = locks.request(name, &options, given.unchecked_ref()) {
        let refused: Function = Closure::once_into_js(move |_: JsValue| told(false)).unchecked_into();
        asked.unchecked_ref::<Asked>().then(&JsValue::UNDEFINED, &refused);
    }
    let kept = StoredValue::new_local(release);
    on_cleanup(move || {
        kept.with_value(|release| {
            if let Some(release) = release.borrow_mut().take() {
                let _ = release.call0(&JsValue::UNDEFINED);
            }
        });
    });
}

/// What tabs say to each other: texts, heard by all others.
#[derive(Clone)]
pub(crate) struct Channel(Option<BroadcastChannel>);

impl Channel {
    /// The channel of that name. Without one, nobody hears anything, and finds out when it saves.
    pub(crate) fn open(name: &str) -> Self {
        Self(BroadcastChannel::new(name).ok())
    }

    /// Says something to all others.
    pub(crate) fn say(&self, text: &str) {
        if let Some(channel) = &self.0 {
            let _ = channel.post_message(&text.into());
        }
    }

    /// Calls back with what others say, until the owner is gone.
    pub(crate) fn on_word(&self, callback: impl Fn(String) + 'static) {
        let Some(channel) = self.0.clone() else { return };
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            event.data().as_string().into_iter().for_each(&callback);
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        let kept = StoredValue::new_local((channel, heard));
        on_cleanup(move || kept.with_value(|(channel, _)| channel.set_onmessage(None)));
    }
}
