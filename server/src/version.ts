/** The version of this installation, as in package.json. */
export const VERSION = '0.1.0';
