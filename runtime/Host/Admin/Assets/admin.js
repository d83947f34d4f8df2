// Pages work without this: it only shows that something takes a while, and keeps the clock in the header right.
for (const form of document.querySelectorAll('form[data-slow]')) {
  form.addEventListener('submit', () => {
    const note = document.createElement('p');
    note.className = 'said';
    note.setAttribute('role', 'status');
    note.textContent = form.dataset.slow;
    form.after(note);
    document.body.classList.add('waiting');
  });
}

const clock = document.querySelector('[data-clock] output');
const format = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC',
});

async function readClock() {
  const answer = await fetch('/admin/clock');
  if (!answer.ok) return;
  const { now } = await answer.json();
  const parts = Object.fromEntries(format.formatToParts(new Date(now)).map(part => [part.type, part.value]));
  const text = `${parts.weekday} ${parts.day} ${parts.month} ${parts.year}, ${parts.hour}:${parts.minute} UTC`;
  if (clock.textContent !== text) clock.textContent = text;
}

setInterval(() => { if (!document.hidden) readClock().catch(() => {}); }, 1500);
