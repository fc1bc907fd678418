import { afterEach, expect, test } from 'vitest';
import { holdFocus } from './held-focus.ts';

let stop: () => void = () => undefined;

afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function open(html: string): HTMLElement {
  const main = document.createElement('main');

  main.innerHTML = html;
  document.body.append(main);
  stop = holdFocus();

  return main;
}
function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);

  if (!found) throw new Error(`there is no ${selector}`);

  return found;
}
/** What has the focus once whoever watches the page has seen the change. */
const focused = () => expect.poll(() => document.activeElement);

test('stays in the section whose button its own act took away', async () => {
  open(
    '<section><h2>Anmeldung</h2><div><form><button>Anmelden</button></form></div></section><a href="/">x</a>',
  );
  find('button').focus();
  const form = find('form');

  find('button').remove();
  form.remove();
  find('div').append('Sie sind angemeldet');
  await focused().toBe(find('section'));
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  await focused().toBe(find('section'));
  find('a').focus();
  expect(find('section').hasAttribute('tabindex')).toBe(false);
});

test('goes on to the neighbour of a row that was taken away, and back from the last one', async () => {
  open(
    '<ul><li><button id="a"></button></li><li><button id="b"></button></li><li><button id="c"></button></li></ul>',
  );
  find('#b').focus();
  find('li:nth-child(2)').remove();
  await focused().toBe(find('#c'));
  find('li:nth-child(2)').remove();
  await focused().toBe(find('#a'));
});

test('stays on what was moved', async () => {
  open('<ol><li><button id="a"></button></li><li><button id="b"></button></li></ol>');
  find('#a').focus();
  find('ol').append(find('li'));
  await focused().toBe(find('#a'));
});

test('comes back where a form that went well put it on the page as a whole', async () => {
  open('<form><button></button></form>');
  find('button').focus();
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  await focused().toBe(find('button'));
});

test('leaves another page alone, and what somebody let go of', async () => {
  const main = open('<div><button></button></div>');

  find('button').focus();
  main.replaceChildren('Andere Seite');
  main.append('!');
  await expect.poll(() => main.textContent).toContain('!');
  expect(document.activeElement).toBe(document.body);

  main.innerHTML = '<section><button></button></section>';
  find('button').focus();
  find('button').blur();
  await Promise.resolve();
  find('button').remove();
  await new Promise(requestAnimationFrame);
  expect(document.activeElement).toBe(document.body);
});
