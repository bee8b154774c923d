'use strict';
/* What every page has: the search box, what was decided, copying. */
const WORDS = JSON.parse(document.getElementById('words').content.textContent);
const LIVE = document.body.dataset.live === '1', BASE = document.body.dataset.base;
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

function element(tag, text, ...children) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

/* search */
let names = null;
const fold = t => t.normalize('NFKC').toLowerCase().replace(/[\s《》“”"']/g, '');

async function lookup(text, source, kinds = '') {
  if (LIVE) {
    const answer = await fetch(`${source}?q=${encodeURIComponent(text)}&kind=${kinds}`);
    return answer.ok ? answer.json() : [];
  }
  names ??= (await (await fetch(source)).json()).map(n => ({ ...n, href: BASE + n.href }));
  const wanted = fold(text);
  const closeness = list => list.includes(wanted) ? 0 : list.some(t => t.startsWith(wanted)) ? 1 : list.some(t => t.includes(wanted)) ? 2 : 9;
  return names.map(n => [closeness(n.keys), n]).filter(([c]) => c < 9).sort((a, b) => a[0] - b[0]).slice(0, 12).map(([, n]) => n);
}

function suggesting(form) {
  const box = form.querySelector('input'), list = form.querySelector('ul'), source = form.dataset.suggest;
  let at = -1, asked = 0, shown = [];
  const choose = n => {
    at = n;
    $$('li', list).forEach((item, i) => { item.ariaSelected = String(i === at); });
    const item = list.children[at];
    if (item) { box.setAttribute('aria-activedescendant', item.id); item.scrollIntoView({ block: 'nearest' }); } else box.removeAttribute('aria-activedescendant');
  };
  const close = () => { list.hidden = true; box.ariaExpanded = 'false'; choose(-1); };
  const show = (text, found) => {
    shown = found.map(n => n.href);
    const items = found.map(n => element('li', n.name, element('small', [n.says, n.place].filter(Boolean).join(' · '))));
    shown.push(LIVE ? `/search?q=${encodeURIComponent(text)}` : `${BASE}search.html#q=${encodeURIComponent(text)}`);
    items.push(element('li', WORDS.wordsInText.replace('{text}', text)));
    items.at(-1).className = 'words';
    items.forEach((item, i) => {
      item.role = 'option'; item.id = `match${i}`; item.ariaSelected = 'false';
      item.onmousedown = event => { event.preventDefault(); if (shown[i]) location.href = shown[i]; };
    });
    list.replaceChildren(...items);
    list.hidden = false; box.ariaExpanded = 'true'; at = -1;
  };
  box.addEventListener('input', async () => {
    const text = box.value.trim(), mine = ++asked;
    if (!text) return close();
    const found = await lookup(text, source);
    if (mine === asked && document.activeElement === box) show(text, found);
  });
  box.addEventListener('blur', close);
  box.addEventListener('keydown', event => {
    if (event.key === 'Escape') return close();
    if (list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose((at + (event.key === 'ArrowDown' ? 1 : -1) + shown.length + 1) % (shown.length + 1) || 0);
      if (at >= shown.length) choose(-1);
    } else if (event.key === 'Enter' && at >= 0 && shown[at]) { event.preventDefault(); location.href = shown[at]; }
  });
  form.addEventListener('submit', event => {
    if (!box.value.trim()) event.preventDefault();
    else if (!LIVE) { event.preventDefault(); location.href = `${BASE}search.html#q=${encodeURIComponent(box.value.trim())}`; }
  });
}
$$('form.search').forEach(suggesting);
addEventListener('keydown', event => {
  if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) && !document.activeElement.isContentEditable) {
    const box = document.querySelector('form.search input');
    if (box) { event.preventDefault(); box.focus(); box.select(); }
  }
});

/* the other language, with all that the address says */
$$('[data-switch]').forEach(link => {
  link.addEventListener('click', () => {
    const to = new URL(LIVE ? location : link.href);
    if (LIVE) to.searchParams.set('lang', link.dataset.switch); else { to.search = location.search; to.hash = location.hash; }
    link.href = to;
  });
});

/* decisions: rows for the decisions file, kept in this browser */
const Decisions = {
  key: 'govgraph-decisions',
  all() { try { return JSON.parse(localStorage.getItem(this.key)) || []; } catch { return []; } },
  save(rows) { try { localStorage.setItem(this.key, JSON.stringify(rows)); } catch { /* private window */ } this.count(); },
  name: d => [d.kind, d.id, d.to || ''].join('\u001f'),
  has(d) { return this.all().some(x => this.name(x) === this.name(d)); },
  toggle(d) {
    const rows = this.all(), kept = rows.filter(x => this.name(x) !== this.name(d));
    this.save(kept.length < rows.length ? kept : [...rows, d]);
  },
  count() {
    const n = this.all().length;
    $$('[data-decisions]').forEach(badge => { badge.textContent = n; badge.hidden = !n; });
  },
};
function decided(button) {
  const on = Decisions.has(JSON.parse(button.dataset.decision)), label = button.dataset.label || WORDS.mark;
  button.ariaPressed = String(on);
  button.textContent = on ? (button.dataset.label ? `✓ ${label}` : WORDS.marked) : label;
}
document.addEventListener('click', async event => {
  const button = event.target.closest('button');
  if (button?.dataset.decision) {
    Decisions.toggle(JSON.parse(button.dataset.decision));
    $$('button[data-decision]').forEach(decided);
  } else if (button?.dataset.copy) {
    await copied(document.getElementById(button.dataset.copy).textContent, button);
  }
});
async function copied(text, button) {
  try { await navigator.clipboard.writeText(text); } catch {
    const area = element('textarea', text);
    document.body.append(area); area.select(); document.execCommand('copy'); area.remove();
  }
  const before = button.textContent;
  button.textContent = WORDS.copied;
  setTimeout(() => { button.textContent = before; }, 1500);
}
$$('button[data-decision]').forEach(decided);
Decisions.count();

/* two names: same or different */
$$('.pair').forEach(pair => {
  const box = pair.querySelector('[data-other]'), list = pair.querySelector('[data-found]');
  const source = document.querySelector('form.search')?.dataset.suggest;
  let asked = 0;
  box.addEventListener('input', async () => {
    const mine = ++asked, text = box.value.trim(), found = text ? await lookup(text, source) : [];
    if (mine !== asked) return;
    list.replaceChildren(...found.filter(n => n.id !== pair.dataset.thing).map(n => {
      const link = element('a', n.name), buttons = ['same', 'different'].map(kind => {
        const button = element('button');
        button.type = 'button'; button.className = 'mark'; button.dataset.label = WORDS[kind];
        button.dataset.decision = JSON.stringify({ kind, id: pair.dataset.thing, to: n.id, subject: pair.dataset.name, object: n.name });
        decided(button);
        return button;
      });
      link.href = n.href;
      return element('li', '', link, element('small', [n.says, n.place].filter(Boolean).join(' · ')), ...buttons);
    }));
  });
});

/* parts of a page that take longer than the page */
$$('[data-fill]').forEach(async part => {
  const got = await fetch(part.dataset.fill);
  if (got.ok) part.replaceChildren(...new DOMParser().parseFromString(await got.text(), 'text/html').body.childNodes);
});
