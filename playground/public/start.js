// A sandboxed frame belongs to no origin and may not load modules: it gets one plain script instead.
if (globalThis.origin === "null") {
  const script = globalThis.document.createElement("script");
  script.src = "./sandboxed.js";
  globalThis.document.head.append(script);
}
