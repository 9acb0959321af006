// Keys for the queue of alerts and for one alert. Everything works without them.
(() => {
  'use strict';
  const typing = (target) => target.closest('input:not([type=radio]), textarea, select') !== null;
  const rows = () => [...document.querySelectorAll('[data-keys=queue] tr[data-alert]')];
  let current = null;

  const mark = (row) => {
    current = row.dataset.alert;
    row.querySelector('a').focus();
  };
  const step = (by) => {
    const all = rows();
    if (all.length === 0) return;
    const at = all.findIndex((row) => row.dataset.alert === current);
    mark(all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))]);
  };
  const inQueue = { j: () => step(1), k: () => step(-1) };
  const onAlert = {
    d: () => document.querySelector('#verdict-form input[type=radio]')?.focus(),
    u: () => { window.location.href = '/alerts'; },
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const queue = document.querySelector('[data-keys=queue]') !== null;
    const choice = queue ? null : document.querySelector(`#verdict-form [data-key="${CSS.escape(event.key)}"]`);
    const action = choice ? () => { choice.checked = true; choice.focus(); } : (queue ? inQueue : onAlert)[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });
  // the list is fetched anew every few seconds: whoever stood in it stays where they were
  document.addEventListener('htmx:afterSwap', () => {
    const row = rows().find((each) => each.dataset.alert === current);
    if (row && document.activeElement === document.body) row.querySelector('a').focus();
  });
  document.addEventListener('focusin', (event) => {
    const row = event.target.closest?.('tr[data-alert]');
    if (row) current = row.dataset.alert;
  });
})();
