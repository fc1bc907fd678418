import { referenceIn, type Move, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Applications } from './application-model.ts';
import { Requests } from './model.ts';

/** Both have applied: what was handed in stands, a draft gives way to it. */
async function keepTheFurther(id: unknown, { to }: Move): Promise<void> {
  const one = await Applications.findById(id as string).lean();
  if (!one) return;
  const other = { requestId: one.requestId, organisationId: to };
  if (
    one.status !== 'draft' &&
    (await Applications.deleteOne({ ...other, status: 'draft' })).deletedCount > 0
  )
    await Applications.updateOne({ _id: one._id }, { $set: { organisationId: to } });
  else await Applications.deleteOne({ _id: one._id });
}

export const requestsOrganisations: OrganisationData = {
  references: [
    referenceIn(Requests, 'organisationId', { counts: 'requests' }),
    referenceIn(Applications, 'organisationId', { counts: 'applications', onDuplicate: keepTheFurther }),
  ],
};
