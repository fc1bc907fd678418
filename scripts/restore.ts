// Puts a backup back where nothing is yet: npm run restore -- DIR
import { runCommand } from './backup/command.ts';
import { restoreBackup } from './backup/put-back.ts';

await runCommand('restore', restoreBackup);
