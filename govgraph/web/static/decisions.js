'use strict';
/* The rows for the decisions file. */
(() => {
  const COLUMNS = ['kind', 'id', 'to', 'document', 'relation', 'subject', 'role', 'object', 'detail', 'quote', 'field', 'value', 'who', 'why'];
  const get = id => document.getElementById(id);
  const who = get('who');
  try { who.value = localStorage.getItem('govgraph-who') || ''; } catch { /* private window */ }

  const cell = value => /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  const csv = () => [COLUMNS, ...Decisions.all().map(d => COLUMNS.map(c => cell(String({ ...d, who: who.value.trim() }[c] ?? ''))))].map(r => r.join(',')).join('\n') + '\n';

  function complete() {
    const rows = Decisions.all();
    get('need').textContent = rows.length && (!who.value.trim() || rows.some(d => !d.why)) ? get('need').dataset.text : '';
  }

  function row(d, i) {
    const why = element('input'), remove = element('button', '×');
    why.value = d.why || ''; why.maxLength = 300; why.ariaLabel = get('list').closest('table').querySelectorAll('th')[3].textContent;
    why.addEventListener('input', () => { const rows = Decisions.all(); rows[i].why = why.value.trim(); Decisions.save(rows); complete(); });
    remove.type = 'button'; remove.ariaLabel = WORDS.remove;
    remove.onclick = () => { Decisions.save(Decisions.all().filter((_, k) => k !== i)); draw(); };
    const says = d.to ? `${d.subject} ↔ ${d.object}` : [d.subject, d.role, d.object, d.detail].filter(Boolean).join(' ');
    const what = element('td', says);
    if (d.quote) what.append(element('blockquote', d.quote));
    const made = element('tr', '', element('td', WORDS[d.kind] || d.kind), what, element('td', d.document || ''), element('td', '', why), element('td', '', remove));
    return made;
  }

  function draw() {
    const rows = Decisions.all();
    get('none').hidden = rows.length > 0;
    get('some').hidden = !rows.length;
    get('list').replaceChildren(...rows.map(row));
    complete();
  }

  who.addEventListener('input', () => { try { localStorage.setItem('govgraph-who', who.value); } catch { /* private window */ } complete(); });
  get('copy').onclick = event => copied(csv(), event.target);
  get('clear').onclick = () => { Decisions.save([]); draw(); };
  get('download').onclick = () => {
    const link = element('a');
    link.href = URL.createObjectURL(new Blob(['\ufeff' + csv()], { type: 'text/csv' }));
    link.download = 'decisions.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  addEventListener('storage', draw);
  draw();
})();
