import type { ProblemCode } from '@klammer/contracts/problems';
import type { Me } from '@klammer/contracts/accounts';
import type { Theme } from '#lib/theme.ts';

declare global {
  namespace App {
    interface Error {
      status: number;
      message: string;
      code?: ProblemCode;
      requestId?: string;
    }
    interface PageData {
      /** Null only where the API could not be asked. */
      me: Me | null;
      theme: Theme;
    }
  }
}

export {};
