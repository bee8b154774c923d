'use strict';
const dark = matchMedia('(prefers-color-scheme: dark)');
const $ = id => document.getElementById(id);
const byId = new Map(NODES.map(n => [n.id, n]));
const tiesOf = new Map(NODES.map(n => [n.id, []]));
EDGES.forEach((e, i) => { e.id = i; tiesOf.get(e.from).push(e); tiesOf.get(e.to).push(e); });
const lookOf = group => Object.fromEntries(LOOK[group].map(l => [l.kind, l]));
const nodeLook = lookOf('nodes'), tieLook = lookOf('ties');
const hidden = new Set();
const FONT = '"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif';
let chosen = null, nodes, edges, network;

const mixed = (hex, share) => '#' + [1, 3, 5].map(i => Math.round(parseInt(hex.slice(i, i + 2), 16) * share
  + parseInt(paper().slice(i, i + 2), 16) * (1 - share)).toString(16).padStart(2, '0')).join('');
const alpha = (hex, a) => hex + Math.round(a * 255).toString(16).padStart(2, '0');
const ink = () => dark.matches ? '#e8ebee' : '#1b2127';
const paper = () => dark.matches ? '#14171a' : '#fbfcfd';
const colour = look => dark.matches ? look.dark : look.light;

function near(id) {
  const ids = new Set([id]);
  for (const e of tiesOf.get(id)) { ids.add(e.from); ids.add(e.to); }
  return ids;
}

function drawnNode(n, lit) {
  const main = colour(nodeLook[n.kind]), faint = lit && !lit.has(n.id), box = n.shape === 'box';
  const a = faint ? 0.14 : 1;
  return {
    id: n.id, label: n.label, title: n.title, x: n.x, y: n.y, shape: n.shape, size: n.size, hidden: hidden.has(n.kind), physics: false,
    color: { background: mixed(main, box ? (faint ? 0.03 : 0.14) : a), border: mixed(main, faint ? 0.14 : 1),
             highlight: { background: mixed(main, box ? 0.3 : 1), border: ink() } },
    borderWidth: n.id === chosen ? 3 : box ? 1.5 : 1, margin: 8,
    font: { size: n.textSize, face: FONT, color: alpha(ink(), faint ? 0.16 : 1), strokeWidth: box ? 0 : 4, strokeColor: alpha(paper(), faint ? 0.3 : 1), vadjust: box ? 0 : -2 },
  };
}

function drawnEdge(e, on) {
  const look = tieLook[e.kind], base = e.kind === 'assigns' && !e.lead ? 0.26 : 0.42;
  return {
    id: e.id, from: e.from, to: e.to, title: e.title, width: e.width, dashes: look.dashed ? [6, 5] : false, smooth: false,
    hidden: hidden.has(byId.get(e.from).kind) || hidden.has(byId.get(e.to).kind),
    color: { color: alpha(colour(look), on === null ? base : on ? 0.75 : 0.04), highlight: colour(look), hover: colour(look) },
  };
}

function redraw() {
  const lit = chosen === null ? null : near(chosen);
  nodes.update(NODES.map(n => drawnNode(n, lit)));
  edges.update(EDGES.map(e => drawnEdge(e, chosen === null ? null : e.from === chosen || e.to === chosen)));
}

function element(tag, text, ...children) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

function passages(e) {
  const found = e.quotes.filter(([q]) => q).map(([q, where]) => element('blockquote', q, element('cite', where)));
  if (e.more) found.push(element('p', WORDS.more.replace('{n}', e.more)));
  return found;
}

function panel(...content) {
  $('about').replaceChildren(...content);
  $('panel').hidden = false;
  $('panel').scrollTop = 0;
  if (innerWidth <= 640) $('legend').open = false;
}

function about(id) {
  const n = byId.get(id), content = [element('h2', n.name), element('p', nodeLook[n.kind].name)];
  if (n.also.length) content.push(element('p', n.also.join('、')));
  for (const e of [...tiesOf.get(id)].sort((a, b) => b.width - a.width || a.id - b.id)) {
    const other = byId.get(e.from === id ? e.to : e.from), link = element('button', other.name);
    link.type = 'button';
    link.onclick = () => choose(other.id, true);
    content.push(element('h3', '', link), element('p', e.says), ...passages(e));
  }
  panel(...content);
}

function aboutTie(e) {
  panel(element('h2', byId.get(e.from).name + ' → ' + byId.get(e.to).name), element('p', e.says), ...passages(e));
}

function choose(id, move) {
  chosen = id;
  redraw();
  if (id === null) { $('panel').hidden = true; network.unselectAll(); return; }
  network.selectNodes([id]);
  about(id);
  if (move) network.moveTo({ position: network.getPosition(id), scale: Math.max(0.9, network.getScale()),
    offset: innerWidth > 640 ? { x: -120, y: 0 } : { x: 0, y: -innerHeight / 5 }, animation: { duration: 350 } });
}

/* All of it; on a small screen, where that is too small to read, the middle of it. */
function fitted() {
  network.fit({ animation: false });
  if (network.getScale() >= 0.42 || !NODES.length || innerWidth > 900) return;
  const first = NODES.reduce((a, b) => b.importance > a.importance ? b : a);
  network.moveTo({ position: first, scale: 0.55 });
}

/* search */
const fold = t => t.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
const texts = NODES.map(n => [n, [n.name, n.label, ...n.also].map(fold)]);
let at = 0;

function found(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const rank = names => names.includes(wanted) ? 0 : names.some(t => t.startsWith(wanted)) ? 1 : names.some(t => t.includes(wanted)) ? 2 : 3;
  return texts.filter(([n]) => !hidden.has(n.kind)).map(([n, t]) => [n, rank(t)]).filter(([, r]) => r < 3)
    .sort((a, b) => a[1] - b[1] || b[0].importance - a[0].importance || (a[0].name < b[0].name ? -1 : 1)).slice(0, 12).map(([n]) => n);
}

function suggest() {
  const matches = found($('name').value), list = $('matches');
  at = Math.min(at, Math.max(0, matches.length - 1));
  list.replaceChildren(...matches.map((n, i) => {
    const item = element('li', n.name, element('small', ' ' + nodeLook[n.kind].name));
    item.role = 'option';
    item.ariaSelected = String(i === at);
    item.onmousedown = event => { event.preventDefault(); take(n); };
    return item;
  }));
  if (!matches.length && $('name').value.trim()) list.append(element('li', WORDS.nothing));
  list.hidden = !$('name').value.trim();
  return matches;
}

function take(n) {
  $('name').value = n.name;
  $('matches').hidden = true;
  choose(n.id, true);
}

$('name').addEventListener('input', () => { at = 0; suggest(); });
$('name').addEventListener('blur', () => { $('matches').hidden = true; });
$('name').addEventListener('keydown', event => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    at = Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1));
    suggest();
    event.preventDefault();
  } else if (event.key === 'Escape') {
    $('name').value = '';
    suggest();
  }
});
$('search').addEventListener('submit', event => {
  event.preventDefault();
  const matches = suggest();
  if (matches.length) take(matches[at]);
});

/* the rest */
$('whole').onclick = () => { choose(null); $('name').value = ''; network.fit({ animation: { duration: 350 } }); };
$('close').onclick = () => choose(null);
document.querySelectorAll('#legend input').forEach(box => box.addEventListener('change', () => {
  hidden[box.checked ? 'delete' : 'add'](box.dataset.kind);
  redraw();
}));
dark.addEventListener('change', redraw);

nodes = new vis.DataSet(NODES.map(n => drawnNode(n, null)));
edges = new vis.DataSet(EDGES.map(e => drawnEdge(e, null)));
network = new vis.Network($('mynetwork'), { nodes, edges }, {
  ...OPTIONS, layout: { improvedLayout: false }, interaction: { hover: true, tooltipDelay: 120, hideEdgesOnDrag: EDGES.length > 1500 },
  nodes: { scaling: { label: { drawThreshold: 4 } } }, edges: { selectionWidth: 1.5, hoverWidth: 1 },
});
network.on('click', hit => {
  if (hit.nodes.length) choose(hit.nodes[0], false);
  else if (hit.edges.length) aboutTie(EDGES[hit.edges[0]]);
  else choose(null);
});
if (innerWidth <= 640) $('legend').open = false;
fitted();
addEventListener('resize', () => { if (chosen === null) fitted(); });
if (FOCUS && byId.has(FOCUS)) {
  choose(FOCUS, false);
  if (innerWidth > 900) network.moveTo({ scale: network.getScale() * 0.75, offset: { x: -150, y: 0 } });
}
window.govgraph = { choose, network, found };
