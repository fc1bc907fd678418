import { createHash } from 'node:crypto';
import { type Auth } from './auth.ts';
import { Accounts, People } from './model.ts';
import { forgetLinks } from './sessions.ts';

/** Whether this is the person's password. Where there is none, as long is spent on finding that out. */
export async function isPassword(auth: Auth, personId: string, password: string): Promise<boolean> {
  const account = await Accounts.findOne({ userId: personId, providerId: 'credential' }).lean();
  const { password: passwords } = await auth.$context;
  if (!account?.password) {
    await passwords.hash(password);
    return false;
  }
  return passwords.verify({ hash: account.password, password });
}

/** What changes with every password: that something was asked for under this very one. Tells nothing about it. */
export async function passwordMark(personId: string): Promise<string> {
  const account = await Accounts.findOne({ userId: personId, providerId: 'credential' }).lean();
  return createHash('sha256')
    .update(account?.password ?? '')
    .digest('hex');
}

export async function setPassword(auth: Auth, personId: string, password: string): Promise<void> {
  const hash = await (await auth.$context).password.hash(password);
  await Accounts.updateOne({ userId: personId, providerId: 'credential' }, { $set: { password: hash } });
  await forgetLinks(personId);
}

export async function hasSecondFactor(personId: string): Promise<boolean> {
  return (await People.exists({ _id: personId, twoFactorEnabled: true })) !== null;
}
