import { type PersonalData } from '../../contributions/personal-data.ts';
import { referenceIn } from '../../contributions/references.ts';
import { readChoices } from './choices.ts';
import { ChannelChoices, PushDevices, type DeviceDoc } from './model.ts';

const MOST_EXPORTED = 100;

export const channelsPersonal: PersonalData = {
  name: 'channels',
  merging: {
    references: [referenceIn(ChannelChoices, 'personId')],
    covers: ['push_devices.personId'],
    // A browser takes pushes as long as its session lasts, and those of the account that goes end.
    move: async (_deps, { from }) => {
      await PushDevices.deleteMany({ personId: from });
    },
  },
  export: async (_deps, { personId }) => {
    const devices = await PushDevices.find({ personId }).limit(MOST_EXPORTED).lean<DeviceDoc[]>();
    // Without the keys: they are secrets between the browser and this server.
    const shown = devices.map(({ endpoint, browser, system, createdAt }) => ({
      endpoint,
      browser,
      system,
      createdAt,
    }));
    return { data: { choices: await readChoices(personId), devices: shown } };
  },
  erase: async (_deps, { personId }) => {
    await ChannelChoices.deleteMany({ personId });
    await PushDevices.deleteMany({ personId });
  },
  eraseOrganisation: async (_deps, organisationId) => {
    await ChannelChoices.deleteMany({ organisationId });
  },
};
