import { afterEach } from 'vitest';
import { closeWindows } from './browser.ts';

// Set up for each file.
afterEach(closeWindows);
