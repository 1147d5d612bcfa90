// The npm packages that a book was made with, as a lock file or dist/packages.json names them.

import * as z from 'zod';

const schema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
    }),
  ),
});

/** A package: its licence as an SPDX expression, if its authors gave one, and the SHA-512 of its archive in hexadecimal. */
export type Package = Readonly<{
  name: string;
  version: string;
  license: string | undefined;
  sha512: string | undefined;
}>;

/** The licences of packages whose package.json has another than their own files name. */
const corrected: Readonly<Record<string, string>> = {
  // Its LICENSE has version 3 of the AGPL, or later.
  citeproc: 'CPAL-1.0 OR AGPL-3.0-or-later',
  // Its code is under the MIT licence; the styles and locales in it are those of the CSL project.
  '@citation-js/plugin-csl': 'MIT AND CC-BY-SA-3.0',
};

/** The packages of a lock file that npm installs with the program, and of others those that are wanted; each once, by name and version. */
export function packagesOf(
  lock: Uint8Array,
  wanted: (name: string) => boolean = () => false,
): readonly Package[] {
  const { packages } = schema.parse(JSON.parse(new TextDecoder().decode(lock)));
  const all = Object.entries(packages).flatMap(([path, { version, license, integrity, dev }]) => {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (name === '' || version === undefined || (dev && !wanted(name))) return [];
    const [, digest] = /^sha512-(\S+)/.exec(integrity ?? '') ?? [];
    const sha512 = digest === undefined ? undefined : Buffer.from(digest, 'base64').toString('hex');
    return [{ name, version, license: corrected[name] ?? license, sha512 }];
  });
  const byName = new Map(all.map((one) => [`${one.name}@${one.version}`, one]));
  return [...byName].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
}

/** Whether a package is a font: only fonts have the Open Font License. */
export function isFont({ license }: Package): boolean {
  return license === 'OFL-1.1';
}

/** The package URL (purl, ECMA-427) of a package. */
export function purlOf({ name, version }: Package): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}
