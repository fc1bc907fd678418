import { createECDH } from 'node:crypto';
import mongoose from 'mongoose';

/** Who we are to the push services of browsers (VAPID, RFC 8292); other keys would end every subscription. */
export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

const keys = new mongoose.Schema(
  { _id: String, publicKey: { type: String, required: true }, privateKey: { type: String, required: true } },
  { collection: 'push_keys', versionKey: false },
);
const PushKeys = mongoose.model('PushKeys', keys);
const ID = 'vapid';

/** The keys in the store, made at the first start; of several processes that make them at once one wins. */
export async function readVapidKeys(): Promise<VapidKeys> {
  const kept = await PushKeys.findById(ID).lean();
  if (kept) return { publicKey: kept.publicKey, privateKey: kept.privateKey };
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys('base64url');
  // A private key may begin with zeros, which `getPrivateKey` leaves out.
  const privateKey = Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url');
  await PushKeys.updateOne({ _id: ID }, { $setOnInsert: { publicKey, privateKey } }, { upsert: true });
  return readVapidKeys();
}
