import { hydrate } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { commands, page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Fixture from './AsServed.fixture.svelte';

const { dataset } = document.documentElement;

beforeEach(() => {
  delete dataset.ready;
  delete dataset.drawn;
  document.body.innerHTML = '';
});

test('leaves a part as the server wrote it until it is to show something else', async () => {
  const target = document.body.appendChild(document.createElement('div'));

  target.innerHTML = await commands.renderOnServer('/src/lib/ui/AsServed.fixture.svelte');
  const before = [...target.querySelectorAll('li')];

  expect(before.map((item) => item.textContent)).toEqual(['<Kran>', 'Kai']);
  hydrate(Fixture, { target });
  await page.getByRole('button', { name: '0' }).click();
  await expect.element(page.getByRole('button', { name: '1' })).toBeInTheDocument();
  expect([...target.querySelectorAll('li')]).toEqual(before);
  expect(dataset.drawn).toBeUndefined();

  await page.getByRole('button', { name: 'anew' }).click();
  await expect.poll(() => dataset.drawn).toBe('Schleuse');
  expect([...target.querySelectorAll('li')].map((item) => item.textContent)).toEqual(['Schleuse']);
});

test('draws a part by code on a page that is come to later', async () => {
  dataset.ready = '';
  await render(Fixture);
  await expect.poll(() => dataset.drawn).toBe('<Kran>,Kai');
});
