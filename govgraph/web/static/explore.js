'use strict';
/* The explorer. What is shown stands in the address: filters, focus, what was expanded, hidden and pinned. */
(() => {
  const get = id => document.getElementById(id), read = id => JSON.parse(get(id).content.textContent);
  const LOOK = read('look'), SAID = read('said'), FILES = LIVE ? [] : read('where');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const FONT = '"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif';
  const ink = () => dark.matches ? '#e8ebee' : '#1b2127', paper = () => dark.matches ? '#14171a' : '#fbfcfd';
  const colour = look => dark.matches ? look.dark : look.light;
  const nodeLook = kind => LOOK.nodes[kind] || LOOK.nodes.agency;
  const mixed = (hex, share) => '#' + [1, 3, 5].map(i => Math.round(parseInt(hex.slice(i, i + 2), 16) * share + parseInt(paper().slice(i, i + 2), 16) * (1 - share)).toString(16).padStart(2, '0')).join('');
  const alpha = (hex, a) => hex + Math.round(a * 255).toString(16).padStart(2, '0');
  let things = new Map(), ties = [], tiesOf = new Map(), path = new Set(), chosen = null, nodes, edges, network, depth = 0, heaviest = [];

  /* the address */
  const parameters = () => new URLSearchParams(LIVE ? location.search : location.hash.slice(1));
  const listOf = (p, key) => (p.get(key) || '').split('|').filter(Boolean);
  function state() {
    const p = parameters(), pins = new Map();
    for (const item of listOf(p, 'pin')) { const m = item.match(/^(.*)@(-?[\d.]+),(-?[\d.]+)$/); if (m) pins.set(m[1], [+m[2], +m[3]]); }
    return { hidden: new Set(listOf(p, 'hide')), pins, expanded: listOf(p, 'expand') };
  }
  function go(change) {
    const p = parameters();
    for (const [k, v] of Object.entries(change)) { if (v) p.set(k, v); else p.delete(k); }
    const text = p.toString();
    depth++;
    history.pushState({ depth }, '', LIVE ? `${location.pathname}${text ? `?${text}` : ''}` : `#${text}`);
    get('undo').disabled = false;
  }
  const dataQuery = () => { const p = parameters(); p.delete('hide'); p.delete('pin'); p.delete('chosen'); return p.toString(); };
  let loaded = null, leftOut = 0;

  /* without a server: the larger file where the smaller one lacks what is asked for */
  async function fileOf() {
    const p = parameters(), focus = p.get('focus');
    if (p.get('show') === 'all') return FILES[1];
    if (!focus) return FILES[0];
    const small = await (await fetch(FILES[0])).json();
    return small.nodes.some(n => n.id === focus) ? FILES[0] : FILES[1];
  }
  async function load() {
    const query = LIVE ? dataQuery() : await fileOf();
    if (loaded === query) return;
    const got = await (await fetch(LIVE ? `/explore.json?${query}` : query)).json();
    loaded = query; leftOut = got.leftOut || 0;
    things = new Map(got.nodes.map(n => [n.id, n]));
    ties = got.ties.map(([a, b, kind, weight, width, lead, says], id) => ({ id, from: got.nodes[a].id, to: got.nodes[b].id, kind, weight, width, lead, says, quotes: got.quotes?.[id] }));
    tiesOf = new Map(got.nodes.map(n => [n.id, []]));
    for (const t of ties) { tiesOf.get(t.from).push(t); tiesOf.get(t.to).push(t); }
    path = new Set(got.path);
    const focus = LIVE ? '' : parameters().get('focus');
    if (focus && !things.has(focus)) got.missing = [focus.split('/').at(-1)];
    const note = got.missing.length ? SAID.missing.replace('{name}', got.missing.join('、')) : got.noPath ? SAID.noPath : got.nodes.length ? '' : SAID.empty;
    get('note').textContent = note; get('note').hidden = !note;
    for (const kind of ['gexf', 'csv']) if (get(kind)) get(kind).href = `/explore.${kind}?${query}`;
    if (nodes) {
      nodes.remove(nodes.getIds().filter(id => !things.has(id)));
      edges.clear();
    }
  }

  /* what a site without a server filters by itself */
  function kept() {
    if (LIVE) return () => true;
    const p = parameters(), kinds = (p.get('kind') || '').split(',').filter(Boolean), kindsOfTies = (p.get('tie') || '').split(',').filter(Boolean), least = +(p.get('min') || 1), focus = p.get('focus');
    const tied = new Set();
    for (const t of ties) if (t.weight >= least && (!kindsOfTies.length || kindsOfTies.includes(t.kind)) && (!focus || t.from === focus || t.to === focus)) { tied.add(t.from); tied.add(t.to); t.off = false; } else t.off = true;
    return n => tied.has(n.id) && (!kinds.length || kinds.includes(n.kind));
  }

  function near(id) {
    const ids = new Set([id]);
    for (const t of tiesOf.get(id) || []) { ids.add(t.from); ids.add(t.to); }
    return ids;
  }
  function drawn(n, lit, now, keep) {
    const look = nodeLook(n.kind), main = colour(look), faint = lit && !lit.has(n.id), box = look.shape === 'box', a = faint ? 0.14 : 1, pin = now.pins.get(n.id);
    return {
      id: n.id, label: n.label, title: `${n.name}\n${look.name}`, x: pin ? pin[0] : n.x, y: pin ? pin[1] : n.y, shape: look.shape, size: n.size, hidden: now.hidden.has(n.id) || !keep(n), physics: false,
      color: { background: mixed(main, box ? (faint ? 0.03 : 0.14) : a), border: pin ? ink() : mixed(main, faint ? 0.14 : 1), highlight: { background: mixed(main, box ? 0.3 : 1), border: ink() } },
      borderWidth: n.id === chosen ? 3 : pin ? 2.5 : box ? 1.5 : 1, margin: 8,
      font: { size: n.text, face: FONT, color: alpha(ink(), faint ? 0.16 : 1), strokeWidth: box ? 0 : 4, strokeColor: alpha(paper(), faint ? 0.3 : 1), vadjust: box ? 0 : -2 },
    };
  }
  function drawnTie(t, lit) {
    const look = LOOK.ties[t.kind] || LOOK.ties.assigns, on = lit === null ? null : chosen ? t.from === chosen || t.to === chosen : lit.has(t.from) && lit.has(t.to);
    const a = on === null ? (t.kind === 'assigns' && !t.lead ? 0.26 : 0.42) : on ? 0.75 : 0.04;
    return { id: t.id, from: t.from, to: t.to, title: t.says, width: t.width, dashes: look.dashed ? [6, 5] : false, smooth: false, hidden: !!t.off, color: { color: alpha(colour(look), a), highlight: colour(look), hover: colour(look) } };
  }
  function redraw() {
    const now = state(), lit = chosen ? near(chosen) : path.size ? path : null, keep = kept(), all = [...things.values()];
    const made = all.map(n => drawn(n, lit, now, keep)), lines = ties.map(t => drawnTie(t, lit));
    if (network) { nodes.update(made); edges.update(lines); } else start(made, lines);
    const shown = made.filter(n => !n.hidden), visible = new Set(shown.map(n => n.id));
    get('counts').textContent = SAID.counts.replace('{nodes}', shown.length.toLocaleString()).replace('{ties}', ties.filter(t => !t.off && visible.has(t.from) && visible.has(t.to)).length.toLocaleString()) + (leftOut ? SAID.leftOut.replace('{n}', leftOut.toLocaleString()) : '');
    get('drawing').dataset.nodes = shown.length;
    heaviest = all.filter(n => visible.has(n.id) && (!lit || lit.has(n.id))).sort((a, b) => b.weight - a.weight).slice(0, 80);
    list(all.filter(n => visible.has(n.id)));
    legend(shown.length ? all.filter(n => visible.has(n.id)) : []);
  }
  function start(made, lines) {
    nodes = new vis.DataSet(made); edges = new vis.DataSet(lines);
    network = new vis.Network(get('drawing'), { nodes, edges }, {
      physics: { enabled: false }, layout: { improvedLayout: false }, nodes: { scaling: { label: { drawThreshold: 4 } } }, edges: { selectionWidth: 1.5, hoverWidth: 1 },
      interaction: { hover: made.length < 800, tooltipDelay: 150, hideEdgesOnDrag: lines.length > 1500, hideEdgesOnZoom: lines.length > 1500, keyboard: { enabled: true, bindToWindow: false } },
    });
    network.on('beforeDrawing', context => { context.save(); context.setTransform(1, 0, 0, 1, 0, 0); context.fillStyle = paper(); context.fillRect(0, 0, context.canvas.width, context.canvas.height); context.restore(); });
    network.on('afterDrawing', titled);
    network.on('click', hit => { if (hit.nodes.length) choose(hit.nodes[0]); else if (hit.edges.length) aboutTie(ties[hit.edges[0]]); else choose(null); });
    network.on('doubleClick', hit => { if (hit.nodes.length) expand(hit.nodes[0]); });
    network.on('dragEnd', hit => { if (hit.nodes.length) pin(hit.nodes[0], true); });
    fitted();
  }
  /* from afar: the names of the heaviest things, as large as on paper, none upon another */
  function titles(context) {
    const scale = network.getScale(), found = [], size = 13 / scale, high = 17 / scale;
    if (scale > 0.2) return found;
    context.font = `600 ${size}px ${FONT}`;
    for (const n of heaviest) {
      const words = [...n.label.replaceAll('\n', '')].slice(0, 14).join(''), at = network.getPosition(n.id), wide = context.measureText(words).width / 2, top = at.y + n.size + 2 / scale;
      if (!found.some(b => Math.abs(b.x - at.x) < b.wide + wide && Math.abs(b.top - top) < high)) found.push({ id: n.id, words, x: at.x, top, wide, size, halo: 4 / scale });
    }
    return found;
  }
  function titled(context) {
    for (const t of titles(context)) {
      Object.assign(context, { textAlign: 'center', textBaseline: 'top', lineJoin: 'round', lineWidth: t.halo, strokeStyle: paper(), fillStyle: ink() });
      context.strokeText(t.words, t.x, t.top);
      context.fillText(t.words, t.x, t.top);
    }
  }
  function fitted() {
    network.fit({ animation: false });
    if (network.getScale() >= 0.3 || innerWidth > 900 || !things.size) return;
    const first = [...things.values()].reduce((a, b) => b.weight > a.weight ? b : a);
    network.moveTo({ position: first, scale: 0.5 });
  }

  /* the panel */
  const button = (text, work) => { const b = element('button', text); b.type = 'button'; b.onclick = work; return b; };
  function passages(t) {
    return (t.quotes || []).map(([words, where, href]) => { const link = element('a', where), cite = element('cite', '', link); link.href = href; return element('blockquote', words || SAID.quote, cite); })
      .concat(t.more ? [element('p', SAID.more.replace('{n}', t.more))] : []);
  }
  async function choose(id) {
    chosen = things.has(id) ? id : null;
    redraw();
    const panel = get('about');
    if (!chosen) { panel.hidden = true; network.unselectAll(); return; }
    network.selectNodes([id]);
    const n = things.get(id), now = state(), page = element('a', n.name), tools = element('p');
    tools.className = 'tools';
    if (n.href) page.href = n.href;
    if (LIVE) tools.append(button(SAID.expand, () => expand(id)));
    tools.append(button(SAID.hide, () => hide(id)), button(now.pins.has(id) ? SAID.unpin : SAID.pin, () => pin(id, !now.pins.has(id))), button(SAID.only, () => centre(id)));
    if (get('csv')) { const csv = element('a', 'CSV'); csv.className = 'button'; csv.href = `/explore.csv?${dataQuery()}&chosen=${encodeURIComponent(id)}`; tools.append(csv); }
    const body = element('div');
    const close = button('×', () => choose(null)); close.className = 'close'; close.ariaLabel = WORDS.close;
    panel.replaceChildren(close, element('h2', '', page), element('p', nodeLook(n.kind).name), tools, body);
    panel.hidden = false;
    panel.parentElement.scrollTop = 0;
    const found = await detailsOf(id);
    if (chosen === id) body.replaceChildren(...found.flatMap(t => [element('h3', '', button(t.name, () => { choose(t.id); seen(t.id); })), element('p', t.says), ...passages(t)]));
  }
  async function detailsOf(id, other = '') {
    if (LIVE) return (await fetch(`/explore/details?${dataQuery()}&thing=${encodeURIComponent(id)}&other=${encodeURIComponent(other)}`)).json();
    return (tiesOf.get(id) || []).filter(t => !other || t.from === other || t.to === other).sort((a, b) => b.weight - a.weight).slice(0, 60)
      .map(t => { const o = things.get(t.from === id ? t.to : t.from); return { id: o.id, name: o.name, says: t.says, quotes: t.quotes }; });
  }
  async function aboutTie(t) {
    const [a, b] = [things.get(t.from), things.get(t.to)], panel = get('about');
    const found = await detailsOf(t.from, t.to), close = button('×', () => choose(null)); close.className = 'close'; close.ariaLabel = WORDS.close;
    panel.replaceChildren(close, element('h2', '', button(a.name, () => choose(a.id)), ' → ', button(b.name, () => choose(b.id))), ...found.flatMap(f => [element('p', f.says), ...passages(f)]));
    panel.hidden = false;
  }
  function list(shown) {
    const ordered = shown.sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1)).slice(0, 300);
    get('things').replaceChildren(...ordered.map(n => element('li', '', button(n.name, () => { choose(n.id); seen(n.id); }), Object.assign(element('span', String(n.weight)), { className: 'n' }))));
  }
  function legend(shown) {
    const kinds = [...new Set(shown.map(n => n.kind))], lines = [...new Set(ties.map(t => t.kind))];
    get('marks').replaceChildren(...kinds.map(k => mark(nodeLook(k), nodeLook(k).shape)), ...lines.filter(k => LOOK.ties[k]).map(k => mark(LOOK.ties[k], 'line')));
  }
  const GLYPHS = { dot: '●', diamond: '◆', hexagon: '⬢', box: '▭', triangle: '▲', triangleDown: '▼', square: '■', star: '★', line: '━' };
  function mark(look, shape) {
    const glyph = element('span', shape === 'line' && look.dashed ? '╍' : GLYPHS[shape] || '●');
    glyph.style.color = colour(look); glyph.ariaHidden = 'true';
    return element('span', '', glyph, ` ${look.name}`);
  }
  function seen(id) { network.moveTo({ position: network.getPosition(id), scale: Math.max(0.7, network.getScale()), animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 300 } }); }

  /* what is done to the drawing */
  async function expand(id) {
    if (!LIVE) return;
    const now = state();
    if (!now.expanded.includes(id)) { go({ expand: [...now.expanded, id].join('|') }); await load(); }
    choose(id);
  }
  function hide(id) { const now = state(); now.hidden.add(id); go({ hide: [...now.hidden].join('|') }); choose(null); }
  function pin(id, on) {
    const now = state(), at = network.getPosition(id);
    if (on) now.pins.set(id, [Math.round(at.x), Math.round(at.y)]); else now.pins.delete(id);
    go({ pin: [...now.pins].map(([k, [x, y]]) => `${k}@${x},${y}`).join('|') });
    choose(id);
  }
  function centre(id) {
    if (LIVE) location.search = new URLSearchParams({ focus: id });
    else { go({ focus: id }); choose(id); network.fit(); }
  }
  get('undo').onclick = () => history.back();
  if (LIVE) get('again').onclick = () => { const p = parameters(); p.set('seed', +get('again').dataset.seed + 1); p.delete('pin'); location.search = p; };
  addEventListener('popstate', async event => {
    depth = event.state?.depth || 0;
    get('undo').disabled = !depth;
    await load();
    choose(things.has(chosen) ? chosen : null);
  });
  get('fit').onclick = () => { choose(null); network.fit({ animation: false }); };
  get('link').onclick = event => copied(location.href, event.target);
  get('drawing').addEventListener('keydown', event => {
    const work = { e: () => chosen && expand(chosen), h: () => chosen && hide(chosen), p: () => chosen && pin(chosen, !state().pins.has(chosen)), u: () => get('undo').click(), Escape: () => choose(null) }[event.key];
    if (work && !event.ctrlKey && !event.metaKey) { event.preventDefault(); work(); }
    else if (event.key === '+' || event.key === '-') { event.preventDefault(); network.moveTo({ scale: network.getScale() * (event.key === '+' ? 1.25 : 0.8) }); }
    else if (event.key.startsWith('Arrow')) {
      event.preventDefault(); event.stopPropagation();
      const step = 60 / network.getScale(), at = network.getViewPosition(), d = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      network.moveTo({ position: { x: at.x + d[0] * step, y: at.y + d[1] * step } });
    }
  }, true);

  function saved(blob, name) { const link = element('a'); link.href = URL.createObjectURL(blob); link.download = name; link.click(); setTimeout(() => URL.revokeObjectURL(link.href), 1000); }
  const canvas = () => get('drawing').querySelector('canvas');
  get('png').onclick = () => canvas().toBlob(blob => saved(blob, 'govgraph.png'));
  get('svg').onclick = () => {
    const shown = nodes.get().filter(n => !n.hidden).map(n => ({ ...things.get(n.id), ...network.getPosition(n.id), colour: colour(nodeLook(things.get(n.id).kind)) }));
    const at = new Map(shown.map(n => [n.id, n])), lines = ties.filter(t => !t.off && at.has(t.from) && at.has(t.to)).map(t => ({ a: at.get(t.from), b: at.get(t.to), width: t.width, colour: colour(LOOK.ties[t.kind] || LOOK.ties.assigns) }));
    saved(new Blob([asSvg(shown, lines, LOOK.nodes, { paper: paper(), ink: ink() }, titles(canvas().getContext('2d')))], { type: 'image/svg+xml' }), 'govgraph.svg');
  };

  /* the filters: lists join into one value; names are turned into ids; what is empty stays out of the address */
  const form = get('filter');
  $$('fieldset', form).forEach(set => set.addEventListener('change', () => { set.querySelector('input[type=hidden]').value = $$('input[type=checkbox]:checked', set).map(b => b.value).join(','); }));
  $$('[data-name-of]', form).forEach(box => {
    const target = form.elements[box.dataset.nameOf], options = get(`${box.id}-list`);
    let found = [];
    box.addEventListener('input', async () => {
      const exact = found.find(n => n.name === box.value);
      target.value = exact ? exact.id : box.value.trim();
      if (exact || !box.value.trim()) return;
      found = await lookup(box.value.trim(), '/suggest');
      options.replaceChildren(...found.map(n => Object.assign(element('option', [n.says, n.place].join(' ')), { value: n.name })));
      const now = found.find(n => n.name === box.value);
      if (now) target.value = now.id;
    });
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    const p = new URLSearchParams();
    for (const [k, v] of new FormData(form)) if (v) p.set(k, v);
    if (LIVE) location.href = `${form.getAttribute('action')}?${p}`;
    else { go(Object.fromEntries(['kind', 'tie', 'min'].map(k => [k, p.get(k) || '']))); redraw(); }
  });
  if (innerWidth <= 900) { document.querySelector('.side').open = false; get('listed').open = false; }
  dark.addEventListener('change', redraw);

  (async () => {
    await load();
    redraw();
    const focus = parameters().get('focus');
    if (focus && things.has(focus)) choose(focus);
    window.govgraph = { choose, expand, hide, pin, network: () => network, things: () => things };
    get('drawing').dataset.ready = '';
  })();
})();
