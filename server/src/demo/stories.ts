/** What the parties of an agreement tell, by its place among the agreements of the region. */
export interface DemoStory {
  agreement: number;
  daysAgo: number;
  title: { de: string; en: string };
  text: { de: string; en: string };
}

/** Agreed to by all sides; the figures are invented, as the organisations are. */
export const STORIES: readonly DemoStory[] = [
  {
    agreement: 0,
    daysAgo: 9,
    title: { de: 'Das Schiff wartet nicht mehr auf den Kran', en: 'The ship no longer waits for the crane' },
    text: {
      de: 'Drei Stunden lag ein Schiff früher im Schnitt, bevor der erste Container hing. Niemand war schuld: Der Kran wusste nicht, wann das Schiff kommt, und das Schiff nicht, wann der Kran frei ist.\n\nBeide Seiten haben sich auf einen Pilot geeinigt, der auf eine Seite passt: ein Terminal, zwei Krane, drei Monate, und ein Kriterium, an dem sich alle messen lassen. Nach sechs Wochen ist die Wartezeit im Mittel um ein Fünftel gesunken.\n\nWas half: zwei feste Ansprechpersonen, und dass von Anfang an feststand, was nach dem Pilot kommt, wenn er gelingt.',
      en: 'A ship used to lie for three hours on average before the first container was in the air. Nobody was to blame: the crane did not know when the ship would come, and the ship did not know when the crane was free.\n\nThe two sides agreed on a pilot that fits on one page: one terminal, two cranes, three months, and one criterion to be measured by. After six weeks the mean wait is down by a fifth.\n\nWhat helped: two people to talk to on either side, and knowing from the start what follows if it works.',
    },
  },
  {
    agreement: 3,
    daysAgo: 30,
    title: { de: 'Ein Name, der Türen öffnet', en: 'A name that opens doors' },
    text: {
      de: 'Der erste Kunde, der für einen spricht, ist mehr wert als der zehnte, der schweigt. Darum ging es in dieser Vereinbarung: ein Zitat, ein Logo, zwei Besuche im Jahr.\n\nIm Gegenzug kümmern sich die Gründer selbst, wenn etwas hakt, und nicht ein Postfach. Beide Seiten haben alles gehalten, was sie aufgeschrieben hatten.',
      en: 'The first customer who speaks up for you is worth more than the tenth who says nothing. That was what this agreement was about: one quote, one logo, two visits a year.\n\nIn return the founders themselves, and not a mailbox, step in when something is stuck. Both sides kept everything they had written down.',
    },
  },
];
