/** A sign-out that did not reach the server; its session ends as soon as it can be reached. */
export const OWED = 'klammer-sign-out';

/** Whether somebody signed out on this device whose session has not ended yet: nothing is begun for them any more. */
export function hasSignedOut(): boolean {
  return localStorage.getItem(OWED) !== null;
}

/** Whether what another window has just written down says that the person signed out there. */
export function tellsOfSignOut({ key, newValue }: StorageEvent): boolean {
  return key === OWED && newValue !== null;
}
