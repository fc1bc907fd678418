import { useRegion, type PlaceEntry } from '@klammer/contracts/vocabulary';
import file from '../../regions/duisburg.json';

/** Components show labels and dates of a region; in the product the page brings it. */
useRegion({
  version: 'test',
  name: { de: file.name.de, en: file.name.de },
  operator: file.operator,
  association: file.association,
  contact: { email: '', phone: '', website: '', address: '' },
  colours: null,
  logo: null,
  timeZone: file.timeZone,
  places: file.places.map(
    ({ label, parent = null, ...place }) =>
      ({ ...place, parent, label: { en: label.de, ...label }, retired: false }) as PlaceEntry,
  ),
  concepts: [],
});
