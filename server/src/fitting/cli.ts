import { parseArgs } from 'node:util';
import path from 'node:path';
import pino from 'pino';
import { WHOLE } from '../app.ts';
import { ConfigError, readConfig } from '../config.ts';
import { connect, createIndexes } from '../db/connect.ts';
import { fitWeights, resetWeights, type Fitted } from '../features/matches/service.ts';
import { LatentWords } from '../indexing/latent.ts';
import { loadRegion } from '../features/region/service.ts';
import { createVocabularyAnalyser } from '../search-engine.ts';

const USAGE = `npm run matching:fit -- [--dry-run] [--reset]

  --dry-run  say what would come of it and keep nothing
  --reset    rank by the shipped weights again

With the embedded store, stop the server first. It ranks by the new weights when it starts again.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'dry-run': { type: 'boolean', default: false }, reset: { type: 'boolean', default: false } },
  });
  const config = readConfig(process.env);
  const log = pino({ level: 'warn' });
  const database = await connect(config);
  try {
    await createIndexes();
    await loadRegion(config);
    if (values.reset) {
      await resetWeights();
      console.log('Matches are ranked by the shipped weights again.');
      return;
    }
    const analyser = createVocabularyAnalyser();
    const latent = new LatentWords({ analyser, log }, WHOLE.indexed, path.resolve(config.KLAMMER_DATA_DIR));
    await latent.load();
    const fitted = await fitWeights({ analyser, latent, now: () => new Date() }, values['dry-run']);
    console.log(describe(fitted, values['dry-run']).join('\n'));
  } finally {
    await database.close();
  }
}

function describe(fitted: Fitted, dryRun: boolean): string[] {
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  const outcome = !fitted.changed
    ? 'The weights stay as they are: new ones foretell no better.'
    : dryRun
      ? `Nothing was kept (--dry-run). Version ${fitted.weights.version} would be used.`
      : `Version ${fitted.weights.version} is used from the next start on.`;
  return [
    `${fitted.answers} answers of ${fitted.seekers} organisations; ${fitted.choices} matches led further than others.`,
    `Pairs in the right order, for organisations not learnt from: ${percent(fitted.before)} before, ${percent(fitted.after)} after.`,
    outcome,
  ];
}

try {
  await main();
} catch (error) {
  process.exitCode = 2;
  const isArgument =
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (isArgument) console.error(`${error.message}\n\n${USAGE}`);
  else console.error(error instanceof ConfigError ? error.message : error);
}
