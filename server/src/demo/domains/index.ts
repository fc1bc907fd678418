import { type StartupIdea } from '../blueprint.ts';
import { circular } from './circular.ts';
import { city } from './city.ts';
import { crafts } from './crafts.ts';
import { energy } from './energy.ts';
import { food } from './food.ts';
import { health } from './health.ts';
import { hydrogen } from './hydrogen.ts';
import { mobility } from './mobility.ts';
import { port } from './port.ts';
import { software } from './software.ts';
import { steel } from './steel.ts';

export const startups: readonly StartupIdea[] = [
  ...port,
  ...steel,
  ...hydrogen,
  ...energy,
  ...circular,
  ...health,
  ...crafts,
  ...city,
  ...software,
  ...food,
  ...mobility,
];
