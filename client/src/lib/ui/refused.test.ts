import { beforeEach, expect, it } from 'vitest';
import { comeToField } from './refused.ts';

const find = (selector: string): HTMLElement => document.querySelector(selector) ?? document.body;

beforeEach(() => {
  document.body.innerHTML = `
    <form>
      <input name="right"><input name="wrong" aria-invalid="true"><p>too short</p>
      <input name="other" aria-invalid="true"><p id="last">missing</p>
      <button>Send</button>
    </form>
    <form><button id="elsewhere">Send</button></form>`;
});

it('takes whoever pressed the button of a form to its first wrong field', () => {
  find('form button').focus();
  comeToField(find('#last'));
  expect(document.activeElement).toBe(find('[name=wrong]'));
});

it.each(['[name=right]', '#elsewhere', 'body'])('takes nobody from %s', (place) => {
  find(place).focus();
  const before = document.activeElement;
  comeToField(find('#last'));
  expect(document.activeElement).toBe(before);
});
