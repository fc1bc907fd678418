import { z } from 'zod';
import { endpoint, fileAnswer, inPerson } from './endpoint.ts';
import { PageQuery, pageOf } from './pages.ts';
import {
  ConfidentialityText,
  FolderKey,
  FolderName,
  GrantAccess,
  MOST_ROOM_PAGES,
  OwnRoom,
  Room,
  RoomAccess,
  RoomName,
  SharedRoom,
} from './room-shapes.ts';
import { Day, Id } from './text.ts';

export * from './room-shapes.ts';

const one = z.object({ id: Id });
const folder = one.extend({ key: FolderKey });
const file = one.extend({ fileId: Id });
const grant = one.extend({ organisationId: Id });

export const rooms = inPerson({
  list: endpoint({
    method: 'GET',
    path: '/api/rooms',
    summary: 'Data rooms of your organisation, and those that others share with it',
    access: 'member',
    query: z.object({
      /** Only what this organisation shares with yours, and what yours shares with it. */
      with: Id.optional(),
    }),
    response: z.object({
      own: z.array(OwnRoom),
      shared: z.array(SharedRoom),
      abilities: z.object({ create: z.boolean() }),
    }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/rooms',
    summary: 'Open a data room; its name is unique in your organisation',
    access: 'member',
    body: z.object({ name: RoomName }),
    response: Room,
    status: 201,
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/rooms/:id',
    summary: 'A data room as its owner or as somebody it is shared with',
    access: 'member',
    params: one,
    response: Room,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/api/rooms/:id',
    summary: 'Change the name, or the text that viewers confirm; a new text is confirmed anew',
    access: 'member',
    params: one,
    body: z.object({ name: RoomName.optional(), confidentiality: ConfidentialityText.optional() }),
    response: Room,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/rooms/:id',
    summary: 'Delete a data room with its files, grants and log',
    access: 'member',
    params: one,
  }),
  addFolder: endpoint({
    method: 'POST',
    path: '/api/rooms/:id/folders',
    summary: 'Add a folder',
    access: 'member',
    params: one,
    body: z.object({ name: FolderName }),
    response: Room,
    status: 201,
  }),
  renameFolder: endpoint({
    method: 'PATCH',
    path: '/api/rooms/:id/folders/:key',
    summary: 'Rename a folder',
    access: 'member',
    params: folder,
    body: z.object({ name: FolderName }),
    response: Room,
  }),
  removeFolder: endpoint({
    method: 'DELETE',
    path: '/api/rooms/:id/folders/:key',
    summary: 'Remove a folder; what lies in it stays in the room',
    access: 'member',
    params: folder,
    response: Room,
  }),
  addFile: endpoint({
    method: 'POST',
    path: '/api/rooms/:id/files',
    summary: 'Put an upload for the purpose `room` into the room',
    access: 'member',
    params: one,
    body: z.object({ fileId: Id, folder: FolderKey.nullable().default(null) }),
    response: Room,
    status: 201,
  }),
  moveFile: endpoint({
    method: 'PATCH',
    path: '/api/rooms/:id/files/:fileId',
    summary: 'Put a file into another folder',
    access: 'member',
    params: file,
    body: z.object({ folder: FolderKey.nullable() }),
    response: Room,
  }),
  removeFile: endpoint({
    method: 'DELETE',
    path: '/api/rooms/:id/files/:fileId',
    summary: 'Delete a file from the room',
    access: 'member',
    params: file,
    response: Room,
  }),
  grant: endpoint({
    method: 'PUT',
    path: '/api/rooms/:id/grants/:organisationId',
    summary: 'Let an organisation look in that you were introduced to; again to change how or until when',
    access: 'member',
    params: grant,
    body: z.object({
      access: GrantAccess,
      /** The last day, in the region's time. */
      expiresOn: Day.nullable().default(null),
    }),
    response: Room,
  }),
  revoke: endpoint({
    method: 'DELETE',
    path: '/api/rooms/:id/grants/:organisationId',
    summary: 'End an organisation’s access at once',
    access: 'member',
    params: grant,
    response: Room,
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/api/rooms/:id/confirmation',
    summary: 'Confirm the confidentiality of a room, in the version that was read',
    access: 'member',
    params: one,
    body: z.object({ version: z.number().int().min(1) }),
    response: Room,
  }),
  page: endpoint({
    method: 'GET',
    path: '/api/rooms/:id/files/:fileId/pages/:page',
    summary: 'A page of a PDF as a picture that names who looks at it',
    access: 'member',
    gives: 'file',
    params: file.extend({ page: z.coerce.number().int().min(1).max(MOST_ROOM_PAGES) }),
    response: fileAnswer,
  }),
  download: endpoint({
    method: 'GET',
    path: '/api/rooms/:id/files/:fileId/download',
    summary: 'The file itself, where the grant allows it',
    access: 'member',
    gives: 'file',
    params: file,
    response: fileAnswer,
  }),
  accesses: endpoint({
    method: 'GET',
    path: '/api/rooms/:id/accesses',
    summary: 'Which organisation looked at what, by day, newest first; for the owner',
    access: 'member',
    params: one,
    query: PageQuery,
    response: pageOf(RoomAccess),
  }),
});
