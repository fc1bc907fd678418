import { home } from '@klammer/contracts/home';
import { on, type Route } from '../../http/mount.ts';
import { type WaitingFor } from '../../contributions/waiting.ts';
import { readHome } from './service.ts';

/** @param sources what each feature knows to be waiting; the app gathers them */
export const homeRoutes = (sources: readonly WaitingFor[]): Route[] => [
  on(home.get)(async (deps, { actor }) => readHome(deps, sources, actor)),
];
