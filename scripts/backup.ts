// Saves the store, the uploaded files and the secret, while the server goes on: npm run backup -- DIR
import { runCommand } from './backup/command.ts';
import { saveBackup } from './backup/save.ts';

await runCommand('backup', saveBackup);
