import { error, type RequestEvent } from '@sveltejs/kit';

/**
 * A form that cannot be read (cut off, without its boundary, no form at all) is its sender's mistake: every action and
 * address that asks for one answers 400 instead of failing. One that is too large keeps its own answer.
 */
export function refuseUnreadableForms({ request }: RequestEvent): void {
  const read = request.formData.bind(request);

  request.formData = async () => {
    try {
      return await read();
    } catch (cause) {
      if (cause instanceof TypeError) error(400);
      throw cause;
    }
  };
}
