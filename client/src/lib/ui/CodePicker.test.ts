import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import CodePicker from './CodePicker.svelte';

const build = (props: Partial<Parameters<typeof CodePicker>[1]> = {}) =>
  render(CodePicker, { label: 'Bedarf', name: 'needs', vocabulary: 'needs', ...props });

test('finds a code by a word that is not its label and says which', async () => {
  const screen = await build();

  await screen.getByRole('combobox').fill('finanzierung');
  await expect
    .element(screen.getByRole('option', { name: /Kapital/ }))
    .toHaveTextContent('Kapital Finanzierung');
});

test('finds a code by its label in the other language and without umlauts', async () => {
  const screen = await build();

  await screen.getByRole('combobox').fill('warehousing');
  await expect.element(screen.getByRole('option', { name: /Lagerung/ })).toBeVisible();
  await screen.getByRole('combobox').fill('buro');
  await expect.element(screen.getByRole('option', { name: 'Büro' })).toBeVisible();
});

test('picks with arrows and Enter, and takes back with Backspace', async () => {
  const onchange = vi.fn();
  const screen = await build({ onchange });
  const input = screen.getByRole('combobox');

  await input.fill('pilot');
  await userEvent.keyboard('{Enter}');
  expect(onchange).toHaveBeenLastCalledWith(['pilot-customer']);
  await expect.element(input).toHaveFocus();
  await userEvent.keyboard('{Backspace}');
  expect(onchange).toHaveBeenLastCalledWith([]);
});

test('says of what stands there already that it is chosen, not that there is none', async () => {
  const screen = await build({ value: ['pilot-customer'] });

  await screen.getByRole('combobox').fill('pilotkunde');
  await expect.element(screen.getByRole('option')).toHaveTextContent('Schon gewählt');
  await screen.getByRole('combobox').fill('xyzzy');
  await expect.element(screen.getByRole('option')).toHaveTextContent('Nichts gefunden');
});

test('sends one form value per code in the order of choosing', async () => {
  const screen = await build({ value: ['talent', 'capital'] });
  const sent = [...screen.container.querySelectorAll<HTMLInputElement>('input[name=needs]')];

  expect(sent.map((input) => input.value)).toEqual(['talent', 'capital']);
});

test('takes no more than the most that is allowed', async () => {
  const onchange = vi.fn();
  const screen = await build({ value: ['talent'], max: 1, onchange });

  await expect.element(screen.getByRole('combobox')).toHaveAttribute('readonly');
  await screen.getByRole('combobox').click();
  await expect.element(screen.getByRole('listbox')).not.toBeInTheDocument();
  await screen.getByRole('button', { name: /entfernen/ }).click();
  expect(onchange).toHaveBeenLastCalledWith([]);
});

test('closes on Escape without closing what it sits in', async () => {
  const escaped = vi.fn();
  const screen = await build();

  document.addEventListener('keydown', escaped);
  await screen.getByRole('combobox').click();
  await expect.element(screen.getByRole('listbox')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByRole('listbox')).not.toBeInTheDocument();
  document.removeEventListener('keydown', escaped);
  expect(escaped).not.toHaveBeenCalled();
});

test('lets Tab go on from its open list, which scrolls', async () => {
  const screen = await build();
  const next = document.createElement('button');

  document.body.append(next);
  await screen.getByRole('combobox').fill('e');
  await expect.element(screen.getByRole('listbox')).toBeVisible();
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(next);
  next.remove();
});
