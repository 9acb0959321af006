// A file is sent as it is; without this script records can be pasted as text.
(() => {
  'use strict';
  const form = document.getElementById('upload');
  if (!form) return;
  const status = document.getElementById('upload-status');
  const button = form.querySelector('button');
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const file = document.getElementById('file').files[0];
    if (!file) return;
    button.disabled = true;
    status.textContent = form.dataset.busy;
    const trial = document.getElementById('trial').checked;
    try {
      const answer = await fetch(form.action + '?' + new URLSearchParams({ name: file.name, trial: String(trial) }), {
        method: 'POST',
        body: file,
        headers: {
          'Content-Type': 'application/octet-stream',
          'X-XSRF-TOKEN': form.querySelector('input[type=hidden]').value,
        },
      });
      if (answer.status !== 201) throw new Error(String(answer.status));
      window.location.href = answer.headers.get('Location');
    } catch {
      status.textContent = form.dataset.failed;
      button.disabled = false;
    }
  });
})();
