import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Kind } from './profile-fields.ts';
import { PageQuery, pageOf } from './pages.ts';
import { Id, line, localised, Moment } from './text.ts';

/** What the parties of an agreement tell about it; one language is enough. */
export const StoryFields = z
  .object({ title: localised(140), text: localised(3000) })
  .refine(({ title, text }) => (title.de && text.de) || (title.en && text.en), {
    path: ['title'],
    message: 'title and text are needed in one language',
  });
export type StoryFields = z.infer<typeof StoryFields>;

const both = z.object({ de: z.string(), en: z.string() });

/** A story as everybody sees it: the words all parties agreed to, and their names. Nothing else of the agreement. */
export const Story = z.object({
  id: Id,
  slug: z.string(),
  title: both,
  text: both,
  publishedAt: Moment,
  parties: z.array(z.object({ name: z.string(), kind: Kind, slug: z.string().nullable() })),
});
export type Story = z.infer<typeof Story>;

/** `proposed`: somebody has not agreed yet; `withdrawn`: it was proposed or shown, and a party took it back. */
export const STORY_STATES = ['proposed', 'published', 'withdrawn'] as const;

/** The same as its parties see it. */
export const StoryDraft = z.object({
  state: z.enum(STORY_STATES),
  slug: z.string(),
  title: both,
  text: both,
  revision: z.number().int(),
  parties: z.array(
    z.object({
      organisationId: Id,
      name: z.string(),
      agreedAt: Moment.nullable(),
      agreedBy: z.string().nullable(),
    }),
  ),
});
export type StoryDraft = z.infer<typeof StoryDraft>;

const OfAgreement = z.object({
  story: StoryDraft.nullable(),
  abilities: z.object({ propose: z.boolean(), agree: z.boolean(), withdraw: z.boolean() }),
});
export type StoryOfAgreement = z.infer<typeof OfAgreement>;

const one = z.object({ id: Id });

export const stories = {
  list: endpoint({
    method: 'GET',
    path: '/api/stories',
    summary: 'Agreements that all their parties chose to tell of, newest first',
    access: 'public',
    scope: 'stories:read',
    query: PageQuery,
    response: pageOf(Story),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/stories/:slug',
    summary: 'Read a story',
    access: 'public',
    scope: 'stories:read',
    params: z.object({ slug: line(200).min(1) }),
    response: Story,
  }),
  ofAgreement: endpoint({
    method: 'GET',
    path: '/api/agreements/:id/story',
    summary: 'What the parties of an agreement want to tell about it, and who has agreed to that',
    access: 'member',
    params: one,
    response: OfAgreement,
  }),
  propose: endpoint({
    inPerson: true,
    method: 'PUT',
    path: '/api/agreements/:id/story',
    summary: 'Propose or change the words; every party is asked again, and until then nothing is shown',
    access: 'member',
    params: one,
    /** `revision` is the one that was read; 0 where there was none. */
    body: StoryFields.safeExtend({ revision: z.number().int().min(0) }),
    response: OfAgreement,
  }),
  agree: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/agreements/:id/story/consent',
    summary: 'Agree to the words as they stand; once every party has, everybody sees them',
    access: 'member',
    params: one,
    body: z.object({ revision: z.number().int().min(1) }),
    response: OfAgreement,
  }),
  withdraw: endpoint({
    inPerson: true,
    method: 'DELETE',
    path: '/api/agreements/:id/story/consent',
    summary: 'Take it back: from this moment nobody but the parties sees it',
    access: 'member',
    params: one,
    response: OfAgreement,
  }),
};
