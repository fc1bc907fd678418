import { type InvestorIdea } from '../blueprint.ts';
import { angels } from './angels.ts';
import { corporate } from './corporate.ts';
import { first } from './first.ts';
import { growth } from './growth.ts';
import { houses } from './houses.ts';
import { more } from './more.ts';
import { publicFunds } from './public-funds.ts';

export const investors: readonly InvestorIdea[] = [
  ...first,
  ...more,
  ...houses,
  ...angels,
  ...growth,
  ...publicFunds,
  ...corporate,
];
