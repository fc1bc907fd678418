export { readFunnel } from './counting.ts';
export { exportFunnel } from './exporting.ts';
export { listStalls } from './stalls.ts';
