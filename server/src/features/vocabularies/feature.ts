import { type Feature } from '../../feature.ts';
import { vocabularyRoutes } from './routes.ts';

export const vocabulariesFeature: Feature = { routes: (_auth, whole) => vocabularyRoutes(whole.codes) };
