'use strict';
/* The text and its statements: a highlight shows its statements, a statement its words. */
(() => {
  const panel = document.querySelector('.panel'), text = document.querySelector('.source');
  const all = panel.querySelector('[data-all]'), close = panel.querySelector('[data-close]');
  const marks = $$('a.m', text);
  const marksOf = id => marks.filter(m => m.dataset.s.split(' ').includes(id));

  function light(ids, only) {
    $$('.on').forEach(e => e.classList.remove('on'));
    for (const id of ids) {
      document.getElementById(`s-${id}`)?.classList.add('on');
      marksOf(id).forEach(m => m.classList.add('on'));
    }
    panel.classList.toggle('some', only && ids.length > 0);
    all.hidden = close.hidden = !panel.classList.contains('some');
    if (only) panel.scrollTop = 0;
  }

  text.addEventListener('click', event => {
    const mark = event.target.closest('a.m');
    if (!mark) return;
    event.preventDefault();
    const ids = mark.dataset.s.split(' ');
    light(ids, true);
    history.replaceState(null, '', `#s-${ids[0]}`);
  });
  for (const button of [all, close]) button.addEventListener('click', () => light([], false));

  function toText(id, smooth) {
    const first = marksOf(id)[0];
    light([id], false);
    document.getElementById(`s-${id}`)?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    first?.scrollIntoView({ block: 'center', behavior: smooth ? 'smooth' : 'instant' });
    return first;
  }
  panel.addEventListener('click', event => {
    const link = event.target.closest('[data-to]');
    if (!link || !marksOf(link.dataset.to).length) return;
    event.preventDefault();
    history.replaceState(null, '', `#s-${link.dataset.to}`);
    if (innerWidth <= 760) { light([link.dataset.to], true); marksOf(link.dataset.to)[0].scrollIntoView({ block: 'start' }); } else toText(link.dataset.to, true).focus({ preventScroll: true });
  });

  function arrived() {
    const id = location.hash.startsWith('#s-') ? decodeURIComponent(location.hash.slice(3)) : '';
    if (id && document.getElementById(`s-${id}`)) requestAnimationFrame(() => {
      toText(id, false);
      if (innerWidth <= 760) light([id], true);
    });
  }
  addEventListener('hashchange', arrived);
  arrived();

  /* which relations are marked stands in the address: those that are not, and the words no rule claimed where they are */
  const boxes = $$('.legend input'), usual = box => box.dataset.relation !== 'residue';
  function marked() {
    for (const box of boxes) {
      if (box.dataset.relation === 'residue') text.classList.toggle('hide-residue', !box.checked);
      else $$(`.m.r-${box.dataset.relation}`, text).forEach(m => m.classList.toggle('off', !box.checked));
    }
  }
  function asAddressed() {
    const p = new URLSearchParams(location.search), listed = key => (p.get(key) || '').split(',');
    for (const box of boxes) box.checked = usual(box) ? !listed('unmarked').includes(box.dataset.relation) : listed('marked').includes(box.dataset.relation);
    marked();
  }
  function addressed() {
    const to = new URL(location);
    for (const [key, found] of [['unmarked', boxes.filter(b => usual(b) && !b.checked)], ['marked', boxes.filter(b => !usual(b) && b.checked)]]) {
      if (found.length) to.searchParams.set(key, found.map(b => b.dataset.relation).join(',')); else to.searchParams.delete(key);
    }
    history.replaceState(null, '', to);
    marked();
  }
  for (const box of boxes) box.addEventListener('change', addressed);
  addEventListener('pageshow', asAddressed);
  asAddressed();
  if (innerWidth <= 1100) document.querySelector('.outline')?.removeAttribute('open');
})();
