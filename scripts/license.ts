// Licences by SPDX id: name, full text, and the sentence that stands beside the copyright line.

import type { World } from './world.ts';

/** A licence: its SPDX id, its name, its address, its text word for word and the sentence that applies it. */
export type License = Readonly<{ id: string; name: string; url: string; text: string; sentence: string }>;

/** The sentences that licences prescribe; others are named. OSL-3.0 and AFL-3.0: first paragraph of their texts. */
const sentences: Readonly<Record<string, string>> = {
  'OSL-3.0': 'Licensed under the Open Software License version 3.0',
  'AFL-3.0': 'Licensed under the Academic Free License version 3.0',
};

/** Whether `id` has the form of an SPDX id; only such a name is looked up in the package. */
const form = /^[A-Za-z0-9][A-Za-z0-9.+-]*$/;

/** The licence with this SPDX id from the list of the package `spdx-license-list`; undefined where there is none. */
export async function findLicense(id: string, resource: World['resource']): Promise<License | undefined> {
  if (!form.test(id)) return undefined;
  const bytes = await resource(`spdx-license-list/licenses/${id}.json`).catch(() => undefined);
  if (!bytes) return undefined;
  const { name, licenseText } = JSON.parse(new TextDecoder().decode(bytes)) as {
    name: string;
    licenseText: string;
  };
  return {
    id,
    name,
    url: `https://spdx.org/licenses/${id}.html`,
    text: licenseText.trim(),
    sentence: sentences[id] ?? `Licensed under the ${name}`,
  };
}
