import { type CompanyIdea } from '../blueprint.ts';
import { industry } from './industry.ts';
import { port } from './port.ts';
import { services } from './services.ts';
import { town } from './town.ts';
import { trade } from './trade.ts';

export const companies: readonly CompanyIdea[] = [...port, ...industry, ...town, ...trade, ...services];
