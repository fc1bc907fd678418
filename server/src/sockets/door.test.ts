import { expect, it } from 'vitest';
import { sessionIn } from './door.ts';

it('counts connections by the session, whatever other cookies come with it', () => {
  const [plain, secure] = ['klammer.session=a.b%3D', '__Host-klammer.session=a.b%3D'];
  for (const cookie of [plain, secure, `x=1; ${plain}`, `${secure}; x=2`, `y=klammer.session; ${plain};z=3`])
    expect(sessionIn(cookie)).toBe('a.b%3D');
  for (const cookie of [undefined, '', 'x=1', 'other-klammer.session=a.b%3D'])
    expect(sessionIn(cookie)).toBe('');
});
