
// Starts the program, and what it will need next. The names are put in when the page is built.
{
  const at = (name) => new URL(name, document.currentScript.src).href;
  const pieces = new Map();
  const get = (url) => fetch(url, { integrity: INTEGRITY[url.split("/").pop()] });

  // A host may not know the type of wasm files, which compiling on arrival insists on.
  const whole = async (url) => {
    const response = await get(url);
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    return WebAssembly.compile(await response.arrayBuffer());
  };

  // Fetches and compiles a piece once, and again after it failed.
  const compiled = (address) => {
    const url = String(address);
    if (!pieces.has(url)) {
      const piece = WebAssembly.compileStreaming(get(url)).catch(() => whole(url));
      piece.catch(() => pieces.delete(url));
      pieces.set(url, piece);
    }
    return pieces.get(url);
  };

  const page = () =>
    document.body ? undefined : new Promise((done) => addEventListener("DOMContentLoaded", done, { once: true }));

  const program = compiled(at("./PROGRAM_bg.wasm"));
  // Whoever comes to see a plan needs the editor, and of a link or a code the extras too: they need not wait until the
  // program asks for them.
  const early = (files) => files.forEach((file) => compiled(at(file)));
  if (!["", "#/"].includes(location.hash)) early(EDITOR);
  if (/^#(p\d|\/(link|code))/.test(location.hash)) early(EXTRAS);
  const started = import("./BINDINGS").then(async (bindings) => {
    await page();
    await bindings.default({ module_or_path: program });
    return bindings;
  });
  // What does long jobs beside the page is fetched when there is one.
  const script = at("./WORKER_SCRIPT");
  const wasm = at("./WORKER_WASM");
  const worker = { start: () => new Worker(script), program: () => compiled(wasm) };
  Object.assign(globalThis.duToan, { compiled, started, worker });
}
