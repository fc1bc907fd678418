import mongoose from 'mongoose';
import { type TestApp } from './app.ts';
import { buildPerson, type TestPerson } from './factories.ts';

/** A signed-in operator, who belongs to no organisation. */
export async function makeOperator(app: TestApp): Promise<TestPerson> {
  const person = await buildPerson(app);
  await mongoose.connection.collections.people?.updateOne(
    { email: person.email },
    { $set: { operator: true } },
  );
  return person;
}
