export { addFile, addFolder, moveFile, removeFile, removeFolder, renameFolder } from './contents.ts';
export { fillRooms, type FilledRoom } from './filling.ts';
export { confirmRoom, endGrantsBetween, grantRoom, revokeGrant } from './granting.ts';
export { createRoom, removeRoom, updateRoom } from './keeping.ts';
export { getRoom, listRooms } from './reading.ts';
export { downloadRoomFile, listAccesses, viewPage } from './viewing.ts';
