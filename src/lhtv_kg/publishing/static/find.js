// Finds things by their names without a server: accents, tone placement and case as typed or none, abbreviations.
// The rules and the order of finds are those of the portal (web/search.py); only files of this site are read.
"use strict";

(function () {
  const place = document.getElementById("finder");
  const list = document.getElementById("found");
  const said = document.getElementById("said");
  const field = document.querySelector('header input[name="q"]');
  if (!place || !list || !said || !field) return;

  const SHOWN = 100;
  const data = place.dataset;
  const folder = data.root + "search/names/";
  const kindWords = data.kinds.split("|");

  const fold = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[‐‑‒–—−]/g, "-").toLowerCase().replace(/[đð]/g, "d")
      .trim().replace(/\s+/g, " ");

  // One placement of tone marks, so that Thuý equals Thúy.
  const OLD_TONE = /(?<![qQ])(o)([\u0300\u0301\u0303\u0309\u0323])([ae])(?![a-z])|(?<![qQ])(u)([\u0300\u0301\u0303\u0309\u0323])(y)(?![a-z])/gi;
  const nameKey = (text) =>
    text.normalize("NFD").replace(/\u00d0/g, "Đ").replace(/\u00f0/g, "đ")
      .replace(OLD_TONE, (_, o, oTone, a, u, uTone, y) => (o ? o + a + oTone : u + y + uTone))
      .normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();

  const writtenOut = (folded, about) =>
    (folded.match(/[a-z0-9]+/g) || []).map((word) => about.expand[word] || word).join(" ")
      .replace(about.dropped, " ").trim().replace(/\s+/g, " ");

  const allBegin = (typed, words) => {
    const left = words.slice();
    for (const part of typed) {
      const at = left.findIndex((word) => word.startsWith(part));
      if (at < 0) return false;
      left.splice(at, 1);
    }
    return typed.length > 0;
  };

  const words = (text) => (text ? text.split(" ") : []);

  function level(entry, wanted, expanded) {
    if (wanted === entry.folded || expanded === entry.written) return 0;
    if (entry.folded.startsWith(wanted) || (expanded && entry.written.startsWith(expanded))) return 1;
    if (allBegin(words(wanted), words(entry.folded)) || allBegin(words(expanded), words(entry.written))) return 2;
    return entry.folded.includes(wanted) ? 3 : null;
  }

  function before(one, other) {
    for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return one[i] - other[i];
    return 0;
  }

  const order = (one, other) =>
    before(one.rank, other.rank) || one.entry.text.localeCompare(other.entry.text, "vi") ||
    (one.entry.thing.path < other.entry.thing.path ? -1 : 1);

  function find(typed, entries, about) {
    const wanted = fold(typed), expanded = writtenOut(wanted, about), exact = nameKey(typed);
    const best = new Map();
    if (!wanted) return [];
    for (const entry of entries) {
      const near = level(entry, wanted, expanded);
      if (near === null) continue;
      const accents = nameKey(entry.text).includes(exact) ? 0 : 1;
      const rank = [near, accents, entry.thing.kind, entry.folded.length];
      const known = best.get(entry.thing.path);
      if (!known || before(rank, known.rank) < 0) best.set(entry.thing.path, { rank, entry });
    }
    return [...best.values()].sort(order).map((one) => one.entry);
  }

  const pairs = (text) => {
    const found = new Set();
    for (let i = 0; i < text.length - 1; i++) found.add(text.slice(i, i + 2));
    return found;
  };

  function alike(typed, entries) {
    const mine = pairs(fold(typed)), best = new Map();
    for (const entry of entries) {
      const theirs = pairs(entry.folded);
      let common = 0;
      for (const pair of mine) if (theirs.has(pair)) common++;
      const share = (2 * common) / (mine.size + theirs.size || 1);
      const known = best.get(entry.thing.path);
      if (share > 0.5 && (!known || share > known.share)) best.set(entry.thing.path, { share, entry });
    }
    return [...best.values()].sort((a, b) => b.share - a.share).slice(0, 5).map((one) => one.entry);
  }

  function item(entry) {
    const line = document.createElement("li"), link = document.createElement("a"), note = document.createElement("small");
    const label = (data.start && entry.thing.labels[1]) || entry.thing.labels[0];
    link.href = data.root + data.start + encodeURI(entry.thing.path) + "/";
    link.textContent = label;
    const also = fold(label).includes(entry.folded) ? "" : " · " + data.also.replace("%", entry.text);
    note.textContent = kindWords[entry.thing.kind] + also;
    line.append(link, " ", note);
    return line;
  }

  function show(typed, entries, about) {
    const found = find(typed, entries, about);
    const shown = found.length ? found.slice(0, SHOWN) : alike(typed, entries);
    const count = (found.length === 1 ? data.one : data.many).replace("%", found.length.toLocaleString(document.documentElement.lang));
    if (found.length) said.textContent = found.length > SHOWN ? count + ". " + data.more.replace("%", SHOWN) : count;
    else said.textContent = data.none.replace("%", typed) + (shown.length ? " " + data.near : "");
    list.replaceChildren(...shown.map(item));
    list.hidden = !shown.length;
  }

  const read = (file) => fetch(folder + file).then((answer) => {
    if (!answer.ok) throw new Error(file);
    return answer.json();
  });

  async function load() {
    const about = await read("index.json");
    about.dropped = new RegExp(about.drop, "g");
    const shards = await Promise.all(about.shards.map(read));
    const entries = [];
    shards.forEach((shard, number) => {
      const kind = about.kinds.indexOf(about.shards[number].split("-")[0]);
      for (const [path, texts, ...labels] of shard) {
        const thing = { kind, path, labels };
        for (const text of texts) {
          const folded = fold(text);
          entries.push({ thing, text, folded, written: writtenOut(folded, about) });
        }
      }
    });
    return { about, entries };
  }

  const typed = (new URLSearchParams(location.search).get("q") || "").slice(0, 500).trim().replace(/\s+/g, " ");
  field.value = typed;
  if (!typed) return;
  load().then(({ about, entries }) => show(typed, entries, about), () => { said.textContent = data.broken; });
})();
