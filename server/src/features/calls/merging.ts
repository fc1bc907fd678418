import { referenceIn, type Move, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Entries } from './entries/entry-model.ts';
import { Calls } from './model.ts';

/** Both have entered: what was handed in stands, a draft gives way to it. */
async function keepTheFurther(id: unknown, { to }: Move): Promise<void> {
  const one = await Entries.findById(id as string).lean();
  if (!one) return;
  const other = { callId: one.callId, organisationId: to };
  if (one.status !== 'draft' && (await Entries.deleteOne({ ...other, status: 'draft' })).deletedCount > 0)
    await Entries.updateOne({ _id: one._id }, { $set: { organisationId: to } });
  else await Entries.deleteOne({ _id: one._id });
}

export const callsOrganisations: OrganisationData = {
  references: [
    referenceIn(Calls, 'organisationId', { counts: 'calls' }),
    referenceIn(Calls, 'coOrganiserIds', { shape: 'list' }),
    referenceIn(Calls, 'invitedIds', { shape: 'list' }),
    referenceIn(Entries, 'organisationId', { counts: 'entries', onDuplicate: keepTheFurther }),
  ],
};
