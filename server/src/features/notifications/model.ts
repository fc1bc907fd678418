import { type NotificationType } from '@klammer/contracts/notifications';
import mongoose from 'mongoose';

/** Something one person is told. `key` names the thing: a person is told of it once, however often it is said. */
export interface NotificationDoc {
  _id: mongoose.Types.ObjectId;
  personId: mongoose.Types.ObjectId;
  key: string;
  type: NotificationType;
  organisationId: mongoose.Types.ObjectId | null;
  title: { de: string; en: string };
  text: { de: string; en: string };
  path: string;
  createdAt: Date;
  readAt: Date | null;
  /** When each channel looks at it (next); gone once there is nothing left to do for it. */
  mailAt?: Date;
  pushAt?: Date;
  /** When a browser took it. */
  pushedAt?: Date;
  /** The mail that tells of it; set before that mail is put into the queue. */
  mailId?: string;
}

const KEPT_DAYS = 180;
const words = { de: { type: String, default: '' }, en: { type: String, default: '' } };

const notification = new mongoose.Schema<NotificationDoc>(
  {
    personId: { type: mongoose.Schema.Types.ObjectId, required: true },
    key: { type: String, required: true },
    type: { type: String, required: true },
    organisationId: { type: mongoose.Schema.Types.ObjectId, default: null },
    title: words,
    text: words,
    path: { type: String, required: true },
    createdAt: { type: Date, required: true },
    readAt: { type: Date, default: null },
    mailAt: Date,
    pushAt: Date,
    pushedAt: Date,
    mailId: String,
  },
  { collection: 'notifications', versionKey: false },
);
notification.index({ personId: 1, key: 1 }, { unique: true });
notification.index({ personId: 1, createdAt: -1, _id: -1 });
notification.index({ personId: 1, path: 1 }, { partialFilterExpression: { readAt: null } });
notification.index({ key: 1 });
notification.index({ organisationId: 1 });
notification.index({ mailAt: 1 }, { sparse: true });
notification.index({ pushAt: 1 }, { sparse: true });
notification.index({ mailId: 1 }, { sparse: true });
notification.index({ createdAt: 1 }, { expireAfterSeconds: KEPT_DAYS * 24 * 3600 });
export const Notifications = mongoose.model<NotificationDoc>('Notification', notification);
