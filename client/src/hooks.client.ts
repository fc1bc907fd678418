import { useRegion, type Region } from '@klammer/contracts/vocabulary';
import type { HandleClientError } from '@sveltejs/kit/hooks';
import { describeError } from '#lib/problems.ts';

// Before any page is made: labels and dates are the region's. The server wrote it into this very document.
useRegion(JSON.parse(document.getElementById('region')?.textContent ?? '') as Region);

export const handleError: HandleClientError = ({ error }) => describeError(error);
