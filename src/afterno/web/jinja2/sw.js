"use strict";
// Keeps the files of the pages and the sheets last seen, so that a ringing phone finds its words without a connection.
const FILES = "files-{{ version }}", SHEETS = "sheets", MOST = 12;
const KEPT = {{ kept | tojson }};
const isSheet = (path) => /^\/(ringing\/(hr\/)?|people\/[^/]+\/(call|prepared|ringing)\/)$/.test(path);

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(FILES).then((files) => files.addAll(KEPT)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name !== FILES && name !== SHEETS).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});
self.addEventListener("message", (event) => {
  if (event.data === "forget") event.waitUntil(caches.delete(SHEETS));
});

async function keep(request, response) {
  const sheets = await caches.open(SHEETS);
  await sheets.put(request.url, response);
  const all = await sheets.keys();
  for (const old of all.slice(0, Math.max(0, all.length - MOST))) await sheets.delete(old);
}
async function page(request) {
  const sheet = isSheet(new URL(request.url).pathname);
  try {
    const response = await fetch(request);
    if (sheet && response.ok && !response.redirected) await keep(request, response.clone());
    return response;
  } catch (error) {
    return (sheet && await caches.match(request.url)) || await caches.match("{{ url('offline') }}") || Response.error();
  }
}
self.addEventListener("fetch", (event) => {
  const { request } = event, { pathname, origin } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (pathname.startsWith("/assets/")) {
    event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
  } else if (request.mode === "navigate" || isSheet(pathname)) {
    event.respondWith(page(request));
  }
});
