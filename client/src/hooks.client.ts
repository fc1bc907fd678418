import type { HandleClientError } from '@sveltejs/kit/hooks';
import { describeError } from '#lib/problems.ts';

export const handleError: HandleClientError = ({ error }) => describeError(error);
