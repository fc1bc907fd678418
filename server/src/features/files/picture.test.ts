import { expect, it } from 'vitest';
import { png } from './fixtures.ts';
import { drawAnew } from './picture.ts';

it('draws many pictures at once, each beginning while others are being opened', async () => {
  const bytes = await png();
  const drawn: Promise<unknown>[] = [];
  for (let count = 0; count < 400; count += 1) {
    drawn.push(drawAnew(bytes, 'logo'));
    await new Promise(setImmediate);
  }
  await expect(Promise.all(drawn)).resolves.toHaveLength(400);
});
