'use strict';
/* The query page: the engine's editor, our terms in its completion, results with names instead of addresses. */
(() => {
  const get = id => document.getElementById(id);
  const read = id => JSON.parse(get(id).content.textContent);
  const BUNDLE = read('bundle'), SETTINGS = read('settings'), SAID = read('said');
  const SHOWN = 1000, form = get('ask'), plain = get('query');
  let editor = null;

  const known = () => Object.entries(SETTINGS.prefixes);
  const short = iri => { for (const [p, ns] of known()) if (iri.startsWith(ns)) return `${p}:${iri.slice(ns.length)}`; return iri; };

  function edited() {
    const Yasqe = window.Yasqe || window.Yasgui?.Yasqe;
    if (!Yasqe) return;
    Yasqe.defaults.autocompleters = ['variables'];
    const terms = {
      name: 'terms', bulk: false, autoShow: true, persistenceId: null,
      isValidCompletionPosition: yasqe => { const t = yasqe.getCompleteToken(); return t.string.includes(':') && !t.string.startsWith('<') && t.string[0] !== '?'; },
      get: (_, token) => Promise.resolve(SETTINGS.terms.filter(t => t.toLowerCase().startsWith(token.string.toLowerCase()))),
    };
    Yasqe.registerAutocompleter(terms);
    const holder = element('div');
    holder.id = 'yasqe';
    plain.before(holder);
    editor = new Yasqe(holder, { value: plain.value, persistenceId: null, consumeShareLink: null, createShareableLink: null, showQueryButton: false, resizeable: false, syntaxErrorCheck: false,
      autocompleters: ['variables', 'terms'], requestConfig: { endpoint: '/sparql' }, editorHeight: '300px', pluginButtons: () => '' });
    plain.hidden = true;
    editor.setValue(plain.value);
    editor.on('change', () => { plain.value = editor.getValue(); });
    editor.getInputField().setAttribute('aria-label', 'SPARQL');
    editor.setOption('extraKeys', { ...editor.getOption('extraKeys'), 'Ctrl-Enter': run, 'Cmd-Enter': run });
  }
  const setText = text => { plain.value = text; editor?.setValue(text); };

  /* bundled queries and their parameters */
  function choose(name, values = {}) {
    const q = BUNDLE[name];
    $$('[data-query]').forEach(b => b.ariaPressed = String(b.dataset.query === name));
    get('question').textContent = q.question; get('question').hidden = false;
    get('parameters').replaceChildren(...q.parameters.map(p => field(p, values[p.name] || '')));
    get('parameters').hidden = !q.parameters.length;
    setText(q.text);
  }
  const filled = (name, value) => plain.value.replace(new RegExp(`(VALUES\\s+\\?${name}\\s*\\{)[^{}]*(\\})`), (_, a, b) => `${a} ${value} ${b}`);
  function field(p) {
    const label = element('label', p.meaning), box = element('input');
    box.dataset.parameter = p.name;
    if (p.kind === 'thing') {
      const list = element('datalist'); list.id = `list-${p.name}`; box.setAttribute('list', list.id);
      let found = [];
      box.addEventListener('input', async () => {
        const chosen = found.find(n => `${n.name}（${n.place || n.says}）` === box.value);
        if (chosen) return setText(filled(p.name, `<${iriOf(chosen.id)}>`));
        if (!box.value.trim()) return setText(filled(p.name, 'UNDEF'));
        found = await lookup(box.value.trim(), '/suggest');
        list.replaceChildren(...found.map(n => { const o = element('option'); o.value = `${n.name}（${n.place || n.says}）`; return o; }));
        const exact = found.filter(n => n.name === box.value.trim() || (n.also || []).includes(box.value.trim()));
        if (exact.length) setText(filled(p.name, `<${iriOf(exact[0].id)}>`));
      });
      label.append(list);
    } else {
      if (p.kind === 'date') { box.placeholder = '2019-12-31'; box.size = 11; }
      if (p.kind === 'number') { box.type = 'number'; box.min = 0; }
      box.addEventListener('input', () => { if (box.value) setText(filled(p.name, p.kind === 'number' ? box.value : JSON.stringify(box.value))); });
    }
    label.append(box);
    return label;
  }
  /* the tail of an address as the graph writes it: what no IRI may hold is percent-encoded */
  const iriOf = id => SETTINGS.base + id.replace(/[\s"<>\\^`{|}%?#[\]\u0000-\u001f\u2000-\u200f\u2028\u2029\ue000-\uf8ff]/g, c => encodeURIComponent(c)).replace(/(?<=\/)\.{1,2}(?=\/|$)/g, d => '%2E'.repeat(d.length));

  /* results */
  function cell(term) {
    if (!term) return element('td');
    if (term.type !== 'uri') return element('td', term.value);
    const made = element('td'), link = element('a');
    if (term.value.startsWith(SETTINGS.base)) {
      const tail = term.value.slice(SETTINGS.base.length);
      let name = tail;
      try { name = decodeURIComponent(tail); } catch { /* as it is */ }
      if (!/^(graph|statement|passage|selector|evidence|source|run)\//.test(tail)) link.href = `/id/${tail}`;
      link.textContent = name;
    } else link.textContent = short(term.value);
    made.append(link);
    return made;
  }
  function table(answer) {
    const names = answer.head.vars, rows = answer.results.bindings;
    const head = element('tr', '', ...names.map(n => element('th', n)));
    const body = element('tbody', '', ...rows.slice(0, SHOWN).map(r => element('tr', '', ...names.map(n => cell(r[n])))));
    return element('table', '', element('thead', '', head), body);
  }
  async function run() {
    const query = plain.value, started = performance.now();
    get('error').hidden = true; get('results').replaceChildren(); get('status').textContent = SAID.running; get('run').disabled = true;
    history.replaceState(null, '', `/sparql?query=${encodeURIComponent(query)}`.slice(0, 8000));
    try {
      const got = await fetch('/sparql', { method: 'POST', headers: { 'Content-Type': 'application/sparql-query', Accept: 'application/sparql-results+json, text/turtle;q=0.9' }, body: query });
      const text = await got.text(), seconds = ((performance.now() - started) / 1000).toFixed(2);
      if (!got.ok) { get('status').textContent = ''; get('error').textContent = text; get('error').hidden = false; return; }
      if (!(got.headers.get('content-type') || '').includes('json')) {
        get('status').textContent = SAID.triples.replace('{s}', seconds);
        get('results').append(element('pre', text));
        return;
      }
      const answer = JSON.parse(text);
      if ('boolean' in answer) { get('status').textContent = answer.boolean ? SAID.yes : SAID.no; return; }
      const n = answer.results.bindings.length;
      get('status').textContent = (n ? SAID.rows.replace('{n}', n.toLocaleString()).replace('{s}', seconds) : SAID.none) + (n > SHOWN ? ` ${SAID.shown.replace('{n}', SHOWN.toLocaleString())}` : '');
      if (n) get('results').append(table(answer));
    } catch { get('status').textContent = ''; get('error').textContent = SAID.lost; get('error').hidden = false; } finally { get('run').disabled = false; }
  }

  form.addEventListener('submit', event => { if (event.submitter?.name !== 'format') { event.preventDefault(); run(); } });
  $$('[data-query]').forEach(b => b.addEventListener('click', () => { choose(b.dataset.query); run(); }));
  get('narrow').addEventListener('input', () => {
    const wanted = fold(get('narrow').value);
    $$('.bundled li').forEach(li => { li.hidden = !fold(li.textContent + li.firstChild.title + li.firstChild.dataset.query).includes(wanted); });
    $$('.bundled h2').forEach(h => { h.hidden = $$('li', h.nextElementSibling).every(li => li.hidden); });
  });
  edited();
  if (get('asked')) run();
})();
