export { fillTopics, type FilledTopic } from './filling.ts';
export { getTopic, listTopics } from './reading.ts';
