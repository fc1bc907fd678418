import { type Deps } from '../deps.ts';
import { fillAgreements } from '../features/agreements/service.ts';
import { fillStories } from '../features/stories/service.ts';
import { AGREEMENTS } from './agreements.ts';
import { type DemoRegion } from './region.ts';
import { type Stored } from './stored.ts';
import { STORIES } from './stories.ts';

const DAY_MS = 86_400_000;

/** The first conversations have led to agreements, each signed by one person of either side; some are told of. */
export async function storeAgreements(
  deps: Deps,
  region: DemoRegion,
  stored: Stored,
  conversations: readonly { id: string; organisations: readonly string[] }[],
): Promise<void> {
  const signerOf = (organisationId: string) => {
    const person = region.people.find((one) => stored.organisation(one.organisation).id === organisationId);
    const { id, name } = stored.person(person?.email ?? '');
    return { personId: id, personName: name, organisationId };
  };
  const filled = AGREEMENTS.flatMap(({ startedDaysAgo, ...outline }, index) => {
    const conversation = conversations[index];
    if (!conversation) return [];
    const startedAt = new Date(deps.now().getTime() - startedDaysAgo * DAY_MS);
    const signers = conversation.organisations.map(signerOf);
    return [{ ...outline, conversationId: conversation.id, signers, startedAt }];
  });
  const ids = await fillAgreements(filled);
  await fillStories(
    STORIES.flatMap(({ agreement, daysAgo, title, text }) => {
      const signers = filled[agreement]?.signers;
      const agreementId = ids[agreement];
      if (!signers?.[0] || !agreementId) return [];
      const at = new Date(deps.now().getTime() - daysAgo * DAY_MS);
      const consents = signers.map(({ personId, personName: by, organisationId }) => ({
        personId,
        by,
        organisationId,
        at,
      }));
      const organisations = signers.map((one) => one.organisationId);
      return [{ agreementId, organisations, title, text, consents, personId: signers[0].personId, at }];
    }),
  );
}
