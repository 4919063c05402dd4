// Keeps all files of one version and answers from them, so that the page starts without network and never mixes two
// versions. It keeps nothing else and takes over from an older version only when the page asks for it. What the version
// is and which files it has is put in when the page is built. All of it is in one block, so that no browser takes a file
// that was cut short for a worker.
{
  const VERSION = "";
  const FILES = {};

  const PAGE = "index.html";
  const SCOPE = registration.scope;
  // Other programs may live on the same origin, and this one in other folders of it. No path has a space in it.
  const PREFIX = `du-toan ${new URL(SCOPE).pathname} `;
  const NAME = PREFIX + VERSION;

  // A browser takes no page that was redirected (to its folder, say), and compiles no wasm that a host gave another type.
  const usable = async (response, file) => {
    const headers = new Headers(response.headers);
    const isWasm = file.endsWith(".wasm");
    if (!response.redirected && (!isWasm || headers.get("content-type") === "application/wasm")) return response;
    if (isWasm) headers.set("content-type", "application/wasm");
    headers.delete("content-encoding");
    headers.delete("content-length");
    return new Response(await response.arrayBuffer(), { headers });
  };

  // Fetches what is not kept yet, and fails unless every file is just what the build wrote.
  const complete = async () => {
    const cache = await caches.open(NAME);
    const keep = async ([file, integrity]) => {
      if (await cache.match(SCOPE + file, { ignoreVary: true })) return;
      const response = await fetch(SCOPE + file, { cache: "no-cache", integrity });
      if (!response.ok) throw new Error(`${response.status} ${file}`);
      await cache.put(SCOPE + file, await usable(response, file));
    };
    await Promise.all(Object.entries(FILES).map(keep));
  };

  // What other versions kept for this folder.
  const older = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);

  // The open pages of this folder.
  const pages = async () => {
    const all = await clients.matchAll({ type: "window", includeUncontrolled: true });
    return all.filter((page) => page.url.startsWith(SCOPE));
  };

  const takeOver = async () => {
    // Other tabs may run the older version still, and fetch its pieces: then its files stay until the next time.
    if ((await pages()).length < 2) await Promise.all((await older()).map((name) => caches.delete(name)));
    await clients.claim();
  };

  const kept = (address, name) => caches.match(address, { cacheName: name, ignoreVary: true }).catch(() => undefined);

  const answer = async (request, file) => (await kept(SCOPE + file, NAME)) ?? fetch(request);

  const answerFromOlder = async (request) => {
    for (const name of await older()) {
      const found = await kept(request.url, name);
      if (found) return found;
    }
    return fetch(request);
  };

  // The file that a request is for. A fragment whose # was written as %23 on its way is still our page.
  const fileOf = (request) => {
    const path = request.url.slice(SCOPE.length).split(/[?#]/)[0];
    const isPage = request.mode === "navigate" && (path === "" || /^[^/]*%23/.test(path));
    return isPage ? PAGE : path;
  };

  addEventListener("install", (event) => event.waitUntil(complete()));

  addEventListener("activate", (event) => event.waitUntil(takeOver()));

  addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
    const file = fileOf(request);
    if (Object.hasOwn(FILES, file)) event.respondWith(answer(request, file));
    else if (request.mode !== "navigate" && /\.(js|css|wasm)$/.test(file)) event.respondWith(answerFromOlder(request));
  });

  // Each is answered with whether it holds, or was done.
  const ORDERS = {
    IS_COMPLETE: () => complete().then(() => true),
    SKIP_WAITING: () => skipWaiting().then(() => true),
    SKIP_WAITING_IF_ALONE: async () => (await pages()).length < 2 && skipWaiting().then(() => true),
  };

  addEventListener("message", (event) => {
    const done = ORDERS[event.data]?.().catch(() => false);
    if (done) event.waitUntil(done.then((did) => event.ports[0]?.postMessage(did)));
  });
}
