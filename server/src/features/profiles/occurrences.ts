import { occurrenceSource, type OccurrenceSource } from '../../contributions/occurrences.ts';
import { Profiles, type ProfileDoc } from './model.ts';

const publications = occurrenceSource(
  'profile.published',
  (since) =>
    Profiles.find({ publishedAt: { $gte: since }, status: 'published' })
      .sort({ publishedAt: 1 })
      .lean<ProfileDoc>()
      .cursor(),
  (deps, { _id, publishedAt, kind, visibility, slug, name }) =>
    publishedAt
      ? {
          cause: `profile:${String(_id)}:published`,
          at: publishedAt,
          data: {
            organisationId: String(_id),
            kind,
            visibility,
            profile: visibility === 'public' ? { slug, name, url: `${deps.publicUrl}/p/${slug}` } : null,
          },
        }
      : null,
);

const verifications = occurrenceSource(
  'organisation.verified',
  (since) =>
    Profiles.find({ verifiedAt: { $gte: since } })
      .sort({ verifiedAt: 1 })
      .lean<ProfileDoc>()
      .cursor(),
  (_deps, { _id, verifiedAt, verification }) =>
    verifiedAt && verification !== 'none'
      ? {
          cause: `profile:${String(_id)}:verified:${verifiedAt.getTime()}`,
          at: verifiedAt,
          data: { organisationId: String(_id), verification },
        }
      : null,
);

export const profileOccurrences: readonly OccurrenceSource[] = [publications, verifications];
