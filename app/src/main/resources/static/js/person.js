// A person is shown while the alert is open, and no longer: not to whoever goes back in the browser afterwards, nor in a
// tab that stayed open.
(() => {
  'use strict';
  const PAUSE = 5000;
  const person = document.getElementById('person');
  let unanswered = 0;
  let over = false;

  const hide = () => person.replaceChildren();
  const end = (why) => {
    over = true;
    hide();
    document.getElementById('person-over').replaceChildren(document.getElementById(why).content.cloneNode(true));
  };
  const ask = async () => {
    if (over) return;
    try {
      const answer = await fetch(person.dataset.ask, { method: 'HEAD', redirect: 'manual', cache: 'no-store' });
      unanswered = 0;
      if (answer.status !== 204) end('person-closed');
    } catch {
      unanswered += 1;
      if (unanswered === 2) end('person-unreachable');
    }
  };
  setInterval(ask, PAUSE);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') ask();
  });
  // browsers keep the page as it stood, whatever it says about not being stored
  window.addEventListener('pagehide', () => {
    over = true;
    hide();
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) window.location.reload();
  });
})();
