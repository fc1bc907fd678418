import {
  ANNOUNCEMENT_AUDIENCES,
  type Announcement,
  type AnnouncementAudience,
} from '@klammer/contracts/announcements';

/** What the form of an announcement shows and sends. */
export interface AnnouncementForm {
  text: { de: string; en: string };
  link: string;
  linkLabel: { de: string; en: string };
  level: 'info' | 'important';
  audience: AnnouncementAudience[];
  from: string;
  until: string;
}

export function emptyAnnouncement(): AnnouncementForm {
  return {
    text: { de: '', en: '' },
    link: '',
    linkLabel: { de: '', en: '' },
    level: 'info',
    audience: ['everyone'],
    from: '',
    until: '',
  };
}

export function formOf({
  text,
  link,
  linkLabel,
  level,
  audience,
  from,
  until,
}: Announcement): AnnouncementForm {
  return { text, link, linkLabel, level, audience, from, until };
}

export function announcementFromForm(form: FormData): AnnouncementForm {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const both = (name: string) => ({ de: text(`${name}.de`), en: text(`${name}.en`) });

  return {
    text: both('text'),
    link: text('link'),
    linkLabel: both('linkLabel'),
    level: form.get('level') === 'important' ? 'important' : 'info',
    audience: ANNOUNCEMENT_AUDIENCES.filter((one) => form.getAll('audience').includes(one)),
    from: text('from'),
    until: text('until'),
  };
}
