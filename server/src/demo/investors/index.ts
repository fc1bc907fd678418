import { type InvestorIdea } from '../blueprint.ts';
import { first } from './first.ts';

export const investors: readonly InvestorIdea[] = [...first];
