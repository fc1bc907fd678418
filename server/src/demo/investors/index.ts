import { type InvestorIdea } from '../blueprint.ts';
import { first } from './first.ts';
import { houses } from './houses.ts';
import { more } from './more.ts';

export const investors: readonly InvestorIdea[] = [...first, ...more, ...houses];
