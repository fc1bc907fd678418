import { MAIL_PACES, type MailPace, type QuietHours } from '@klammer/contracts/channels';
import { NOTIFICATION_GROUPS, type NotificationGroup } from '@klammer/contracts/notifications';
import mongoose from 'mongoose';

/**
 * What a person chose for all organisations (`organisationId` null; it also has the quiet hours) or for one of theirs.
 * Only what was chosen is there: the rest follows the choice for all, and that what the product suggests.
 */
export interface ChoicesDoc {
  personId: string;
  organisationId: string | null;
  mail?: Partial<Record<NotificationGroup, MailPace>>;
  push?: Partial<Record<NotificationGroup, boolean>>;
  quiet?: QuietHours | null;
}

const perGroup = <Value>(type: Value): Record<string, Value> =>
  Object.fromEntries(NOTIFICATION_GROUPS.map((group) => [group, type]));

const choices = new mongoose.Schema(
  {
    personId: { type: String, required: true },
    organisationId: { type: String, default: null },
    mail: perGroup({ type: String, enum: MAIL_PACES }),
    push: perGroup({ type: Boolean }),
    quiet: { type: new mongoose.Schema({ from: String, to: String }, { _id: false }), default: undefined },
  },
  { collection: 'channel_choices', versionKey: false },
);
choices.index({ personId: 1, organisationId: 1 }, { unique: true });
choices.index({ organisationId: 1 }, { sparse: true });
export const ChannelChoices = mongoose.model('ChannelChoices', choices);

/** A browser that takes pushes for a person, as long as the session lasts in which it subscribed. */
export interface DeviceDoc {
  _id: mongoose.Types.ObjectId;
  personId: string;
  sessionId: string;
  endpoint: string;
  keys: { p256dh: string; auth: string };
  browser: string | null;
  system: string | null;
  createdAt: Date;
}

const device = new mongoose.Schema<DeviceDoc>(
  {
    // Made from the endpoint: a browser that subscribes again, for whomever, is the same one.
    _id: { type: mongoose.Schema.Types.ObjectId, required: true },
    personId: { type: String, required: true },
    sessionId: { type: String, required: true },
    endpoint: { type: String, required: true },
    keys: { p256dh: { type: String, required: true }, auth: { type: String, required: true } },
    browser: { type: String, default: null },
    system: { type: String, default: null },
    createdAt: { type: Date, required: true },
  },
  { collection: 'push_devices', versionKey: false },
);
device.index({ personId: 1, createdAt: -1 });
export const PushDevices = mongoose.model<DeviceDoc>('PushDevice', device);
