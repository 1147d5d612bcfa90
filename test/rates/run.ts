// `npm run proof-rates`: how often the proof accuses sound copies, and how often it lets spoilt ones pass.

import { openWorld } from '../../scripts/system/open.ts';
import { type Judged, judgeSound, soundWorlds } from './alarms.ts';
import { disguises } from './disguises.ts';
import { hands, missingTools } from './hands.ts';
import { type Handled, judgeHands, spoiltBook, type Tried, tryDisguises } from './misses.ts';
import { report } from './report.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-01-01T00:00:00Z') });
const judged: Judged[] = [];
const tried: Tried[] = [];
const handled: Handled[] = [];
const missing = missingTools();

async function judgeBooks(): Promise<void> {
  for (const [kind, of] of soundWorlds(world)) {
    process.stderr.write(`sound: ${kind}\n`);
    judged.push(...(await judgeSound(kind, of)));
  }
}

async function spoilCopies(): Promise<void> {
  const spoilt = await spoiltBook(world);
  const here = hands.filter(({ tool }) => tool === undefined || !missing.includes(tool));
  await judgeHands(here, spoilt, (one) => handled.push(one));
  for (const format of new Set(disguises.map((one) => one.format))) {
    process.stderr.write(`disguises of ${format}\n`);
    const own = disguises.filter((one) => one.format === format);
    await tryDisguises(own, spoilt, (one) => tried.push(one));
  }
}

try {
  await world.browser.start();
  // Side by side: while one waits for the browser, the other computes.
  await Promise.all([judgeBooks(), spoilCopies()]);
  const { text, failed } = report({ judged, tried, handled, missing });
  process.stdout.write(text);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  await world.browser.close();
}
