import { NOTIFICATION_TYPES, type Notification } from '@klammer/contracts/notifications';
import { type NotificationDoc } from './model.ts';

export function presentNotification(doc: NotificationDoc): Notification {
  return {
    id: String(doc._id),
    type: doc.type,
    group: NOTIFICATION_TYPES[doc.type],
    title: { de: doc.title.de, en: doc.title.en },
    text: { de: doc.text.de, en: doc.text.en },
    path: doc.path,
    organisationId: doc.organisationId ? String(doc.organisationId) : null,
    createdAt: doc.createdAt.toISOString(),
    readAt: doc.readAt?.toISOString() ?? null,
  };
}
