import { type CompanyIdea } from '../blueprint.ts';
import { cityServices } from './city-services.ts';
import { commerce } from './commerce.ts';
import { crafts } from './crafts.ts';
import { energySupply } from './energy-supply.ts';
import { healthCare } from './health-care.ts';
import { industry } from './industry.ts';
import { port } from './port.ts';
import { services } from './services.ts';
import { town } from './town.ts';
import { trade } from './trade.ts';

export const companies: readonly CompanyIdea[] = [
  ...port,
  ...industry,
  ...town,
  ...trade,
  ...services,
  ...crafts,
  ...healthCare,
  ...cityServices,
  ...energySupply,
  ...commerce,
];
