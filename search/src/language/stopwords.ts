/** Folded function words of both languages: they carry no topic and weigh little in a query. */
const GERMAN =
  'aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da damit dann das dass dein deine dem den denn der des dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es euch euer fur gegen habe haben hat hatte hatten hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes kann kein keine konnen konnte man mehr mein meine mit muss nach nicht noch nun nur ob oder ohne sehr sein seine seinem seinen seiner sich sie sind so soll sollte sondern sowie uber um und uns unser unsere unserem unseren unserer unter vom von vor war waren was weil welche welcher wenn wer werden wie will wir wird wo wurde wurden zu zum zur zwischen fuer ueber koennen koennte';
const ENGLISH =
  'a about after all also am an and any are as at be because been but by can could did do does doing down each for from had has have having he her here him his how i if in into is it its just me more most my no nor not of off on once only or other our out over own same she should so some such than that the their them then there these they this those through to too under until up us very was we were what when where which while who whom why will with would you your';

const german = new Set(GERMAN.split(' '));
const english = new Set(ENGLISH.split(' '));

/** Whether a folded word is a function word in either language. */
export function isStopword(word: string): boolean {
  return german.has(word) || english.has(word);
}

/** The language whose function words are the more frequent; null when there are none or equally many. */
export function detectLanguage(words: readonly string[]): 'de' | 'en' | null {
  let balance = 0;
  for (const word of words) {
    if (german.has(word)) balance += 1;
    if (english.has(word)) balance -= 1;
  }
  if (balance === 0) return null;
  return balance > 0 ? 'de' : 'en';
}
