// Keeps the page up to date without a reload; everything can be read without this script, too.
const fitFrame = message => {
  const frame = document.querySelector('iframe.mail');
  if (!frame || message.source !== frame.contentWindow || !(message.data?.mailHeight > 0)) return;
  frame.style.height = `${Math.min(20000, Math.max(240, message.data.mailHeight + 2))}px`;
};

const markRead = () => {
  const form = document.querySelector('form[data-read]');
  if (!form) return;
  fetch(form.action, { method: 'POST', redirect: 'manual' }).then(() => form.remove());
};

const refresh = async () => {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const focused = document.activeElement;
  for (const part of document.querySelectorAll('[data-live][id]')) {
    const next = fresh.getElementById(part.id);
    if (!next || next.innerHTML === part.innerHTML) continue;
    const hadFocus = part.contains(document.activeElement);
    const top = part.scrollTop;
    const open = [...part.querySelectorAll('details')].map(details => details.open);
    part.replaceChildren(...next.childNodes);
    part.querySelectorAll('details').forEach((details, i) => { details.open = open[i] ?? false; });
    part.scrollTop = top;
    if (!hadFocus) continue;
    // the address of a person's link carries the search, which may have gone on meanwhile
    const links = [...part.querySelectorAll('a')];
    (links.find(link => link.href === focused.href) ?? links.find(link => link.pathname === focused.pathname))?.focus();
  }
};

let running = false;
let again = false;
const refreshOnce = async () => {
  if (running) { again = true; return; }
  running = true;
  try { await refresh(); } catch { /* the server restarts; the next event tries again */ }
  running = false;
  if (again) { again = false; refreshOnce(); }
};

const search = document.querySelector('.search input');
let typing;
search?.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    const url = new URL(location.href);
    if (search.value.trim()) url.searchParams.set('q', search.value.trim());
    else url.searchParams.delete('q');
    history.replaceState(null, '', url);
    refreshOnce();
  }, 150);
});

document.addEventListener('keydown', event => {
  if (event.key === '/' && !(document.activeElement instanceof HTMLInputElement)) {
    event.preventDefault();
    search?.focus();
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const link = document.activeElement?.closest('a.message, a.person');
  if (!link) return;
  const all = [...link.closest('[data-live]').querySelectorAll('a.message, a.person')];
  const next = all[all.indexOf(link) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next) { event.preventDefault(); next.focus(); }
});

addEventListener('message', fitFrame);
document.querySelector('.people-list [aria-current]')?.scrollIntoView({ block: 'nearest' });
markRead();
if (document.querySelector('.columns')) {
  const events = new EventSource('/live');
  events.onmessage = refreshOnce;
  let opened = false;
  events.onopen = () => { if (opened) refreshOnce(); opened = true; };
}
