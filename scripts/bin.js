#!/usr/bin/env node
// The command `colophon`: lets Node read this package's TypeScript, then runs cli.ts.

import { register } from 'tsx/esm/api';

// No tsconfig: by default that of the current folder would apply, which is the author's, not ours.
register({ tsconfig: false });
await import('./cli.ts');
