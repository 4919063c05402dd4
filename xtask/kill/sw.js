// Put in the place of sw.js on a host, this takes the service worker and the files that it kept away from every browser, at
// its next visit. What people wrote stays where it is. For the day when a release must be undone and nothing else helps.
addEventListener("install", () => skipWaiting());

const end = async () => {
  const prefix = `du-toan ${new URL(registration.scope).pathname} `;
  const ours = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await registration.unregister();
};

addEventListener("activate", (event) => event.waitUntil(end()));
