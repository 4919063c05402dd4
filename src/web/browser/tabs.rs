//! Other tabs of this page: who may edit what, and what they say to each other. A browser without locks lets everybody
//! edit, and nothing that is kept depends on them.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::{StoredValue, WithValue as _, on_cleanup};
use std::cell::{Cell, RefCell};
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

/// A lock as one owner asks for it.
struct Claim {
    locks: Locks,
    name: String,
    told: Box<dyn Fn(bool)>,
    /// Lets go of it, while it is held.
    release: RefCell<Option<Function>>,
    /// Whether the owner is gone.
    gone: Cell<bool>,
}

/// Asks for a lock and keeps it until the owner is gone; who does not get it waits for it. Tells whether this tab has it,
/// when it was taken away, and when it came.
pub(crate) fn hold(name: &str, take: bool, told: impl Fn(bool) + 'static) {
    let Some(locks) = locks() else { return told(true) };
    let (release, gone) = Default::default();
    let claim = Rc::new(Claim { locks, name: name.to_owned(), told: Box::new(told), release, gone });
    ask(&claim, if take { "steal" } else { "ifAvailable" });
    let kept = StoredValue::new_local(claim);
    on_cleanup(move || {
        kept.with_value(|claim| {
            claim.gone.set(true); // one that comes later is let go at once
            if let Some(release) = claim.release.take() {
                let _ = release.call0(&JsValue::UNDEFINED);
            }
        });
    });
}

/// What to ask for in order to wait until nobody else has the lock.
const IN_TURN: &str = "";

fn ask(claim: &Rc<Claim>, how: &'static str) {
    let options = Object::new();
    if how != IN_TURN {
        let _ = Reflect::set(&options, &how.into(), &JsValue::TRUE);
    }
    // each is called once at most, and frees itself then
    let given = Closure::once_into_js({
        let claim = claim.clone();
        move |lock: JsValue| given(&claim, &lock)
    });
    if let Ok(asked) = claim.locks.request(&claim.name, &options, given.unchecked_ref()) {
        let claim = claim.clone();
        let refused: Function = Closure::once_into_js(move |_: JsValue| {
            let had = claim.release.take().is_some();
            if claim.gone.get() {
            } else if had {
                (claim.told)(false);
                ask(&claim, IN_TURN); // for when the tab that took it goes
            } else if how != IN_TURN {
                (claim.told)(true); // this page may have no locks
            }
        })
        .unchecked_into();
        asked.unchecked_ref::<Asked>().then(&JsValue::UNDEFINED, &refused);
    }
}

/// The lock, or null where another tab has it. It is held as long as the promise is not kept that is given back.
fn given(claim: &Rc<Claim>, lock: &JsValue) -> JsValue {
    if claim.gone.get() {
        return JsValue::UNDEFINED;
    }
    (claim.told)(!lock.is_null());
    if lock.is_null() {
        ask(claim, IN_TURN);
        return JsValue::UNDEFINED;
    }
    let held = Promise::new(&mut |resolve, _| {
        claim.release.replace(Some(resolve));
    });
    held.into()
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
