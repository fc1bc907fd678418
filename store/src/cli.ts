import { parseArgs } from 'node:util';
import { openStore } from './index.ts';

const { values } = parseArgs({ options: { port: { type: 'string' }, file: { type: 'string' } } });
if (values.file === undefined) {
  console.error('usage: store --file PATH|:memory: [--port N]');
  process.exit(2);
}
const port = values.port === undefined ? undefined : Number(values.port);
try {
  const store = await openStore({ file: values.file, port });
  console.log(`store ${values.file} on ${store.url}`);
  store.onExit((error) => {
    console.error(error.message);
    process.exit(1);
  });
  const stop = (): void => void store.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
