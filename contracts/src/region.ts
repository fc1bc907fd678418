import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Moment } from './text.ts';

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

export const region = {
  health: endpoint({
    method: 'GET',
    path: '/api/health',
    summary: 'Whether the parts are alive; 503 when the store is away',
    access: 'public',
    response: Health,
  }),
  figures: endpoint({
    method: 'GET',
    path: '/api/figures',
    summary: 'Live figures of the region',
    access: 'public',
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
