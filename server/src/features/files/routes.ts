import { files } from '@klammer/contracts/files';
import { on, type Route } from '../../http/mount.ts';
import { discardFile, downloadFile, getUsage, presentFile, uploadFile, type FileReaders } from './service.ts';

/** `readers` come from the features that claim files: handing them over keeps imports one-way. */
export function fileRoutes(readers: FileReaders): Route[] {
  return [
    on(files.upload)(async (deps, { actor, body, upload }) =>
      presentFile(await uploadFile(deps, actor, body.purpose, upload)),
    ),
    on(files.usage)(async (deps, { actor }) => getUsage(deps, actor)),
    on(files.download)(async (deps, { actor, params, query }) =>
      downloadFile(deps, readers, actor, params.id, query.size),
    ),
    on(files.discard)(async (deps, { actor, params }) => discardFile(deps, actor, params.id)),
  ];
}
