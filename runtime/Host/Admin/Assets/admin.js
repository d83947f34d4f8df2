// Pages work without this: it shows that something takes a while, and keeps open pages up to date.
import { keepFresh } from './live.js';

document.addEventListener('submit', event => {
  const text = event.target.dataset?.slow;
  if (!text || event.defaultPrevented) return;
  const note = document.createElement('p');
  note.className = 'said';
  note.setAttribute('role', 'status');
  note.textContent = text;
  event.target.after(note);
  document.body.classList.add('waiting');
});

const button = document.querySelector('[data-pause]');
const live = keepFresh(['.now p', 'main[data-live]'], state => button.dataset.state = state);
const show = () => button.setAttribute('aria-pressed', String(!live.paused));

live.paused = sessionStorage.getItem('paused') === 'yes';
show();
button.hidden = false;
button.addEventListener('click', () => {
  live.paused = !live.paused;
  sessionStorage.setItem('paused', live.paused ? 'yes' : 'no');
  show();
});
