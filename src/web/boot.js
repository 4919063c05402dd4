// Says that the app did not start, where it did not; it starts nothing itself. The sentences are in index.html.
(() => {
  const page = document.documentElement;

  const failed = () => {
    if (page.dataset.app !== "ready") page.dataset.boot = "failed";
  };

  // A script or style sheet that could not be loaded is told to its element only, hence the capture.
  addEventListener("error", failed, true);
  addEventListener("unhandledrejection", failed);
  addEventListener("load", () => setTimeout(failed, 20_000));

  if (typeof WebAssembly !== "object") failed();
})();
