import type { ProfileFields } from '@klammer/contracts/profiles';

/** What an investor's, a raising start-up's and a sourcing company's part are before anything is written. */
export const emptyInvesting = (): NonNullable<ProfileFields['investing']> => ({
  ticketMinEur: 0,
  ticketMaxEur: 0,
  stages: [],
  instruments: [],
  regions: [],
  thesis: { de: '', en: '' },
  excludes: { de: '', en: '' },
});

export const emptyRaising = (): NonNullable<ProfileFields['raising']> => ({
  amountEur: 0,
  instruments: [],
  until: null,
});

export const emptySourcing = (): NonNullable<ProfileFields['sourcing']> => ({
  programmes: { de: '', en: '' },
  procurement: { de: '', en: '' },
  budgetMinEur: null,
  budgetMaxEur: null,
});
