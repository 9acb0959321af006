// Keys for the queue of alerts and for one alert. Everything works without them, and they can be switched off.
(() => {
  'use strict';
  const on = document.querySelector('[data-shortcuts=off]') === null;
  const queue = () => document.querySelector('[data-keys=queue]');
  const rows = () => [...document.querySelectorAll('[data-keys=queue] tr[data-alert]')];
  const typing = (target) => target.closest('input:not([type=radio]), textarea, select') !== null;
  let current = null;

  // what is remembered until the next page: the queue as it was left, and where in it to go on
  const remember = (what, value) => { try { sessionStorage.setItem(what, value); } catch { /* then not */ } };
  const remembered = (what) => { try { return sessionStorage.getItem(what); } catch { return null; } };
  const forget = (what) => { try { sessionStorage.removeItem(what); } catch { /* nothing there */ } };

  const mark = (row) => {
    current = row.dataset.alert;
    row.querySelector('a').focus();
  };
  const leaf = (rel, goOnAt) => {
    const link = document.querySelector(`[data-keys=queue] .paging a[rel=${rel}]`);
    if (link === null) return;
    remember('queue-at', goOnAt);
    link.click();
  };
  const step = (by) => {
    const all = rows();
    if (all.length === 0) return;
    const at = all.findIndex((row) => row.dataset.alert === current);
    const to = at < 0 ? 0 : at + by;
    if (to < 0) leaf('prev', 'last');
    else if (to >= all.length) leaf('next', 'first');
    else mark(all[to]);
  };
  const back = () => {
    remember('queue-at', window.location.pathname.split('/').pop());
    window.location.href = remembered('queue') ?? '/alerts';
  };
  const inQueue = { j: () => step(1), k: () => step(-1) };
  const onAlert = { d: () => document.querySelector('#verdict-form input[type=radio]')?.focus(), u: back };

  if (queue() !== null) {
    remember('queue', window.location.pathname + window.location.search);
    const at = remembered('queue-at');
    forget('queue-at');
    const row = at === 'last' ? rows().at(-1) : at === 'first' ? rows()[0] : rows().find((each) => each.dataset.alert === at);
    if (at !== null && row) mark(row);
  } else {
    document.querySelector('[data-back=queue]')?.setAttribute('href', remembered('queue') ?? '/alerts');
  }

  document.addEventListener('keydown', (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const listed = queue() !== null;
    const choice = listed ? null : document.querySelector(`#verdict-form [data-key="${CSS.escape(event.key)}"]`);
    const action = choice ? () => { choice.checked = true; choice.focus(); } : (listed ? inQueue : onAlert)[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });

  // the list is fetched anew every few seconds: whoever stands in it stays where they are
  let stood = null;
  const links = () => [...queue().querySelectorAll('a')];
  document.addEventListener('htmx:beforeSwap', () => {
    const focused = document.activeElement;
    const place = focused?.closest?.('[data-keys=queue]') ? links().indexOf(focused) : -1;
    stood = place < 0 ? null : {
      alert: focused.closest('tr[data-alert]')?.dataset.alert,
      at: rows().indexOf(focused.closest('tr[data-alert]')),
      href: focused.getAttribute('href'),
      nth: links().slice(0, place).filter((link) => link.getAttribute('href') === focused.getAttribute('href')).length,
    };
  });
  document.addEventListener('htmx:afterSwap', () => {
    if (stood === null || document.activeElement !== document.body) return;
    const { alert, at, href, nth } = stood;
    const all = rows();
    // a row that is gone leaves its place to the one that moved up
    const row = alert && (all.find((each) => each.dataset.alert === alert) ?? all[Math.min(at, all.length - 1)]);
    const same = links().filter((link) => link.getAttribute('href') === href);
    const target = alert ? row?.querySelector('a') : same[Math.min(nth, same.length - 1)];
    target?.focus({ preventScroll: true });
  });
  document.addEventListener('focusin', (event) => {
    const row = event.target.closest?.('tr[data-alert]');
    if (row) current = row.dataset.alert;
  });
})();
