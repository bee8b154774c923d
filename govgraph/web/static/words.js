'use strict';
/* Search in a site without a server: names, then the words of all texts. */
(() => {
  const SHOWN = 300, AROUND = 42, get = id => document.getElementById(id);
  let texts = null;
  async function search() {
    const wanted = new URLSearchParams(location.hash.slice(1)).get('q') || '';
    const box = document.querySelector('form.search input');
    box.value = wanted;
    document.querySelector('h1').textContent = wanted;
    const found = await lookup(wanted, 'names.json');
    get('things').replaceChildren(...found.map(n => { const a = element('a', n.name); a.href = n.href; return element('li', '', a, Object.assign(element('span', [n.says, n.place].filter(Boolean).join(' · ')), { className: 'soft' })); }));
    get('no-things').hidden = found.length > 0;
    texts ??= await (await fetch('texts.json')).json();
    const [first, ...others] = wanted.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean), hits = [];
    if (first) for (const t of texts) {
      for (let at = t.text.toLowerCase().indexOf(first); at >= 0; at = t.text.toLowerCase().indexOf(first, at + first.length)) {
        const near = t.text.slice(Math.max(0, at - 120), at + first.length + 120).toLowerCase();
        if (others.every(w => near.includes(w))) hits.push([t, at]);
      }
    }
    get('n').textContent = hits.length.toLocaleString();
    get('no-hits').hidden = hits.length > 0;
    get('hits').replaceChildren(...hits.slice(0, SHOWN).map(([t, at]) => {
      const link = element('a', '', `…${t.text.slice(Math.max(0, at - AROUND), at)}`, element('mark', t.text.slice(at, at + first.length)), `${t.text.slice(at + first.length, at + first.length + AROUND)}…`);
      let line = t.lines.findIndex(([from]) => from > at);
      line = t.lines.at(line < 0 ? -1 : Math.max(0, line - 1));
      link.href = `${t.href}#L${line ? line[1] : ''}`;
      const p = element('p', '', link); p.className = 'context';
      return element('li', '', p, Object.assign(element('p', `${t.title} ${t.date}`), { className: 'soft' }));
    }));
  }
  addEventListener('hashchange', search);
  search();
})();
