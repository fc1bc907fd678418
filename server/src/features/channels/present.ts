import { type PushDevice } from '@klammer/contracts/channels';
import { type DeviceDoc } from './model.ts';

/** Neither endpoint nor keys: whoever has them can send to that browser. */
export function presentDevice(doc: DeviceDoc): PushDevice {
  return {
    id: String(doc._id),
    browser: doc.browser,
    system: doc.system,
    createdAt: doc.createdAt.toISOString(),
  };
}
