() => {
  const boxes = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const own = node.parentElement;
    if (!node.data.trim() || own.closest('title, desc, script, style, .skip, .hidden, option, textarea')) continue;
    if (!own.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = parseFloat(getComputedStyle(own).fontSize);
    for (const r of range.getClientRects()) {
      // A line box is taller than its letters; two lines of one text may touch, letters may not.
      const scale = own.ownerSVGElement ? r.height / size : 1;
      const cut = Math.max(0, (r.height - size * Math.min(scale, 1)) / 2) + size * Math.min(scale, 1) * 0.12;
      if (r.width > 2 && r.height > 2) {
        boxes.push({l: r.left + 1, r: r.right - 1, t: r.top + cut, b: r.bottom - cut, text: node.data.trim().slice(0, 40)});
      }
    }
  }
  boxes.sort((a, b) => a.t - b.t);
  const found = [];
  for (let i = 0; i < boxes.length; i++) {
    for (let j = i + 1; j < boxes.length && boxes[j].t < boxes[i].b; j++) {
      const a = boxes[i], b = boxes[j];
      if (a.l < b.r && b.l < a.r) found.push(`${a.text} × ${b.text}`);
    }
  }
  return found.slice(0, 10);
}
