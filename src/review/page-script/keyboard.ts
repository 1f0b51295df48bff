/**
 * The keyboard of the page. Without it everything works by mouse and Tab: each key presses a button or follows a link that stands
 * on the screen. Nothing is decided here and nothing is kept here.
 */

const one = <T extends Element>(selector: string): T | null => document.querySelector<T>(selector);
const all = <T extends Element>(selector: string): T[] => [...document.querySelectorAll<T>(selector)];

const dialog = one<HTMLDialogElement>('#keys');
const form = one<HTMLFormElement>('form[data-decide]') ?? one<HTMLFormElement>('details.again form');
let sent = false;

/** A form goes once: a second Enter on a slow machine decides nothing twice. */
document.addEventListener('submit', (event) => {
  if (event.target instanceof HTMLFormElement && event.target.method === 'dialog') return;
  if (sent) event.preventDefault();
  sent = true;
});
// A page that comes back from the browser's memory may be sent again.
window.addEventListener('pageshow', (event) => {
  sent = false;
  if (event.persisted) location.reload();
});

for (const button of all('[data-keys]')) button.addEventListener('click', () => dialog?.showModal());
for (const select of all<HTMLSelectElement>('select[data-submit]')) {
  // With the keyboard a list is walked through: only a choice by mouse is sent at once.
  let byMouse = false;
  select.addEventListener('pointerdown', () => {
    byMouse = true;
  });
  select.addEventListener('keydown', () => {
    byMouse = false;
  });
  select.addEventListener('change', () => byMouse && select.form?.requestSubmit());
}

const click = (selector: string): boolean => {
  const target = all<HTMLElement>(selector).find((element) => element.offsetParent !== null);
  target?.click();
  return target !== undefined;
};

const radios = (name: string): HTMLInputElement[] =>
  form ? [...form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)] : [];

const chosen = (name: string): boolean => radios(name).some(({ checked }) => checked);

/** Which of the two lists the digits choose from: the decision first, then the reason. */
function digit(n: number): boolean {
  const name = chosen('decision') ? 'reason' : 'decision';
  const radio = radios(name)[n - 1];
  if (!radio) return false;
  const closed = radio.closest('details');
  if (closed) closed.open = true;
  radio.checked = true;
  radio.focus();
  stage();
  return true;
}

function stage(): void {
  form?.classList.toggle('choosing-reason', chosen('decision'));
}

function again(): boolean {
  if (!chosen('decision')) return false;
  for (const radio of [...radios('decision'), ...radios('reason')]) radio.checked = false;
  stage();
  one<HTMLElement>('h1')?.focus();
  return true;
}

for (const radio of [...radios('decision'), ...radios('reason')]) radio.addEventListener('change', stage);
stage();

/** The rows of the queue, walked with the arrows. */
function row(step: number): boolean {
  const rows = all<HTMLAnchorElement>('a[data-row]');
  if (rows.length === 0) return false;
  const at = rows.indexOf(document.activeElement as HTMLAnchorElement);
  rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + step))]?.focus();
  return true;
}

/** The candidate after the one that stands beside the enrolment; after the last the holder again. */
function candidate(): boolean {
  const links = all<HTMLAnchorElement>('a[data-candidate]');
  const at = links.findIndex((link) => link.getAttribute('aria-current') === 'true');
  const next = links[at + 1] ?? links[0];
  next?.click();
  return next !== undefined;
}

function glyphs(): boolean {
  const view = one<HTMLDetailsElement>('#glyphs');
  if (!view) return false;
  view.open = !view.open;
  return true;
}

function focus(selector: string): boolean {
  const field = one<HTMLInputElement>(selector);
  field?.focus();
  field?.select();
  return field !== null;
}

function record(): boolean {
  if (!form || !chosen('decision')) return false;
  form.requestSubmit();
  return true;
}

/** Sends back with a reason: the field is asked for first. */
function sendBack(): boolean {
  const note = one<HTMLInputElement>('#confirm-note');
  if (!note) return false;
  if (note.value.trim() === '') {
    note.required = true;
    note.focus();
    return true;
  }
  return click('form[data-confirm] button[value="back"]');
}

const keys: Readonly<Record<string, () => boolean>> = {
  n: () => click('header a[href^="/next"]'),
  j: () => click('main [data-key="j"]'),
  k: () => click('main [data-key="k"]'),
  b: () => {
    history.back();
    return true;
  },
  s: () => click('[data-skip]'),
  l: () => click('header nav a'),
  f: () => click('header a[href="/figures"]'),
  '/': () => focus('[data-search]') || click('header nav a'),
  m: () => focus('#note') || focus('#confirm-note'),
  u: () => click('[data-undo]'),
  y: () => click('form[data-confirm] button[value="confirm"]'),
  x: sendBack,
  c: candidate,
  g: glyphs,
  '?': () => {
    dialog?.showModal();
    return dialog !== null;
  },
  Enter: record,
  Escape: again,
  ArrowDown: () => row(1),
  ArrowUp: () => row(-1),
};

/** Full-width letters of an input method count as the plain ones. */
const keyOf = ({ key, code }: KeyboardEvent): string => {
  if (key === 'Process') return code.replace(/^(?:Key|Digit|Numpad)/, '').toLowerCase();
  return key.length === 1 ? key.normalize('NFKC').toLowerCase() : key;
};

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !['radio', 'checkbox', 'submit'].includes(target.type));

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || dialog?.open) return;
  const { target } = event;
  if (isText(target)) {
    if (event.key === 'Escape' && target instanceof HTMLElement) target.blur();
    return;
  }
  const key = keyOf(event);
  const inRadio = target instanceof HTMLInputElement;
  // Links and buttons keep their Enter; radios keep their arrows.
  if (key === 'Enter' && !inRadio && target !== document.body && !(target instanceof HTMLHeadingElement)) return;
  if (inRadio && key.startsWith('Arrow')) return;
  const done = /^[1-9]$/.test(key) ? digit(Number(key)) : (keys[key]?.() ?? false);
  if (done) event.preventDefault();
});

// Where one begins to read: the heading, unless a field has the focus already. In the queue the keys need no focus.
if (document.activeElement === document.body) one<HTMLElement>('main h1[tabindex]')?.focus({ preventScroll: true });

/** Says when somebody else has acted on the case that is on the screen. */
async function watch(address: string): Promise<void> {
  const [path = '', seen = ''] = address.split('?');
  try {
    const answer = await fetch(path, { headers: { accept: 'application/json' } });
    if (!answer.ok) return;
    const { last } = (await answer.json()) as { last: number };
    if (String(last) === seen) return;
  } catch {
    return;
  }
  clearInterval(timer);
  const status = one<HTMLElement>('#status');
  if (!status) return;
  const line = document.createElement('div');
  line.className = 'flash warning';
  line.textContent = document.body.dataset.moved ?? '';
  status.replaceChildren(line);
}

const { watch: address } = document.body.dataset;
const timer = address ? setInterval(() => document.hidden || watch(address), 10_000) : undefined;
