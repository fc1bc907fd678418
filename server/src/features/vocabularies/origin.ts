import { type EditedConcept } from '@klammer/contracts/vocabularies';
import { SHIPPED, type EditedVocabulary } from '@klammer/contracts/vocabulary';
import { regionFile } from '../../region/current.ts';

/** Where a code comes from; what neither the product nor the file has is the operator's own, or an earlier file's. */
export function originOf(vocabulary: EditedVocabulary, code: string): EditedConcept['origin'] {
  if (vocabulary === 'regions')
    return regionFile().places.some((place) => place.code === code) ? 'file' : 'operator';
  return SHIPPED[vocabulary].some((concept) => concept.code === code) ? 'product' : 'operator';
}
