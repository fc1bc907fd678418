/** How a text in German and English is stored; an empty string is "not translated". */
export const localisedText = {
  _id: false,
  de: { type: String, default: '' },
  en: { type: String, default: '' },
};
