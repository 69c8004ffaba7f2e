// As the hub's guide has it: the form is sent by a script, and says so.
const form = document.getElementById('connect');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  const answer = await fetch('/accounts', { method: 'POST', body });
  document.getElementById('outcome').textContent = answer.ok ? 'Connected' : 'Not connected';
});
