// Says that the app did not start, where it did not, after it tried once to repair what the browser kept of the page; it
// starts nothing itself. The sentences are in index.html. It also mends the address of a link that was escaped on its way.
(() => {
  const page = document.documentElement;
  const folder = new URL(".", document.currentScript.src);
  const workers = navigator.serviceWorker;

  // A messenger may have escaped the # of a link, which a host then takes for a file of that name, or for a query.
  const escaped = /%23(p\d{1,3}(\.|%2e).*)/i.exec(location.href.slice(folder.href.length));
  if (escaped) history.replaceState(null, "", `${folder.pathname}#${escaped[1]}`);

  const isReady = () => page.dataset.app === "ready";

  // Only once in a tab, and only where the server can give everything anew: the kept files may be all there is. What
  // people wrote is not among them. True when the page is about to start again.
  const repair = async () => {
    const note = `du-toan:${folder.pathname}:repaired`;
    if (sessionStorage.getItem(note)) return false;
    const answer = await fetch(new URL("sw.js", folder), { cache: "no-store", signal: AbortSignal.timeout(5_000) });
    if (!(await answer.text()).includes("du-toan ") || isReady()) return false;
    sessionStorage.setItem(note, "1");
    const ours = (await caches.keys()).filter((name) => name.startsWith(`du-toan ${folder.pathname} `));
    await Promise.all(ours.map((name) => caches.delete(name)));
    const registration = await workers.getRegistration(folder);
    if (registration?.scope === folder.href) await registration.unregister();
    location.reload();
    return true;
  };

  let repairing;
  const repaired = () => (repairing ??= workers?.controller ? repair().catch(() => false) : false);

  const failed = async () => {
    if (!isReady() && !(await repaired()) && !isReady()) page.dataset.boot = "failed";
  };

  // A script or style sheet that could not be loaded is told to its element only, hence the capture.
  addEventListener("error", failed, true);
  addEventListener("unhandledrejection", failed);
  // What the browser kept is there at once; from the network it may take a while.
  setTimeout(() => isReady() || repaired(), 10_000);
  addEventListener("load", () => setTimeout(failed, 20_000));

  if (typeof WebAssembly !== "object") failed();
})();
