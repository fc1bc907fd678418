import { type CompanyIdea } from '../blueprint.ts';
import { industry } from './industry.ts';
import { port } from './port.ts';

export const companies: readonly CompanyIdea[] = [...port, ...industry];
