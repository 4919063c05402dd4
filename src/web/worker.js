// The start of the worker: the first message is its program, which the page fetched and compiled; the program hears the others.
addEventListener("message", (event) => wasm_bindgen.initSync({ module: event.data }), { once: true });
