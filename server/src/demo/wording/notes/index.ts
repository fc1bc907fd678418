import { companiesCityServices } from './companies-city-services.ts';
import { companiesCommerce } from './companies-commerce.ts';
import { companiesCrafts } from './companies-crafts.ts';
import { companiesEnergySupply } from './companies-energy-supply.ts';
import { companiesHealthCare } from './companies-health-care.ts';
import { companiesIndustry } from './companies-industry.ts';
import { companiesPort } from './companies-port.ts';
import { companiesServices } from './companies-services.ts';
import { companiesTown } from './companies-town.ts';
import { companiesTrade } from './companies-trade.ts';
import { startupsCircular } from './startups-circular.ts';
import { startupsCity } from './startups-city.ts';
import { startupsCrafts } from './startups-crafts.ts';
import { startupsEnergy } from './startups-energy.ts';
import { startupsFood } from './startups-food.ts';
import { startupsHealth } from './startups-health.ts';
import { startupsHydrogen } from './startups-hydrogen.ts';
import { startupsMobility } from './startups-mobility.ts';
import { startupsPort } from './startups-port.ts';
import { startupsSoftware } from './startups-software.ts';
import { startupsSteel } from './startups-steel.ts';
import { investorsAngels } from './investors-angels.ts';
import { investorsCorporate } from './investors-corporate.ts';
import { investorsFirst } from './investors-first.ts';
import { investorsGrowth } from './investors-growth.ts';
import { investorsHouses } from './investors-houses.ts';
import { investorsMore } from './investors-more.ts';
import { investorsPublicFunds } from './investors-public-funds.ts';
import { partners } from './partners.ts';
import { type Translations } from './translations.ts';

/** Notes by the table of organisations they stand in. */
export const NOTES_IN_ENGLISH: Translations = {
  ...companiesCityServices,
  ...companiesCommerce,
  ...companiesCrafts,
  ...companiesEnergySupply,
  ...companiesHealthCare,
  ...companiesIndustry,
  ...companiesPort,
  ...companiesServices,
  ...companiesTown,
  ...companiesTrade,
  ...startupsCircular,
  ...startupsCity,
  ...startupsCrafts,
  ...startupsEnergy,
  ...startupsFood,
  ...startupsHealth,
  ...startupsHydrogen,
  ...startupsMobility,
  ...startupsPort,
  ...startupsSoftware,
  ...startupsSteel,
  ...investorsAngels,
  ...investorsCorporate,
  ...investorsFirst,
  ...investorsGrowth,
  ...investorsHouses,
  ...investorsMore,
  ...investorsPublicFunds,
  ...partners,
};
