import type { Attachment } from '@klammer/contracts/conversations';
import { reach } from '#lib/api.ts';

/** Files that go with the next message; each is stored as soon as it is picked. */
export class Attaching {
  files = $state<Attachment[]>([]);
  isUploading = $state(false);
  #fault: (error: unknown) => void;

  /** @param fault told of each file that was not taken */
  constructor(fault: (error: unknown) => void) {
    this.#fault = fault;
  }

  async add(picked: Iterable<File>): Promise<void> {
    this.isUploading = true;
    for (const file of picked) {
      const form = new FormData();

      form.set('purpose', 'attachment');
      form.set('file', file);
      try {
        const answer = await reach(fetch, '/api/files', { method: 'POST', body: form });

        this.files.push((await answer.json()) as Attachment);
      } catch (error) {
        this.#fault(error);
      }
    }
    this.isUploading = false;
  }

  remove(id: string): void {
    this.files = this.files.filter((one) => one.id !== id);
  }

  /** Hands them over to a message, and is empty again. */
  take(): Attachment[] {
    const taken = this.files.map(({ id, name, type, size }) => ({ id, name, type, size }));

    this.files = [];

    return taken;
  }
}
