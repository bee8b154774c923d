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

  $$('.legend input').forEach(box => box.addEventListener('change', () => {
    if (box.dataset.relation === 'residue') text.classList.toggle('hide-residue', !box.checked);
    else $$(`.m.r-${box.dataset.relation}`, text).forEach(m => m.classList.toggle('off', !box.checked));
  }));
  if (innerWidth <= 1100) document.querySelector('.outline')?.removeAttribute('open');
})();
