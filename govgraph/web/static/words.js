'use strict';
/* Search in a site without a server: names, then the words of all texts, narrowed as the address says. */
(() => {
  const SHOWN = 60, AROUND = 42, REACH = 120, OPTIONS = 200, get = id => document.getElementById(id), read = id => JSON.parse(get(id).content.textContent);
  const SEARCH = read('search'), SAID = read('said'), form = get('narrow'), FILTERS = [...SEARCH.facets, 'relation', 'since', 'until'];
  let texts = null, found = [], shown = 0;

  const narrow = t => t.replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  const low = t => { const l = narrow(t).toLowerCase(); return l.length === t.length ? l : narrow(t); };
  const address = () => new URLSearchParams(location.hash.slice(1));
  const values = { document: t => [[t.id, t.title]], issuer: t => t.issuers.map(i => [i, i]), year: t => [[t.date.slice(0, 4), t.date.slice(0, 4)]], place: t => [[t.place, t.place]] };

  function places(words) {
    const hits = [], [first, ...others] = words;
    if (first) for (const t of texts) {
      for (let at = t.low.indexOf(first); at >= 0; at = t.low.indexOf(first, at + first.length)) {
        const near = t.low.slice(Math.max(0, at - REACH), at + first.length + REACH);
        if (others.every(w => near.includes(w))) hits.push({ t, at, end: at + first.length });
      }
    }
    return hits;
  }
  const inside = (h, relation) => h.t.spans.filter(([r, from, to]) => from < h.end && to > h.at && (!relation || SEARCH.relations[r] === relation));
  function admits(h, p) {
    const date = h.t.date, since = p.get('since') || '', until = p.get('until') || '', relation = p.get('relation');
    return SEARCH.facets.every(k => !p.get(k) || values[k](h.t).some(([v]) => v === p.get(k))) && (!since || date >= since) && (!until || date.slice(0, until.length) <= until)
      && (!relation || inside(h, relation).length > 0);
  }
  function offer(everywhere, p) {
    for (const k of SEARCH.facets) {
      const counts = new Map(), list = form.elements[k], chosen = p.get(k) || '';
      for (const h of everywhere) for (const [v, name] of values[k](h.t)) if (v) counts.set(v, [name, (counts.get(v)?.[1] || 0) + 1]);
      const options = [...counts].sort((a, b) => k === 'year' ? (a[0] < b[0] ? 1 : -1) : b[1][1] - a[1][1]).slice(0, OPTIONS);
      if (chosen && !counts.has(chosen)) options.unshift([chosen, [chosen, 0]]);
      list.replaceChildren(list.options[0], ...options.map(([v, [name, n]]) => { const o = element('option', n ? `${name.slice(0, 36)} (${n})` : name); o.value = v; return o; }));
    }
    for (const k of FILTERS) form.elements[k].value = p.get(k) || '';
  }
  function lineOf(h) {
    let [low, high] = [0, h.t.lines.length];
    while (low < high) { const middle = (low + high) >> 1; if (h.t.lines[middle][0] <= h.at) low = middle + 1; else high = middle; }
    return h.t.lines[Math.max(0, low - 1)] || [0, 0, 0];
  }
  const context = h => [h.t.text.slice(Math.max(0, h.at - AROUND), h.at), h.t.text.slice(h.at, h.end), h.t.text.slice(h.end, h.end + AROUND)];
  function item(h) {
    const [before, words, after] = context(h), [, line, page] = lineOf(h), link = element('a', '', `…${before}`, element('mark', words), `${after}…`), p = element('p', '', link);
    link.href = `${h.t.href}#L${line}`; p.className = 'context';
    const where = [h.t.title, h.t.key, h.t.date, SAID.line.replace('{n}', line), page ? SAID.page.replace('{n}', page) : ''].filter(Boolean).join(' ');
    return element('li', '', p, Object.assign(element('p', where), { className: 'soft' }));
  }
  function more() {
    get('hits').append(...found.slice(shown, shown + SHOWN).map(item));
    shown += SHOWN;
    get('more').hidden = shown >= found.length;
  }
  async function search() {
    const p = address(), wanted = p.get('q') || '', box = document.querySelector('form.search input');
    box.value = wanted;
    document.querySelector('h1').textContent = SAID.searched.replace('{text}', wanted);
    const things = await lookup(wanted, 'names.json');
    get('things').replaceChildren(...things.map(n => { const a = element('a', n.name); a.href = n.href; a.className = `thing k-${n.kind}`; return element('li', '', a, Object.assign(element('span', [n.says, n.place].filter(Boolean).join(' · ')), { className: 'soft' })); }));
    get('no-things').hidden = things.length > 0;
    texts ??= (await (await fetch('texts.json')).json()).map(t => ({ ...t, low: low(t.text) }));
    const everywhere = places(wanted.split(/\s+/).filter(Boolean).map(w => narrow(w).toLowerCase()));
    offer(everywhere, p);
    found = everywhere.filter(h => admits(h, p)); shown = 0;
    get('n').textContent = SAID.found.replace('{n}', found.length.toLocaleString());
    get('no-hits').hidden = found.length > 0; get('csv').hidden = !found.length;
    get('hits').replaceChildren();
    more();
  }
  const cell = v => /[",\n\r]/.test(v) ? `"${v.replaceAll('"', '""')}"` : v;
  function table() {
    const rows = found.map(h => { const [before, words, after] = context(h), [, line, page] = lineOf(h); return [h.t.key, h.t.title, h.t.date, line, page || '', before, words, after, inside(h).slice(0, 3).map(s => s[3]).join(' ')]; });
    return [SEARCH.columns, ...rows].map(r => r.map(v => cell(String(v))).join(',')).join('\n') + '\n';
  }
  form.addEventListener('submit', event => {
    event.preventDefault();
    const p = new URLSearchParams({ q: address().get('q') || '' });
    for (const k of FILTERS) if (form.elements[k].value) p.set(k, form.elements[k].value);
    location.hash = p;
  });
  form.addEventListener('reset', event => { event.preventDefault(); location.hash = new URLSearchParams({ q: address().get('q') || '' }); });
  get('csv').onclick = () => {
    const link = element('a');
    link.href = URL.createObjectURL(new Blob(['\ufeff' + table()], { type: 'text/csv' })); link.download = 'passages.csv'; link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  get('more').onclick = more;
  addEventListener('hashchange', search);
  search();
})();
