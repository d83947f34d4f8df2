// The survey page without this works too: it then shows every question and saves when it is sent.
(() => {
  const form = document.querySelector('form[data-survey]');
  if (!form) return;

  const draft = `draft-${form.dataset.survey}`;
  const answers = () => new URLSearchParams(new FormData(form));
  let saved = answers().toString();
  let isSending = false;

  const keep = (text) => {
    try {
      if (text) localStorage.setItem(draft, text);
      else localStorage.removeItem(draft);
    } catch {
      // no storage, no draft
    }
  };

  const restore = () => {
    let text = null;
    try {
      text = localStorage.getItem(draft);
    } catch {
      // as above
    }
    const fields = new URLSearchParams(text ?? '');
    for (const field of form.elements) {
      if (!field.name.startsWith('q-') || !fields.has(field.name)) continue;
      if (field.type === 'textarea') field.value = fields.get(field.name);
      else field.checked = fields.getAll(field.name).includes(field.value);
    }
  };

  const arrange = () => {
    for (const question of form.querySelectorAll('[data-if]')) {
      const given = answers().getAll(question.dataset.if);
      const fits = given.some((value) => question.dataset.is.split(' ').includes(value));
      question.hidden = !fits;
      for (const field of question.querySelectorAll('input, textarea')) field.disabled = !fits;
    }
  };

  const leave = () => {
    const now = answers();
    if (isSending || document.visibilityState !== 'hidden' || now.toString() === saved) return;
    saved = now.toString();
    keep(saved);
    now.append('leaving', '1');
    fetch(form.action, { method: 'POST', body: now, keepalive: true, credentials: 'same-origin' }).catch(() => keep(saved));
  };

  if (form.dataset.stored) keep(null);
  else restore();
  arrange();
  form.querySelector('[data-leaving]').hidden = false;
  form.addEventListener('change', arrange);
  form.addEventListener('submit', () => {
    isSending = true;
    keep(null);
  });
  document.addEventListener('visibilitychange', leave);
  addEventListener('pageshow', () => {
    isSending = false;
  });
})();
