import { type InvestorIdea } from '../blueprint.ts';
import { angels } from './angels.ts';
import { first } from './first.ts';
import { growth } from './growth.ts';

export const investors: readonly InvestorIdea[] = [...first, ...angels, ...growth];
