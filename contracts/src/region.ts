import { z } from 'zod';
import { endpoint, fileAnswer } from './endpoint.ts';
import { RegionSettings } from './region-settings.ts';
import { Moment } from './text.ts';
import { EDITED_VOCABULARIES, PLACE_LEVELS } from './vocabulary/index.ts';

const part = z.enum(['up', 'down', 'catching-up']);

/** Whether the parts are alive; `status` is `down` only where the product cannot work without the part. */
export const Health = z.object({
  status: z.enum(['up', 'degraded', 'down']),
  version: z.string(),
  store: part,
  search: part,
  uptimeSeconds: z.number().int(),
});

/** A mail of the development mailbox. */
export const DevelopmentMail = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  sentAt: Moment,
});

const Label = z.object({ de: z.string(), en: z.string() });
const Entry = z.object({
  code: z.string(),
  label: Label,
  synonyms: z.array(z.string()),
  retired: z.boolean(),
});

/** The region that is served; `Region` of the vocabulary is its type. */
export const ServedRegion = z.object({
  version: z.string(),
  name: Label,
  operator: Label,
  association: z.string(),
  contact: z.object({ email: z.string(), phone: z.string(), website: z.string(), address: z.string() }),
  colours: z.object({ light: z.string(), dark: z.string() }).nullable(),
  logo: z.string().nullable(),
  timeZone: z.string(),
  places: z.array(Entry.extend({ level: z.enum(PLACE_LEVELS), parent: z.string().nullable() })),
  /** Concepts beside those that the product comes with, or in the place of one. */
  concepts: z.array(Entry.extend({ vocabulary: z.enum(EDITED_VOCABULARIES).exclude(['regions']) })),
});

/** How often the operator changed the region, so that of two who change it at once one is told. */
export const Revision = z.coerce.number().int().min(0).max(1_000_000_000);

const settings = ServedRegion.pick({
  name: true,
  operator: true,
  association: true,
  contact: true,
  colours: true,
});

/** What holds, and what the file says. */
export const RegionState = z.object({
  revision: z.number().int(),
  settings,
  file: settings,
  logo: z.string().nullable(),
  /** Whether the logo is one that the operator put up. */
  ownLogo: z.boolean(),
  /** What only the file can say. */
  fixed: z.object({ key: z.string(), timeZone: z.string(), holidays: z.string(), places: z.number().int() }),
});
export type RegionState = z.infer<typeof RegionState>;

export const region = {
  read: endpoint({
    method: 'GET',
    path: '/api/region',
    summary: 'The region that is served: its name, places, colours and words of its own',
    access: 'public',
    response: ServedRegion,
  }),
  logo: endpoint({
    method: 'GET',
    path: '/api/region/logo',
    summary: 'The logo of the region',
    access: 'public',
    gives: 'file',
    response: fileAnswer,
  }),
  health: endpoint({
    method: 'GET',
    path: '/api/health',
    summary: 'Whether the parts are alive; 503 when the store is away',
    access: 'public',
    response: Health,
  }),
  settings: endpoint({
    method: 'GET',
    path: '/api/operator/region',
    summary: 'What the operator can say otherwise than the region file, and what stands in the file',
    access: 'operator',
    response: RegionState,
  }),
  setSettings: endpoint({
    method: 'PUT',
    path: '/api/operator/region',
    summary: 'Change the settings of the region; what is as the file has it follows the file',
    access: 'operator',
    body: RegionSettings.extend({ revision: Revision }),
    response: RegionState,
  }),
  setLogo: endpoint({
    method: 'POST',
    path: '/api/operator/region/logo',
    summary: 'Show another logo: a png, jpg or webp picture, drawn anew',
    access: 'operator',
    takes: 'multipart',
    maxBytes: 4 * 1024 * 1024,
    response: RegionState,
  }),
  dropLogo: endpoint({
    method: 'DELETE',
    path: '/api/operator/region/logo',
    summary: 'Show the logo of the region file again, or none',
    access: 'operator',
    response: RegionState,
  }),
  figures: endpoint({
    method: 'GET',
    path: '/api/figures',
    summary: 'Live figures of the region',
    access: 'public',
    scope: 'figures:read',
    response: z.object({
      startups: z.number().int(),
      companies: z.number().int(),
      investors: z.number().int(),
      partners: z.number().int(),
      introductions: z.number().int(),
      conversations: z.number().int(),
      demonstration: z.boolean(),
    }),
  }),
  developmentMail: endpoint({
    method: 'GET',
    path: '/api/development/mail',
    summary: 'Mails that were not sent because no SMTP_URL is set; outside production only',
    access: 'public',
    query: z.object({ to: z.string().max(254).optional() }),
    response: z.object({ items: z.array(DevelopmentMail) }),
  }),
};
