// Asks now and then whether anything has happened. If so, fetches the page again and carries the differences over, node by
// node: what has not changed stays the same node, with its focus, its scroll position and what was typed into it.
const often = 1500;
const atLeast = 10000;

export function keepFresh(selectors, tell) {
  const live = { paused: false };
  let seen = document.querySelector('main').dataset.live;
  let last = performance.now();
  let wasNews = false;

  async function look() {
    if (live.paused || document.hidden || document.body.classList.contains('waiting')) return;
    const state = await text('/admin/changes');
    const isNews = state !== seen;
    if (seen !== undefined && (isNews || wasNews || performance.now() - last > atLeast)) {
      // what has begun may not have ended when the page is read: once more next time
      wasNews = isNews;
      last = performance.now();
      await refresh(selectors, live);
      seen = document.querySelector('main').dataset.live;
    }
    tell('fresh');
  }

  async function again() {
    await look().catch(() => tell('lost'));
    setTimeout(again, often);
  }

  setTimeout(again, often);
  return live;
}

async function refresh(selectors, live) {
  const page = new DOMParser().parseFromString(await text(location.href), 'text/html');
  if (live.paused) return;
  for (const selector of selectors) {
    const [here, there] = [document.querySelector(selector), page.querySelector(selector)];
    if (here && there) morph(here, there);
  }
}

async function text(address) {
  const answer = await fetch(address, { cache: 'no-store' });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

function morph(here, there) {
  if (here.isEqualNode(there)) return;
  attributes(here, there);
  const rest = [...here.childNodes];
  for (const wanted of [...there.childNodes]) {
    const found = rest.findIndex(node => isSame(node, wanted));
    if (found === -1) {
      here.insertBefore(wanted, rest[0] ?? null);
      continue;
    }
    rest.splice(0, found).forEach(remove);
    const kept = rest.shift();
    if (kept.nodeType === Node.ELEMENT_NODE) morph(kept, wanted);
    else if (kept.nodeValue !== wanted.nodeValue) kept.nodeValue = wanted.nodeValue;
  }
  rest.forEach(remove);
}

const remove = node => node.remove();

function isSame(here, there) {
  return here.nodeType === there.nodeType && here.nodeName === there.nodeName && nameOf(here) === nameOf(there);
}

// what tells one row, field or message from its neighbour
const nameOf = node => node.id || node.getAttribute?.('name') || node.getAttribute?.('aria-label') || node.querySelector?.(':scope > th > a')?.getAttribute('href') || '';

function attributes(here, there) {
  const isOpened = here.nodeName === 'DETAILS';
  for (const { name } of [...here.attributes]) {
    if (!there.hasAttribute(name) && !(isOpened && name === 'open')) here.removeAttribute(name);
  }
  for (const { name, value } of [...there.attributes]) {
    if (here.getAttribute(name) !== value && !(isOpened && name === 'open')) here.setAttribute(name, value);
  }
}
