import { ROLES, type Role } from '@klammer/contracts/organisations';
import { m } from '#lib/paraglide/messages.js';

const WORDS: Record<Role, () => string> = {
  owner: m.settings_role_owner,
  editor: m.settings_role_editor,
  viewer: m.settings_role_viewer,
};

export function wordRole(role: Role): string {
  return WORDS[role]();
}

/** The roles as a choice, each with what it may. */
export function listRoles(): { value: Role; label: string }[] {
  return ROLES.map((value) => ({ value, label: wordRole(value) }));
}
