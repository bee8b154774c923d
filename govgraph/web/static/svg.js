'use strict';
/* The drawing as SVG: every text escaped by the browser's own serialiser. `titles` are the names drawn from afar, in place of their labels. */
function asSvg(nodes, ties, look, colours, titles = []) {
  const NS = 'http://www.w3.org/2000/svg', make = (tag, attributes, text) => {
    const made = document.createElementNS(NS, tag);
    for (const [k, v] of Object.entries(attributes)) made.setAttribute(k, v);
    if (text) made.textContent = text;
    return made;
  };
  const xs = [...nodes.map(n => n.x), ...titles.flatMap(t => [t.x - t.wide, t.x + t.wide])], ys = [...nodes.map(n => n.y), ...titles.map(t => t.top + t.size)], pad = 120;
  const titled = new Set(titles.map(t => t.id)), font = { 'font-family': 'Noto Sans CJK SC, sans-serif', 'text-anchor': 'middle', fill: colours.ink };
  const [left, top] = [Math.min(...xs) - pad, Math.min(...ys) - pad], [width, height] = [Math.max(...xs) - left + pad, Math.max(...ys) - top + pad];
  const root = make('svg', { xmlns: NS, viewBox: `${left} ${top} ${width} ${height}`, width, height });
  root.append(make('rect', { x: left, y: top, width, height, fill: colours.paper }));
  for (const t of ties) root.append(make('line', { x1: t.a.x, y1: t.a.y, x2: t.b.x, y2: t.b.y, stroke: t.colour, 'stroke-opacity': 0.45, 'stroke-width': t.width }));
  for (const n of nodes) {
    const g = make('g', {}), r = n.size, shape = look[n.kind]?.shape || 'dot';
    const lines = n.label.split('\n'), step = n.text * 1.25;
    g.append(make('title', {}, n.name));
    const polygon = points => g.append(make('polygon', { points: points.map(([a, b]) => `${n.x + a * r},${n.y + b * r}`).join(' '), fill: n.colour }));
    if (shape === 'box') {
      const w = Math.max(...lines.map(l => [...l].length)) * n.text + 20, h = lines.length * step + 14;
      g.append(make('rect', { x: n.x - w / 2, y: n.y - h / 2, width: w, height: h, rx: 5, fill: colours.paper, stroke: n.colour }));
    } else if (shape === 'diamond') polygon([[0, -1], [1, 0], [0, 1], [-1, 0]]);
    else if (shape === 'hexagon') polygon([0, 1, 2, 3, 4, 5].map(i => [Math.cos(i * Math.PI / 3), Math.sin(i * Math.PI / 3)]));
    else if (shape === 'square') polygon([[-1, -1], [1, -1], [1, 1], [-1, 1]]);
    else if (shape === 'triangle') polygon([[0, -1], [1, 0.9], [-1, 0.9]]);
    else if (shape === 'triangleDown') polygon([[0, 1], [1, -0.9], [-1, -0.9]]);
    else if (shape === 'star') polygon([...Array(10).keys()].map(i => [Math.sin(i * Math.PI / 5) * (i % 2 ? 0.45 : 1), -Math.cos(i * Math.PI / 5) * (i % 2 ? 0.45 : 1)]));
    else g.append(make('circle', { cx: n.x, cy: n.y, r, fill: n.colour }));
    const first = shape === 'box' ? n.y - (lines.length - 1) * step / 2 + n.text * 0.36 : n.y + r + n.text + 2;
    if (!titled.has(n.id)) lines.forEach((line, i) => g.append(make('text', { x: n.x, y: first + i * step, 'font-size': n.text, ...font }, line)));
    root.append(g);
  }
  for (const t of titles) root.append(make('text', { class: 'title', x: t.x, y: t.top + 0.88 * t.size, 'font-size': t.size, 'font-weight': 600, 'paint-order': 'stroke', stroke: colours.paper, 'stroke-width': t.halo, 'stroke-linejoin': 'round', ...font }, t.words));
  return new XMLSerializer().serializeToString(root);
}
