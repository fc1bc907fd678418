import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

/** The browser's part of passkeys. The library is loaded when somebody uses one, not with the page. */

export type PasskeyAnswer = 'done' | 'cancelled' | 'confirmation-needed' | 'failed';

const JSON_HEADERS = { 'content-type': 'application/json' };

/** Signs in with a passkey of this device or of a phone beside it. */
export async function signInWithPasskey(): Promise<PasskeyAnswer> {
  return withCeremony(
    'generate-authenticate-options',
    'verify-authentication',
    async (optionsJSON: PublicKeyCredentialRequestOptionsJSON) => {
      const { startAuthentication } = await import('@simplewebauthn/browser');

      return { response: await startAuthentication({ optionsJSON }) };
    },
  );
}

/** Makes a passkey for the signed-in person. */
export async function addPasskey(name: string): Promise<PasskeyAnswer> {
  return withCeremony(
    'generate-register-options',
    'verify-registration',
    async (optionsJSON: PublicKeyCredentialCreationOptionsJSON) => {
      const { startRegistration } = await import('@simplewebauthn/browser');

      return { response: await startRegistration({ optionsJSON }), name };
    },
  );
}

async function withCeremony<Options>(
  begin: string,
  finish: string,
  ask: (options: Options) => Promise<object>,
): Promise<PasskeyAnswer> {
  const options = await fetch(`/api/auth/passkey/${begin}`);

  if (!options.ok) return options.status === 403 ? 'confirmation-needed' : 'failed';

  let answer: object;

  try {
    answer = await ask((await options.json()) as Options);
  } catch (error) {
    // The browser says so both where the person declined and where they took too long.
    if (error instanceof Error && ['NotAllowedError', 'AbortError'].includes(error.name)) return 'cancelled';

    return 'failed';
  }

  const verified = await fetch(`/api/auth/passkey/${finish}`, {
    method: 'POST',
    headers: JSON_HEADERS,
    body: JSON.stringify(answer),
  });

  return verified.ok ? 'done' : 'failed';
}
