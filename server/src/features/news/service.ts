export { fillNews, type FilledArticle } from './filling.ts';
export { listNews, readArticle } from './reading.ts';
