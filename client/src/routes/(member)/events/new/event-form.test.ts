import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { emptyEvent } from '#lib/events/event-form.ts';
import EventForm from '#lib/events/EventForm.svelte';

test('says where the meetings of a matchmaking evening are planned, and of no other event', async () => {
  const screen = await render(EventForm, { initial: { ...emptyEvent(), kind: 'workshop' } });
  const kind = screen.getByLabelText(m.ev_kind());
  const hint = m.ev_kind_meetings({ act: m.mt_open_plan() });

  await expect.element(screen.getByText(hint)).not.toBeInTheDocument();
  await kind.selectOptions('matchmaking');
  await expect.element(kind).toHaveAccessibleDescription(hint);
});
