//! The journal in IndexedDB: texts in stores, strict transactions that happen whole or not at all. Decides nothing, and
//! gives up on a browser that does not answer.

use super::timer::after;
use crate::keep::{Applied, Fault, Guard, Journal, Step, Store};
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

/// Milliseconds after which an answer is not waited for any more: some browsers never give one. What comes later does
/// no harm.
const PATIENCE: i32 = 2000;
/// Milliseconds for a write, which may wait for a slow disk.
const PATIENCE_TO_WRITE: i32 = 10_000;
/// The version of the set of stores.
const STORES: u32 = 1;

#[wasm_bindgen]
extern "C" {
    /// The database; web-sys does not offer durability yet.
    #[wasm_bindgen(extends = Object, js_name = IDBDatabase)]
    #[derive(Clone)]
    type Database;
    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Database, stores: &JsValue, mode: &str, options: &JsValue)
    -> Result<IdbTransaction, JsValue>;
    #[wasm_bindgen(method)]
    fn close(this: &Database);
    #[wasm_bindgen(method, setter)]
    fn set_onversionchange(this: &Database, callback: Option<&Function>);
}

/// The journal of this page's folder. It opens its database when it is first asked.
pub(crate) struct Idb {
    name: String,
    opened: RefCell<Option<Result<Database, Fault>>>,
}

impl Idb {
    /// The journal of that name.
    pub(crate) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), opened: RefCell::new(None) }
    }

    /// Opens the database once: a browser that refused would only be slow again.
    async fn database(&self) -> Result<Database, Fault> {
        if let Some(opened) = &*self.opened.borrow() {
            return opened.clone();
        }
        let opened = open(&self.name).await;
        *self.opened.borrow_mut() = Some(opened.clone());
        opened
    }

    async fn begin(&self, stores: &[Store], write: bool) -> Result<IdbTransaction, Fault> {
        let database = self.database().await?;
        let names: Array = stores.iter().map(|store| JsValue::from_str(store.name())).collect();
        let options = Object::new();
        let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
        let mode = if write { "readwrite" } else { "readonly" };
        let begun = database.transaction(&names, mode, &options);
        begun.map_err(|_| {
            self.opened.borrow_mut().take(); // closed by the browser: the next call opens it again
            Fault::Blocked
        })
    }
}

impl Journal for Idb {
    async fn get(&self, store: Store, key: &str) -> Result<Option<String>, Fault> {
        let transaction = self.begin(&[store], false).await?;
        read(&transaction, store, key).await
    }

    async fn all(&self, store: Store) -> Result<Vec<(String, String)>, Fault> {
        let transaction = self.begin(&[store], false).await?;
        let store = stored(&transaction, store)?;
        let keys = store.get_all_keys().map_err(|_| Fault::Unreadable)?;
        let texts = store.get_all().map_err(|_| Fault::Unreadable)?;
        let both = Promise::all(&Array::of2(&answer(&keys), &answer(&texts)));
        limited(both, PATIENCE).await.map_err(|()| Fault::Unreadable)?;
        let text = |value: JsValue| value.as_string().unwrap_or_default();
        let list = |request: &IdbRequest| Array::from(&request.result().unwrap_or_default());
        Ok(list(&keys).iter().map(text).zip(list(&texts).iter().map(text)).collect())
    }

    async fn transact(&self, guard: Option<&Guard>, steps: &[Step]) -> Result<Applied, Fault> {
        let transaction = self.begin(&Store::ALL, true).await?;
        if let Some(guard) = guard {
            let head = read(&transaction, Store::Heads, &guard.key).await?;
            if head != guard.head {
                return Ok(Applied::Refused { head });
            }
        }
        for step in steps {
            take(&transaction, step).map_err(|_| {
                let _ = transaction.abort();
                Fault::Refused
            })?;
        }
        limited(end(&transaction), PATIENCE_TO_WRITE).await.map_err(|()| Fault::Refused)?;
        Ok(Applied::Done)
    }
}

async fn open(name: &str) -> Result<Database, Fault> {
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into()).ok().and_then(|it| it.dyn_into().ok());
    let factory: IdbFactory = factory.ok_or(Fault::Blocked)?;
    let request = factory.open_with_u32(name, STORES).map_err(|_| Fault::Blocked)?;
    let asked = request.clone();
    let make = Closure::once(move || make_stores(&asked));
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    limited(answer(&request), PATIENCE).await.map_err(|()| Fault::Blocked)?;
    let database: Database = request.result().map_err(|_| Fault::Blocked)?.unchecked_into();
    // a newer app in another tab may want to change the stores
    let other = database.clone();
    let give_way = Closure::<dyn FnMut()>::new(move || other.close());
    database.set_onversionchange(Some(give_way.as_ref().unchecked_ref()));
    give_way.forget();
    Ok(database)
}

fn make_stores(request: &IdbOpenDbRequest) {
    let Some(database) = request.result().ok().and_then(|it| it.dyn_into::<web_sys::IdbDatabase>().ok()) else {
        return;
    };
    for store in Store::ALL {
        let _ = database.create_object_store(store.name()); // there already: nothing to do
    }
}

fn stored(transaction: &IdbTransaction, store: Store) -> Result<IdbObjectStore, Fault> {
    transaction.object_store(store.name()).map_err(|_| Fault::Blocked)
}

async fn read(transaction: &IdbTransaction, store: Store, key: &str) -> Result<Option<String>, Fault> {
    let request = stored(transaction, store)?.get(&key.into()).map_err(|_| Fault::Unreadable)?;
    limited(answer(&request), PATIENCE).await.map_err(|()| Fault::Unreadable)?;
    Ok(request.result().ok().and_then(|value| value.as_string()))
}

fn take(transaction: &IdbTransaction, step: &Step) -> Result<(), JsValue> {
    match step {
        Step::Put(store, key, text) => {
            transaction.object_store(store.name())?.put_with_key(&text.into(), &key.into()).map(drop)
        }
        Step::Delete(store, key) => transaction.object_store(store.name())?.delete(&key.into()).map(drop),
    }
}

/// Kept when the request has its answer, refused when it failed.
fn answer(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

/// Kept when the transaction is on the disk, refused when it is not.
fn end(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
        transaction.set_onerror(Some(&reject));
    })
}

async fn limited(promise: Promise, milliseconds: i32) -> Result<(), ()> {
    let first = Promise::race(&Array::of2(&promise, &after(milliseconds)));
    JsFuture::from(first).await.map(drop).map_err(drop)
}
