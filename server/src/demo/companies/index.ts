import { type CompanyIdea } from '../blueprint.ts';
import { cityServices } from './city-services.ts';
import { crafts } from './crafts.ts';
import { energySupply } from './energy-supply.ts';
import { healthCare } from './health-care.ts';
import { industry } from './industry.ts';
import { port } from './port.ts';

export const companies: readonly CompanyIdea[] = [
  ...port,
  ...industry,
  ...crafts,
  ...healthCare,
  ...cityServices,
  ...energySupply,
];
