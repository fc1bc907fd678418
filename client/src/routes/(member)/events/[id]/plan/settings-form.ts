import type { MeetingSettings } from '@klammer/contracts/meetings';

/** What a new evening of meetings starts from: an hour and a half from its beginning. */
export function emptySettings(start: string | null): MeetingSettings {
  const from = start?.slice(11, 16) ?? '18:00';
  const hour = Math.min(23, Number(from.slice(0, 2)) + 2);

  return {
    from,
    to: `${String(hour).padStart(2, '0')}:${from.slice(3)}`,
    slotMinutes: 12,
    changeMinutes: 3,
    breaks: [],
    tables: 10,
    mostPerPerson: null,
    wishesUntil: null,
  };
}

export const breaksText = ({ breaks }: MeetingSettings): string =>
  breaks.map(({ from, to }) => `${from}-${to}`).join(', ');

/** The settings as a form sends them. Wrong values are kept as typed: the API says what is wrong with them. */
export function settingsFromForm(form: FormData): MeetingSettings {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  // What is no number becomes one that the API refuses.
  const number = (name: string) => Math.round(Number(text(name))) || 0;

  return {
    from: text('from'),
    to: text('to'),
    slotMinutes: number('slotMinutes'),
    changeMinutes: number('changeMinutes'),
    breaks: text('breaks')
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => {
        const [from = '', to = ''] = one.split(/\s*[-–]\s*/);

        return { from, to };
      }),
    tables: number('tables'),
    mostPerPerson: text('mostPerPerson') === '' ? null : number('mostPerPerson'),
    wishesUntil: text('wishesUntil') || null,
  };
}
