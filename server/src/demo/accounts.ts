/**
 * The accounts a visitor can try: one person of each kind and the operator. The addresses are fixed; the password
 * is the caller's. Everybody else of the region has an address under `klammer.example` too, with the same password.
 */
export const SHOWCASE = [
  { email: 'founder@klammer.example', organisation: 'Kaiwärts', operator: false },
  { email: 'scout@klammer.example', organisation: 'Rheinfuge Terminalgesellschaft', operator: false },
  { email: 'investor@klammer.example', organisation: 'Pegelstand Ventures', operator: false },
  { email: 'partner@klammer.example', organisation: 'Transferwerk Neudorf', operator: false },
  { email: 'operator@klammer.example', organisation: 'Klammer Geschäftsstelle', operator: true },
] as const;
