/** What was stored of the demonstration, by the words its scripts name it with. */
export interface Stored {
  person: (email: string) => { id: string; name: string };
  organisation: (name: string) => { id: string; slug: string };
}
