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
// The copy says that it is one.
async function asCopy(kept) {
  return new Response((await kept.text()).replace(" hidden data-kept", " data-kept"), { headers: kept.headers });
}
const written = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;" })[c]);
// What was typed and could not be sent comes back, to be sent once more.
async function typed(request) {
  const again = request.clone();
  try {
    return await fetch(request);
  } catch (error) {
    const page = await caches.match("{{ url('offline') }}");
    if (!page) return Response.error();
    const fields = [...new URLSearchParams(await again.text())];
    const hidden = fields.map(([name, value]) => `<input type="hidden" name="${written(name)}" value="${written(value)}">`);
    const shown = fields.filter(([name, value]) => !{{ unshown | tojson }}.includes(name) && value.trim()).map(([, value]) => `<p class="typed">${written(value)}</p>`);
    const form = `<form method="post" action="${written(new URL(request.url).pathname)}">${hidden.join("")}<p>What you typed is still here. It was not sent:</p>${shown.join("")}<p class="buttons"><button>Send it again</button></p></form>`;
    return new Response((await page.text()).replace("<!-- typed -->", form), { status: 503, headers: page.headers });
  }
}
async function page(request) {
  const sheet = isSheet(new URL(request.url).pathname);
  try {
    const response = await fetch(request);
    if (sheet && response.ok && !response.redirected) await keep(request, response.clone());
    return response;
  } catch (error) {
    const kept = sheet && await caches.match(request.url);
    return kept ? asCopy(kept) : await caches.match("{{ url('offline') }}") || Response.error();
  }
}
self.addEventListener("fetch", (event) => {
  const { request } = event, { pathname, origin } = new URL(request.url);
  const form = (request.headers.get("content-type") || "").startsWith("application/x-www-form-urlencoded");
  if (request.method === "POST" && request.mode === "navigate" && form && origin === location.origin) return event.respondWith(typed(request));
  if (request.method !== "GET" || origin !== location.origin) return;
  if (pathname.startsWith("/assets/")) {
    event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
  } else if (request.mode === "navigate" || isSheet(pathname)) {
    event.respondWith(page(request));
  }
});
