import { useRegion, type Region } from '@klammer/contracts/vocabulary';
import type { HandleClientError } from '@sveltejs/kit/hooks';
import { page } from '$app/state';
import { patient } from '#lib/live/patience.ts';
import { describeError } from '#lib/problems.ts';

// Before any page is made: labels and dates are the region's. The server wrote it into this very document.
useRegion(JSON.parse(document.getElementById('region')?.textContent ?? '') as Region);
window.fetch = patient(window.fetch, () => page.url);

export const handleError: HandleClientError = ({ error }) => describeError(error);
