import type { LayoutLoad } from './$types';

/** Members keep their rail while they look around; the front page is for everybody, and strangers need not load it. */
export const load: LayoutLoad = async ({ parent, route }) => {
  const { me } = await parent();
  const asMember = Boolean(me?.organisationId) && route.id !== '/(public)';

  return { MemberShell: asMember ? (await import('#lib/shell/MemberShell.svelte')).default : null };
};
