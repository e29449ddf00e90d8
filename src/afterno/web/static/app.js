"use strict";
// What the keyboard, the print button and a lost connection need. Every page works without it.
(() => {
  const root = document.documentElement;
  root.classList.add("script");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");

  // A form is sent once, however often it is pressed.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]") || event.submitter?.matches("[data-again]")) return; // a download may be asked for twice
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    all("button", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
  });
  addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    all("button", form).forEach((button) => button.removeAttribute("aria-disabled"));
  }));

  // Keys: j and k move along a list, Enter opens, single letters go to pages.
  const GOES = { t: "/", p: "/people/", v: "/review/", r: "/ringing/", n: "/no/", "?": "/help/#keys" };
  let at = -1;
  const items = () => all("[data-item]");
  function move(by) {
    const list = items();
    if (!list.length) return;
    list[at]?.classList.remove("here");
    at = Math.max(0, Math.min(list.length - 1, at + by));
    const item = list[at];
    item.classList.add("here");
    (item.querySelector("[data-open], a, button") ?? item).focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }
  // Who speaks to the machine or types with a stick turns them off, on the page that lists them.
  const keysOff = () => localStorage.getItem("keys") === "off";
  const toggle = document.querySelector("[data-keys]");
  const say = () => { if (toggle) toggle.textContent = keysOff() ? "Turn the keys on" : "Turn the keys off"; };
  toggle?.addEventListener("click", () => { localStorage.setItem("keys", keysOff() ? "on" : "off"); say(); });
  say();
  document.addEventListener("keydown", (event) => {
    if (keysOff()) return;
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) {
      if (event.key === "Escape") event.target.blur?.();
      return;
    }
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "l") (items()[at] ?? document).querySelector("[data-log]")?.click();
    else if (event.key === "u") document.querySelector("#note form button")?.click();
    else if (event.key === "/" && document.querySelector("#q")) { event.preventDefault(); document.querySelector("#q").focus(); }
    else if (GOES[event.key]) location.assign(GOES[event.key]);
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) print();
    const copy = event.target.closest("[data-copy]");
    if (copy) {
      const source = document.querySelector(copy.dataset.copy);
      navigator.clipboard?.writeText(source.value ?? source.textContent).then(() => { copy.textContent = "Copied"; });
    }
  });

  // Where a piece of a page cannot be had, what was typed stays and the reader is told.
  for (const lost of ["htmx:sendError", "htmx:responseError"]) document.addEventListener(lost, (event) => {
    const why = event.detail.xhr?.status === 401 ? "You were signed out. Come in again in another tab" : "No answer just now";
    if (event.detail.target?.id === "notes") event.detail.target.textContent = why + "; what you typed is still here.";
  });

  // The sheets last seen are kept for a moment without a connection, and forgotten on the way out.
  if ("serviceWorker" in navigator) {
    const signedIn = document.querySelector(".nav");
    navigator.serviceWorker.register("/sw.js").catch(() => {});
    navigator.serviceWorker.ready.then(() => {
      if (!signedIn) navigator.serviceWorker.controller?.postMessage("forget");
      else if (location.pathname === "/") for (const path of ["/ringing/", "/ringing/hr/", ...all("a[data-keep]").slice(0, 3).map((link) => link.pathname)]) fetch(path);
    });
  }
  const kept = document.querySelector("[data-kept]");
  if (kept && !navigator.onLine) kept.hidden = false;
})();
