import {
  ANNOUNCEMENT_AUDIENCES,
  ANNOUNCEMENT_LEVELS,
  type AnnouncementFields,
} from '@klammer/contracts/announcements';
import mongoose from 'mongoose';
import { localisedText } from '../../db/localised.ts';

export interface AnnouncementDoc extends Omit<AnnouncementFields, 'from' | 'until'> {
  _id: mongoose.Types.ObjectId;
  /** `announcement:clientId`: a double click makes one. */
  cause: string;
  from: Date;
  until: Date;
  revision: number;
}

const announcement = new mongoose.Schema<AnnouncementDoc>(
  {
    cause: { type: String, required: true },
    text: localisedText,
    link: { type: String, default: '' },
    linkLabel: localisedText,
    level: { type: String, enum: ANNOUNCEMENT_LEVELS, required: true },
    audience: [{ type: String, enum: ANNOUNCEMENT_AUDIENCES }],
    from: { type: Date, required: true },
    until: { type: Date, required: true },
    revision: { type: Number, required: true },
  },
  { collection: 'announcements', versionKey: false },
);
announcement.index({ cause: 1 }, { unique: true });
announcement.index({ until: 1, from: 1 });
announcement.index({ from: -1, _id: -1 });
export const Announcements = mongoose.model<AnnouncementDoc>('Announcement', announcement);

/** That somebody has put one away. */
export interface DismissalDoc {
  /** `person:announcement`. */
  _id: string;
  personId: string;
  announcementId: string;
  at: Date;
}
const dismissal = new mongoose.Schema<DismissalDoc>(
  {
    _id: { type: String, required: true },
    personId: { type: String, required: true },
    announcementId: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'announcement_dismissals', versionKey: false },
);
dismissal.index({ personId: 1, announcementId: 1 });
dismissal.index({ announcementId: 1 });
dismissal.index({ at: 1 });
export const Dismissals = mongoose.model<DismissalDoc>('AnnouncementDismissal', dismissal);
