import type { RegionState } from '@klammer/contracts/region';

type Settings = RegionState['settings'];

/** The settings as the form sends them. Wrong values are kept as typed: the API says what is wrong with them. */
export function settingsFrom(form: FormData): Settings {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const both = (name: string) => ({ de: text(`${name}.de`), en: text(`${name}.en`) });

  return {
    name: both('name'),
    operator: both('operator'),
    association: text('association'),
    contact: {
      email: text('contact.email'),
      phone: text('contact.phone'),
      website: text('contact.website'),
      address: text('contact.address'),
    },
    colours: form.has('ownColours') ? { light: text('colours.light'), dark: text('colours.dark') } : null,
  };
}
