import { describe, expect, it } from 'vitest';
import { offerFromForm } from './offer-form.ts';

describe('plans as a form sends them', () => {
  it('leave out rows without a key, and read an empty quota as none and 0 as no limit', () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({
      services: '3',
      'service0.key': 'room',
      'service1.key': 'seminar',
      plans: '2',
      'plan0.key': 'startup',
      'plan0.fee': '0',
      'plan0.months': '24',
      'plan0.kinds': 'startup',
      'plan0.quota.room': '0',
      'plan0.proof': 'on',
    }))
      form.append(name, value);
    const { plans, services } = offerFromForm(form);
    expect(services.map(({ key }) => key)).toEqual(['room', 'seminar']);
    expect(plans).toMatchObject([
      {
        key: 'startup',
        months: 24,
        kinds: ['startup'],
        youngerThanYears: null,
        needsProof: true,
        services: [{ service: 'room', quota: null }],
      },
    ]);
  });
});
