import { findCode, fold } from './terms.ts';

/** Cities whose region people leave out, because it goes without saying to them. */
const CITIES: Record<string, string> = {
  DEA1: 'Duisburg, Wesel, Dinslaken, Kamp-Lintfort, Rheinberg, Voerde, Xanten, Neukirchen-Vluyn, Kleve, Emmerich, Goch, Geldern, Kempen, Viersen, Willich, Meerbusch, Neuss, Dormagen, Grevenbroich, Mönchengladbach, Ratingen, Velbert, Mettmann, Hilden, Langenfeld, Solingen, Remscheid, Wuppertal, Mülheim an der Ruhr',
  DEA2: 'Leverkusen, Düren, Euskirchen, Siegburg, Troisdorf, Sankt Augustin, Bergisch Gladbach, Gummersbach, Brühl, Hürth, Jülich',
  DEA3: 'Recklinghausen, Marl, Dorsten, Gladbeck, Herten, Castrop-Rauxel, Bocholt, Borken, Coesfeld, Rheine, Steinfurt',
  DEA4: 'Paderborn, Gütersloh, Herford, Minden, Lemgo, Detmold',
  DEA5: 'Herne, Witten, Hamm, Unna, Lünen, Siegen, Iserlohn, Lüdenscheid, Soest, Lippstadt, Schwerte',
  DE: 'Berlin, Hamburg, München, Munich, Frankfurt, Frankfurt am Main, Stuttgart, Leipzig, Dresden, Hannover, Nürnberg, Bremen, Karlsruhe, Mannheim, Darmstadt, Freiburg, Potsdam, Kiel, Mainz, Osnabrück',
  NL: 'Amsterdam, Rotterdam, Eindhoven, Venlo, Nijmegen, Arnhem, Utrecht, Enschede, Delft, Den Haag',
  BE: 'Antwerpen, Antwerp, Brüssel, Brussels, Gent, Lüttich, Liège, Leuven',
};
const byCity = new Map(
  Object.entries(CITIES).flatMap(([region, cities]) =>
    cities.split(', ').map((city) => [fold(city), region]),
  ),
);

/** The region a city certainly lies in: from the list here or from the regions' own words; undefined for others. */
export function regionOfCity(city: string): string | undefined {
  return byCity.get(fold(city)) ?? findCode('regions', city);
}
