import mongoose from 'mongoose';
import { slugify } from '../organisations/service.ts';
import { Stories, type Consent } from './model.ts';

/** A story as the demonstration hands it over; with a consent of every party it is public. */
export interface FilledStory {
  agreementId: string;
  organisations: string[];
  title: { de: string; en: string };
  text: { de: string; en: string };
  consents: Consent[];
  personId: string;
  at: Date;
}

export async function fillStories(filled: readonly FilledStory[]): Promise<void> {
  await Stories.create(
    filled.map(({ agreementId, at, ...one }) => {
      const publicId = new mongoose.Types.ObjectId();
      const isAgreed = one.organisations.every((id) => one.consents.some((of) => of.organisationId === id));
      return {
        ...one,
        _id: agreementId,
        publicId,
        slug: `${slugify(one.title.de || one.title.en)}-${publicId.toHexString().slice(-6)}`,
        publishedAt: isAgreed ? at : null,
        withdrawnAt: null,
        revision: 1,
        updatedAt: at,
      };
    }),
  );
}
