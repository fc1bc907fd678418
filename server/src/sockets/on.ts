import { commands, type Ack, type CommandName } from '@klammer/contracts/sockets';
import { type z } from 'zod';
import { admit, type Actor, type Person } from '../actor.ts';
import { type Deps } from '../deps.ts';
import { issuesOf, toProblem } from '../http/problems.ts';
import { Problem } from '../problem.ts';

/** A command with the code that answers it. */
export interface CommandHandler {
  name: CommandName;
  answer: (deps: Deps, actor: Actor, input: unknown) => Promise<Ack<unknown>>;
}

type InputOf<Name extends CommandName> = z.output<(typeof commands)[Name]['input']>;
type OutputOf<Name extends CommandName> = z.output<(typeof commands)[Name]['output']>;

/**
 * Declares how a command is answered: validated, admitted like an HTTP request, and acknowledged with
 * `{ok, data}` or `{ok: false, problem}`; it never rejects.
 */
export function onCommand<Name extends CommandName>(
  name: Name,
  handler: (deps: Deps, actor: Person, input: InputOf<Name>) => Promise<OutputOf<Name>>,
): CommandHandler {
  return {
    name,
    answer: async (deps, actor, input) => {
      try {
        const person = admit('person', actor);
        const parsed = commands[name].input.safeParse(input);
        if (!parsed.success)
          throw new Problem('invalid-input', undefined, { issues: issuesOf(parsed.error) });
        return { ok: true, data: await handler(deps, person, parsed.data as InputOf<Name>) };
      } catch (error) {
        const problem = toProblem(error);
        if (problem.status >= 500) deps.log.error({ command: name, err: error }, 'command failed');
        return { ok: false, problem: problem.toBody() };
      }
    },
  };
}
