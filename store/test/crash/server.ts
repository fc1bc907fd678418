import { Engine } from '../../src/commands/engine.ts';
import { WireServer } from '../../src/wire/server.ts';

// The store in a process of its own, to be killed. `careless`: it answers before it commits.
const [file = '', mode = ''] = process.argv.slice(2);
const engine = new Engine(file, 1 << 24);
const server = new WireServer(engine, mode === 'careless');
process.send?.(await server.listen({ port: 0 }));
