import { Email, Password, SignUp } from '@klammer/contracts/accounts';
import { KIND_CODES } from '@klammer/contracts/vocabulary';
import { m } from '#lib/paraglide/messages.js';

/** One sentence per field that is not right yet. */
export type FieldErrors = Partial<Record<'name' | 'email' | 'password' | 'token', string>>;

const text = (form: FormData, name: string) => {
  const value = form.get(name);

  return typeof value === 'string' ? value : '';
};

/** What was typed, without the password: it goes back into the form, and a password never travels back. */
export function typed(form: FormData) {
  return { name: text(form, 'name'), email: text(form, 'email') };
}

/** Checks the fields by the schema of the API and words what is wrong with each. */
export function checkAccount(form: FormData, fields: readonly ('name' | 'email' | 'password')[]) {
  const values = {
    name: text(form, 'name'),
    email: text(form, 'email').trim(),
    password: text(form, 'password'),
  };
  const checks = {
    name: () => (SignUp.shape.name.safeParse(values.name).success ? undefined : m.auth_name_short()),
    email: () => (Email.safeParse(values.email).success ? undefined : m.auth_email_invalid()),
    password: () => (Password.safeParse(values.password).success ? undefined : wordPassword(values.password)),
  };
  const errors: FieldErrors = {};

  for (const field of fields) {
    const error = checks[field]();

    if (error) errors[field] = error;
  }

  return { values, errors, ok: Object.keys(errors).length === 0 };
}

function wordPassword(password: string): string {
  return password.length < 15 ? m.auth_password_short() : m.auth_password_long();
}

/** The kind a form or an address names, or none. */
export function readKind(value: unknown): string | undefined {
  return KIND_CODES.find((kind) => kind === value);
}
