import { type SearchType } from '@klammer/contracts/search';

/** Searches that the people of the demonstration keep. */
export const SEARCHES: readonly {
  email: string;
  organisation: string;
  name: string;
  type: SearchType;
  q: string;
  filter: string[];
  daysAgo: number;
}[] = [
  {
    email: 'founder@klammer.example',
    organisation: 'Kaiwärts',
    name: 'Unternehmen mit Testfeld',
    type: 'profile',
    q: '',
    filter: ['kind:company', 'offers:test-bed'],
    daysAgo: 40,
  },
  {
    email: 'scout@klammer.example',
    organisation: 'Rheinfuge Terminalgesellschaft',
    name: 'KI für den Hafen',
    type: 'profile',
    q: 'Hafen',
    filter: ['kind:startup', 'topics:ai'],
    daysAgo: 65,
  },
  {
    email: 'scout@klammer.example',
    organisation: 'Rheinfuge Terminalgesellschaft',
    name: 'Wasserstoff',
    type: 'profile',
    q: 'Wasserstoff',
    filter: [],
    daysAgo: 12,
  },
  {
    email: 'investor@klammer.example',
    organisation: 'Pegelstand Ventures',
    name: 'Seed, Logistik',
    type: 'profile',
    q: '',
    filter: ['kind:startup', 'stage:seed', 'topics:logtech'],
    daysAgo: 21,
  },
];
