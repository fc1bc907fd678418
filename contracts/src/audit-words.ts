import { type Localised } from './text.ts';

/** What things of the audit trail are called: the noun of an action, and the kind of a subject. */
export const AUDIT_NOUNS = {
  agreement: { de: 'Vereinbarung', en: 'Agreement' },
  announcement: { de: 'Ankündigung', en: 'Announcement' },
  article: { de: 'Neuigkeit', en: 'News item' },
  assistance: { de: 'Anmeldung im Auftrag', en: 'Signing in for somebody' },
  audit: { de: 'Protokoll', en: 'Audit trail' },
  call: { de: 'Ausschreibung', en: 'Call' },
  'call-entry': { de: 'Einreichung', en: 'Entry' },
  concept: { de: 'Stichwort', en: 'Keyword' },
  conversation: { de: 'Gespräch', en: 'Conversation' },
  deal: { de: 'Deal', en: 'Deal' },
  deals: { de: 'Deals', en: 'Deals' },
  duplicate: { de: 'Vermutete Dublette', en: 'Suspected duplicate' },
  erasure: { de: 'Löschung eines Kontos', en: 'Erasure of an account' },
  event: { de: 'Veranstaltung', en: 'Event' },
  export: { de: 'Export', en: 'Export' },
  file: { de: 'Datei', en: 'File' },
  funding: { de: 'Förderprogramm', en: 'Funding programme' },
  funnel: { de: 'Zahlen zum Verlauf', en: 'Funnel figures' },
  import: { de: 'Import', en: 'Import' },
  introduction: { de: 'Vorstellung', en: 'Introduction' },
  key: { de: 'API-Schlüssel', en: 'API key' },
  mail: { de: 'Mailvorlage', en: 'Mail template' },
  membership: { de: 'Mitgliedschaft', en: 'Membership' },
  organisation: { de: 'Organisation', en: 'Organisation' },
  organisations: { de: 'Organisationen', en: 'Organisations' },
  page: { de: 'Seite', en: 'Page' },
  person: { de: 'Person', en: 'Person' },
  'person-merge': { de: 'Zusammenlegen zweier Konten', en: 'Merging of two accounts' },
  profile: { de: 'Profil', en: 'Profile' },
  region: { de: 'Region', en: 'Region' },
  request: { de: 'Gesuch', en: 'Request' },
  room: { de: 'Datenraum', en: 'Data room' },
  session: { de: 'Anmeldung', en: 'Sign-in' },
  story: { de: 'Geschichte', en: 'Story' },
  topic: { de: 'Thema', en: 'Topic' },
  vocabulary: { de: 'Vokabular', en: 'Vocabulary' },
  webhook: { de: 'Webhook', en: 'Webhook' },
} as const satisfies Record<string, Localised>;

/** What happened to them. */
export const AUDIT_VERBS = {
  accepted: { de: 'angenommen', en: 'accepted' },
  acted: { de: 'etwas getan', en: 'something done' },
  active: { de: 'läuft', en: 'running' },
  added: { de: 'aufgenommen', en: 'added' },
  agreed: { de: 'zugestimmt', en: 'agreed to' },
  allowed: { de: 'erlaubt', en: 'allowed' },
  'applicant-chosen': { de: 'Bewerbung ausgewählt', en: 'applicant chosen' },
  'applications-declined': { de: 'Bewerbungen abgesagt', en: 'applications declined' },
  applied: { de: 'beantragt', en: 'applied for' },
  asked: { de: 'erbeten', en: 'asked for' },
  'attendance-exported': { de: 'Gästeliste exportiert', en: 'attendance list exported' },
  cancelled: { de: 'abgesagt', en: 'cancelled' },
  changed: { de: 'geändert', en: 'changed' },
  checked: { de: 'geprüft', en: 'checked' },
  completed: { de: 'erfüllt', en: 'completed' },
  confirmed: { de: 'bestätigt', en: 'confirmed' },
  'conflict-declared': { de: 'Befangenheit erklärt', en: 'conflict of interest declared' },
  'conflict-withdrawn': { de: 'Befangenheit zurückgenommen', en: 'conflict of interest withdrawn' },
  created: { de: 'angelegt', en: 'created' },
  decided: { de: 'entschieden', en: 'decided' },
  declined: { de: 'abgelehnt', en: 'declined' },
  'deletion-asked': { de: 'Löschung beantragt', en: 'deletion asked for' },
  'deletion-undone': { de: 'Löschung zurückgenommen', en: 'deletion undone' },
  disabled: { de: 'abgeschaltet', en: 'disabled' },
  dismissed: { de: 'verworfen', en: 'dismissed' },
  downloaded: { de: 'heruntergeladen', en: 'downloaded' },
  draft: { de: 'wieder Entwurf', en: 'a draft again' },
  ended: { de: 'beendet', en: 'ended' },
  'entries-declined': { de: 'Einreichungen abgesagt', en: 'entries declined' },
  'entry-awarded': { de: 'Einreichung ausgezeichnet', en: 'entry awarded' },
  erased: { de: 'gelöscht', en: 'erased' },
  exported: { de: 'exportiert', en: 'exported' },
  'feedback-passed-on': { de: 'Rückmeldungen weitergegeben', en: 'feedback passed on' },
  'file-downloaded': { de: 'Datei heruntergeladen', en: 'file downloaded' },
  granted: { de: 'freigegeben', en: 'opened to somebody' },
  imported: { de: 'importiert', en: 'imported' },
  invited: { de: 'jemanden eingeladen', en: 'somebody invited' },
  'invitation-revoked': { de: 'Einladung zurückgezogen', en: 'invitation revoked' },
  joined: { de: 'jemand beigetreten', en: 'somebody joined' },
  'juror-declined': { de: 'Jurymitglied abgelehnt', en: 'juror declined' },
  'juror-invited': { de: 'Jurymitglied eingeladen', en: 'juror invited' },
  'juror-joined': { de: 'Jurymitglied zugesagt', en: 'juror joined' },
  'juror-removed': { de: 'Jurymitglied entfernt', en: 'juror removed' },
  'jury-divided': { de: 'Jury aufgeteilt', en: 'jury divided' },
  left: { de: 'jemand ausgetreten', en: 'somebody left' },
  made: { de: 'erstellt', en: 'made' },
  'meetings-published': { de: 'Gesprächsplan veröffentlicht', en: 'meetings published' },
  'member-removed': { de: 'Mitglied entfernt', en: 'member removed' },
  merged: { de: 'zusammengeführt', en: 'merged' },
  offer: { de: 'Angebot geändert', en: 'offer changed' },
  offered: { de: 'wieder angeboten', en: 'offered again' },
  'organiser-joined': { de: 'Veranstalter zugesagt', en: 'organiser joined' },
  'organiser-left': { de: 'Veranstalter ausgestiegen', en: 'organiser left' },
  proposed: { de: 'vorgeschlagen', en: 'proposed' },
  published: { de: 'veröffentlicht', en: 'published' },
  redelivered: { de: 'erneut zugestellt', en: 'delivered again' },
  refused: { de: 'verweigert', en: 'refused' },
  removed: { de: 'entfernt', en: 'removed' },
  requested: { de: 'angefordert', en: 'requested' },
  restored: { de: 'wiederhergestellt', en: 'restored' },
  retired: { de: 'stillgelegt', en: 'retired' },
  returned: { de: 'zurückgegeben', en: 'given back' },
  revoked: { de: 'entzogen', en: 'revoked' },
  'role-changed': { de: 'Rolle geändert', en: 'role changed' },
  'second-round-opened': { de: 'zweite Runde eröffnet', en: 'second round opened' },
  'secret-renewed': { de: 'Geheimnis erneuert', en: 'secret renewed' },
  shared: { de: 'geteilt', en: 'shared' },
  signed: { de: 'unterschrieben', en: 'signed' },
  started: { de: 'begonnen', en: 'started' },
  status: { de: 'Stand geändert', en: 'status changed' },
  suspended: { de: 'gesperrt', en: 'suspended' },
  'suspension-lifted': { de: 'Sperre aufgehoben', en: 'suspension lifted' },
  'taken-back': { de: 'zurückgenommen', en: 'taken back' },
  'told-apart': { de: 'als verschieden erkannt', en: 'told apart' },
  trimmed: { de: 'älteste Einträge gelöscht', en: 'oldest entries deleted' },
  verified: { de: 'bestätigt', en: 'verified' },
  withdrawn: { de: 'zurückgezogen', en: 'withdrawn' },
  worded: { de: 'Text geändert', en: 'wording changed' },
} as const satisfies Record<string, Localised>;

/** What is done can only be recorded by words that the operator can read. */
export type AuditVerb = keyof typeof AUDIT_VERBS;
export type AuditActionOf<Noun extends keyof typeof AUDIT_NOUNS> = `${Noun}.${AuditVerb}`;
export type AuditAction = AuditActionOf<keyof typeof AUDIT_NOUNS>;

/** Where noun and verb would say something else. */
const WHOLE: Readonly<Record<string, Localised>> = {
  // Not of a published request: of what somebody asked the server for.
  'request.refused': { de: 'Zugriff verweigert', en: 'Access refused' },
  'session.refused': { de: 'Anmeldung misslungen', en: 'Sign-in failed' },
  'session.started': { de: 'Angemeldet', en: 'Signed in' },
};

/** An action in both languages; as it is, where it is of an earlier version. */
export function wordAction(action: string): Localised {
  const [noun = '', verb = ''] = action.split('.');
  const verbs: Readonly<Record<string, Localised>> = AUDIT_VERBS;
  const [of, done] = [wordKind(noun), verbs[verb]];
  return (
    WHOLE[action] ??
    (done ? { de: `${of.de}: ${done.de}`, en: `${of.en}: ${done.en}` } : { de: action, en: action })
  );
}

/** The kind of a thing in both languages; of what was refused the API's own word is kept, which is in the plural. */
export function wordKind(kind: string): Localised {
  const known: Readonly<Record<string, Localised>> = AUDIT_NOUNS;
  return known[kind] ?? known[kind.replace(/s$/, '')] ?? { de: kind, en: kind };
}

/** What of an entry's detail says something by itself; ids and hashes are for who looks closer. */
const DETAILS: Readonly<Record<string, Localised>> = {
  added: { de: 'neu', en: 'added' },
  code: { de: 'Grund', en: 'reason' },
  count: { de: 'Anzahl', en: 'number' },
  failed: { de: 'fehlerhaft', en: 'faulty' },
  faults: { de: 'fehlerhaft', en: 'faulty' },
  fields: { de: 'Angaben', en: 'fields' },
  for: { de: 'für', en: 'for' },
  format: { de: 'Format', en: 'format' },
  host: { de: 'Adresse', en: 'address' },
  kind: { de: 'Art', en: 'kind' },
  locale: { de: 'Sprache', en: 'language' },
  readers: { de: 'Lesende je Einreichung', en: 'readers of each entry' },
  role: { de: 'Rolle', en: 'role' },
  rows: { de: 'Zeilen', en: 'rows' },
  status: { de: 'Stand', en: 'status' },
  verification: { de: 'bestätigt durch', en: 'verified by' },
  version: { de: 'Fassung', en: 'version' },
};
const VALUES: Readonly<Record<string, Localised>> = {
  active: { de: 'aktiv', en: 'active' },
  all: { de: 'alle', en: 'all' },
  company: { de: 'Unternehmen', en: 'company' },
  conflict: { de: 'inzwischen geändert', en: 'changed meanwhile' },
  de: { de: 'Deutsch', en: 'German' },
  disabled: { de: 'abgeschaltet', en: 'disabled' },
  domain: { de: 'E-Mail-Adresse', en: 'e-mail domain' },
  done: { de: 'erreicht', en: 'reached' },
  draft: { de: 'Entwurf', en: 'draft' },
  editor: { de: 'bearbeitet', en: 'editor' },
  en: { de: 'Englisch', en: 'English' },
  forbidden: { de: 'nicht erlaubt', en: 'not allowed' },
  investor: { de: 'Investor', en: 'investor' },
  none: { de: 'niemanden', en: 'nobody' },
  'not-found': { de: 'nicht sichtbar', en: 'not visible' },
  open: { de: 'offen', en: 'open' },
  operator: { de: 'Betreiber', en: 'operator' },
  owner: { de: 'verwaltet', en: 'owner' },
  partner: { de: 'Partner', en: 'partner' },
  startup: { de: 'Start-up', en: 'start-up' },
  viewer: { de: 'liest', en: 'viewer' },
};

/** The detail of an entry as far as it is words. */
export function wordDetail(detail: Readonly<Record<string, string>>): Localised[] {
  return Object.entries(detail).flatMap(([key, value]) => {
    const [name, said] = [DETAILS[key], VALUES[value] ?? { de: value, en: value }];
    return name ? [{ de: `${name.de}: ${said.de}`, en: `${name.en}: ${said.en}` }] : [];
  });
}
