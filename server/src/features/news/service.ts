export { fillNews, type FilledArticle } from './filling.ts';
export { readArticle } from './reading.ts';
