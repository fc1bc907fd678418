import {
  type ChannelChoice,
  type Channels,
  type ChannelSettings,
  type channels,
  type MailPace,
} from '@klammer/contracts/channels';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { NOTIFICATION_GROUPS, type NotificationGroup } from '@klammer/contracts/notifications';
import { belongsTo, type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound } from '../../problem.ts';
import { lookAgainAtAll } from '../notifications/service.ts';
import { listDevices } from './devices.ts';
import { ChannelChoices, type ChoicesDoc } from './model.ts';

/** What the product suggests to whoever chose nothing. */
const SUGGESTED: Channels = { mail: 'daily', push: true };
const MOST_ORGANISATIONS = 200;

/** Everything a person chose, as `channelsFor` reads it. */
export async function readChoices(personId: string): Promise<ChoicesDoc[]> {
  return ChannelChoices.find({ personId }).limit(MOST_ORGANISATIONS).lean<ChoicesDoc[]>();
}

/** The same of several people, by person. */
export async function readChoicesOf(personIds: readonly string[]): Promise<Map<string, ChoicesDoc[]>> {
  const docs = await ChannelChoices.find({ personId: { $in: [...personIds] } })
    .limit(MOST_ORGANISATIONS * personIds.length)
    .lean<ChoicesDoc[]>();
  return Map.groupBy(docs, (doc) => String(doc.personId));
}

/** How a group reaches a person: by the choice for the organisation it concerns, else for all, else as suggested. */
export function channelsFor(
  all: readonly ChoicesDoc[],
  organisationId: string | null,
  group: NotificationGroup,
): Channels {
  const general = all.find((one) => one.organisationId === null);
  const own = organisationId === null ? undefined : all.find((one) => one.organisationId === organisationId);
  return {
    mail: own?.mail?.[group] ?? general?.mail?.[group] ?? SUGGESTED.mail,
    push: own?.push?.[group] ?? general?.push?.[group] ?? SUGGESTED.push,
  };
}

export function quietHoursOf(all: readonly ChoicesDoc[]): ChannelSettings['quiet'] {
  const quiet = all.find((one) => one.organisationId === null)?.quiet;
  return quiet ? { from: quiet.from, to: quiet.to } : null;
}

export async function readSettings(deps: Deps, actor: Person): Promise<ChannelSettings> {
  const [all, devices] = await Promise.all([
    readChoices(actor.personId),
    listDevices(actor.personId, deps.now()),
  ]);
  return {
    general: byGroup((group) => channelsFor(all, null, group)),
    organisations: actor.memberships.map(({ organisationId }) => ({
      organisationId,
      choices: byGroup((group) => choiceOf(all, organisationId, group)),
    })),
    quiet: quietHoursOf(all),
    devices,
    pushKey: deps.push.publicKey,
  };
}

/** @throws Problem not-found for an organisation that the person does not belong to */
export async function choose(
  deps: Deps,
  actor: Person,
  { organisationId, choices }: Parsed<typeof channels.choose>['body'],
): Promise<ChannelSettings> {
  if (organisationId !== null && !belongsTo(actor, organisationId)) throw notFound();
  const entries = Object.entries(choices) as [NotificationGroup, ChannelChoice][];
  await write(
    { personId: actor.personId, organisationId },
    entries.flatMap(([group, { mail, push }]): [string, unknown][] => [
      [`mail.${group}`, mail],
      [`push.${group}`, push],
    ]),
  );
  await lookAgainAtAll(actor.personId, deps.now());
  return readSettings(deps, actor);
}

export async function setQuietHours(
  deps: Deps,
  actor: Person,
  quiet: ChannelSettings['quiet'],
): Promise<ChannelSettings> {
  await write({ personId: actor.personId, organisationId: null }, [['quiet', quiet]]);
  await lookAgainAtAll(actor.personId, deps.now());
  return readSettings(deps, actor);
}

/** Mails by group for all organisations, as the link of a mail may read and choose them. */
export async function readMailChoices(personId: string): Promise<Output<typeof channels.readByLink>> {
  const all = await readChoices(personId);
  return { mail: byGroup((group) => channelsFor(all, null, group).mail) };
}

/** Chooses for all organisations at once: what was chosen for single ones would not be what the page shows. */
export async function chooseMails(
  deps: Deps,
  personId: string,
  paces: Partial<Record<NotificationGroup, MailPace>>,
): Promise<void> {
  const fields = Object.entries(paces).map(([group, pace]): [string, unknown] => [`mail.${group}`, pace]);
  await write({ personId, organisationId: null }, fields);
  if (fields.length > 0)
    await ChannelChoices.updateMany(
      { personId, organisationId: { $ne: null } },
      { $unset: Object.fromEntries(fields.map(([path]) => [path, 1])) },
    );
  await lookAgainAtAll(personId, deps.now());
}

export function byGroup<Value>(
  valueOf: (group: NotificationGroup) => Value,
): Record<NotificationGroup, Value> {
  return Object.fromEntries(NOTIFICATION_GROUPS.map((group) => [group, valueOf(group)])) as Record<
    NotificationGroup,
    Value
  >;
}

function choiceOf(
  all: readonly ChoicesDoc[],
  organisationId: string,
  group: NotificationGroup,
): ChannelChoice {
  const own = all.find((one) => one.organisationId === organisationId);
  return { mail: own?.mail?.[group] ?? null, push: own?.push?.[group] ?? null };
}

/** Writes fields of one document; null takes a choice back. */
async function write(
  scope: Pick<ChoicesDoc, 'personId' | 'organisationId'>,
  fields: readonly [path: string, value: unknown][],
): Promise<void> {
  const $set = Object.fromEntries(fields.filter(([, value]) => value !== null));
  const $unset = Object.fromEntries(fields.filter(([, value]) => value === null).map(([path]) => [path, 1]));
  const update = {
    ...(Object.keys($set).length > 0 && { $set }),
    ...(Object.keys($unset).length > 0 && { $unset }),
  };
  if (Object.keys(update).length > 0) await ChannelChoices.updateOne(scope, update, { upsert: true });
}
