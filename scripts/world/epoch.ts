// SOURCE_DATE_EPOCH, the date that all output bears where it is set.

import { fault } from './fault.ts';

/** Seconds from 1970 to the last one of the year 9999: the formats write years in four digits. */
const last = 253_402_300_799;

/** The date that `value` (whole seconds since 1970) stands for, undefined where it is absent or empty. Throws a `Fault`. */
export function parseEpoch(value: string | undefined): Date | undefined {
  if (!value) return undefined;
  if (/^\d+$/.test(value) && Number(value) <= last) return new Date(Number(value) * 1000);
  throw fault(
    'usage',
    `Unexpected SOURCE_DATE_EPOCH \`${value}\`, expected whole seconds since 1970, for example \`1767225600\``,
  );
}
