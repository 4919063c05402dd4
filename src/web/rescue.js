// Says so when the program has stopped for good, and keeps the last text of the plan; it starts nothing itself. Plain
// script that is there before the program, because it has to work when the program does not. The sentences are in
// index.html.
{
  const folder = new URL(".", document.currentScript.src).href;
  const duToan = (globalThis.duToan = {});
  let stopped = false;
  // Deep inside the program a call is told from those of others only by where it came in.
  Error.stackTraceLimit = 100;

  const keep = (text) => {
    try {
      const stem = `du-toan:${location.pathname.replace(/[^/]*$/, "")}:rescue:`;
      let number = 1;
      while (![null, text].includes(localStorage.getItem(stem + number))) number += 1;
      localStorage.setItem(stem + number, text);
    } catch {
      // Nothing can be kept here; there is still the file.
    }
  };

  const download = ({ key, text }) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `${key}.json`;
    link.click();
  };

  // The program may answer still, from a state that nobody knows.
  const block = (dialog) => {
    const events = "keydown keyup keypress beforeinput input change paste copy cut drop pointerdown pointerup mousedown";
    for (const name of `${events} mouseup click dblclick focusin focusout hashchange popstate`.split(" ")) {
      const stop = (event) => event.composedPath().includes(dialog) || event.stopImmediatePropagation();
      addEventListener(name, stop, true);
      dialog.addEventListener(name, (event) => event.stopPropagation());
    }
  };

  const show = () => {
    const dialog = document.getElementById("rescue").content.cloneNode(true).firstElementChild;
    const [save, reload] = dialog.querySelectorAll("button");
    save.hidden = !duToan.last;
    save.addEventListener("click", () => download(duToan.last));
    reload.addEventListener("click", () => location.reload());
    // A browser closes a dialog at the second Escape, whatever it is told.
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    dialog.addEventListener("close", () => dialog.showModal());
    block(dialog);
    document.body.append(dialog);
    dialog.showModal();
  };

  // The last text of the plan under a key, as a file would have it.
  duToan.remember = (key, text) => {
    duToan.last = { key, text };
  };

  duToan.rescue = () => {
    // A program that never started has its own sentence; see boot.js.
    if (stopped || (document.documentElement.dataset.app !== "ready" && !duToan.last)) return;
    stopped = true;
    if (duToan.last) keep(duToan.last.text);
    // Not while the program is on the stack: moving the focus would call it.
    setTimeout(show);
  };

  // A trap of our wasm, or its stack at the end; not what an extension does, nor an error that the program survives.
  const seen = (error) => {
    const isTrap = globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError;
    const isDeep = /call stack|recursion/.test(error?.message);
    const stack = String(error?.stack);
    if ((isTrap || isDeep) && stack.includes(folder) && stack.includes("wasm")) duToan.rescue();
  };
  addEventListener("error", (event) => seen(event.error));
  addEventListener("unhandledrejection", (event) => seen(event.reason));
}
