// Lets a service worker keep the page for when there is no network, says how far that is, and puts a new version in
// charge when the reader agrees. It does nothing until the program asks, and shows nothing itself.
{
  const workers = navigator.serviceWorker;
  const address = new URL("sw.js", document.currentScript.src).href;
  const AN_HOUR = 3_600_000;
  const PATIENCE = 10_000;
  // "" (nothing is promised), "preparing", "ready" or "update".
  let state = "";
  let registration;
  let starting = false;
  let wasControlled = Boolean(workers?.controller);
  // This page asked for the new version, or another one did.
  let asked = false;
  let isOld = false;

  const tell = (now) => {
    if (now === state) return;
    state = now;
    dispatchEvent(new Event("du-toan:offline"));
  };

  const order = (worker, what) =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event) => done(event.data);
      setTimeout(done, PATIENCE, false);
      worker.postMessage(what, [port2]);
    });

  // No plan is open, and nobody has touched anything: nothing is lost and nobody disturbed by another start.
  const isIdle = () => ["", "#/"].includes(location.hash) && navigator.userActivation?.hasBeenActive === false;

  // A newer version waits, or is in charge already because another tab asked for it.
  const hasNewer = () => isOld || Boolean(registration.waiting && registration.active);

  const look = async () => {
    const { active, waiting } = registration;
    if (isOld && isIdle()) return location.reload();
    if (waiting && active && isIdle() && !asked) {
      asked = true;
      asked = await order(waiting, "SKIP_WAITING_IF_ALONE");
    }
    if (asked) return;
    if (hasNewer()) return tell("update");
    if (!active) return tell(registration.installing || waiting ? "preparing" : "");
    const isComplete = await order(active, "IS_COMPLETE");
    if (!hasNewer()) tell(isComplete ? "ready" : "");
  };

  const follow = () => {
    registration.installing?.addEventListener("statechange", look);
    look();
  };

  // Refused without https, in some private windows, and where the host has no sw.js.
  const register = async () => {
    registration = await workers.register(address, { updateViaCache: "none" }).catch(() => {});
    if (!registration) return;
    registration.onupdatefound = follow;
    follow();
  };

  const check = () => (registration?.active ? registration.update().catch(() => {}) : register());

  const start = async () => {
    if (starting || !workers) return;
    starting = true;
    await register();
    if (registration?.active) check();
    setInterval(check, AN_HOUR);
    addEventListener("focus", check);
  };

  workers?.addEventListener("controllerchange", () => {
    if (asked) return location.reload();
    isOld = wasControlled;
    wasControlled = true;
    if (registration) look();
  });

  // Everything that was typed is kept first. Who keeps it answers with a promise; where that fails, nothing happens.
  const flush = () => {
    const kept = [];
    dispatchEvent(new CustomEvent("du-toan:flush", { detail: { waitUntil: (promise) => kept.push(promise) } }));
    return Promise.all(kept);
  };

  const update = async () => {
    await flush();
    if (!registration.waiting) return location.reload();
    asked = true;
    registration.waiting.postMessage("SKIP_WAITING");
  };

  globalThis.duToan.offline = { start, state: () => state, update: () => update().catch(() => {}) };
}
