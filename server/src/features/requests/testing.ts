import { type Application, type applications } from '@klammer/contracts/applications';
import { type Input } from '@klammer/contracts/endpoint';
import { type Request, type requests } from '@klammer/contracts/requests';
import { call, type TestApp } from '../../../test/app.ts';
import { type TestMember } from '../../../test/factories.ts';

type Fields = Input<typeof requests.create>['body'];

/** The clock that the tests of requests start at, and the deadline they mostly have. */
export const NOON = new Date('2030-01-01T11:00:00Z');
export const DEADLINE = '2030-01-05T12:00';
let count = 0;

/** A request that can be published as it is. */
export function askFor(fields: Partial<Fields>, clientId = `client-of-a-test-${(count += 1)}`): Fields {
  return {
    kind: 'pilot',
    title: { de: 'Leercontainer am Kai zählen', en: 'Count empty containers at the quay' },
    problem: { de: 'Wir zählen von Hand.', en: 'We count by hand.' },
    topics: ['logtech'],
    seeks: ['data'],
    questions: [{ de: 'Was haben Sie schon gezeigt?', en: '' }],
    deadline: DEADLINE,
    ...fields,
    clientId,
  };
}

export async function draftRequest(
  app: TestApp,
  by: TestMember,
  fields: Partial<Fields> = {},
  clientId?: string,
) {
  return call(app, 'requests.create', { body: askFor(fields, clientId) }, by.cookie);
}

export async function publishRequest(
  app: TestApp,
  by: TestMember,
  fields: Partial<Fields> = {},
): Promise<Request> {
  const { body } = await draftRequest(app, by, fields);
  const published = await call(app, 'requests.publish', { params: { id: body.id } }, by.cookie);
  if (published.status !== 200)
    throw new Error(`publishing answered ${published.status}: ${JSON.stringify(published.body)}`);
  return published.body;
}

export async function save(
  app: TestApp,
  by: TestMember,
  id: string,
  body: Partial<Input<typeof applications.save>['body']> = {},
) {
  const fields = { pitch: 'Unsere Kamera zählt mit.', answers: ['Zwei Piloten.'], ...body };
  return call(app, 'applications.save', { params: { id }, body: fields }, by.cookie);
}

/** An application that was sent. */
export async function apply(app: TestApp, by: TestMember, id: string): Promise<Application> {
  await save(app, by, id);
  const sent = await call(app, 'applications.submit', { params: { id } }, by.cookie);
  if (sent.status !== 200) throw new Error(`applying answered ${sent.status}: ${JSON.stringify(sent.body)}`);
  return sent.body;
}

/** What a person was told about a request. */
export async function tellsOf(app: TestApp, person: { cookie: string }, id: string) {
  const { body } = await call(app, 'notifications.list', { query: { group: 'requests' } }, person.cookie);
  return body.items.filter((item) => item.path.includes(id));
}
