// The editor in place of the plain form: highlighting, tabs, tables. Nothing is fetched but from this server.
"use strict";

(function () {
  const place = document.getElementById("editor");
  const form = document.getElementById("plain");
  if (!place || !form || typeof Yasgui === "undefined") return;

  // Two of the completers ask other hosts for prefixes and terms; the names of variables need nobody.
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];

  Yasgui.Yasqe.defaults.value = place.dataset.first; // what a new visitor finds: a query that answers something

  place.hidden = false; // before it is filled: what is made unseen has no height
  form.hidden = true;
  const given = form.querySelector("textarea").value.trim();
  const editor = new Yasgui(place, {
    requestConfig: { endpoint: new URL("/sparql", location.href).href, method: "POST" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [] },
    persistenceId: "lhtv-kg",
    yasqe: given ? { value: given } : {},
  });
  if (given) {
    const tab = editor.getTab();
    if (tab.getQuery().trim() !== given) editor.addTab(true, { yasqe: { value: given } });
  }
})();
