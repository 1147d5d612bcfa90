// Signs and verifies files with the installed gpg and ssh-keygen, so that no key passes through this program.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Env } from './cache.ts';
import { fault, systemCode } from './fault.ts';
import { openScratch } from './scratch.ts';

/** A detached signature by OpenPGP (armoured) or SSH (namespace `file`). */
export type Signature = Readonly<{ kind: 'openpgp' | 'ssh'; content: Uint8Array }>;

/** Who signed, as far as it is known. `flaw` is what is wrong with the signature, or undefined if it is good. */
export type SignatureProof = Readonly<{ who: string; flaw: string | undefined }>;

/** An SSH signature is bound to a namespace. This is the one that `ssh-keygen -Y sign` is used with for files. */
const namespace = 'file';

/**
 * Signs `content` with `key`: the file of an SSH key (private, or public with an agent), or else a name by which gpg finds
 * a key. Throws a `Fault` if there is no such key (`usage`) or program (`missing-tool`).
 */
export async function sign(content: Uint8Array, key: string, env: Env = process.env): Promise<Signature> {
  const scratch = openScratch();
  const file = join(scratch.folder, 'content');
  try {
    await writeFile(file, content);
    const ssh = existsSync(key);
    const said = ssh
      ? await run('ssh-keygen', ['-Y', 'sign', '-f', resolve(key), '-n', namespace, file], env)
      : await run(
          'gpg',
          ['--armor', '--detach-sign', '--local-user', key, '--output', `${file}.asc`, file],
          env,
        );
    const made = await readFile(ssh ? `${file}.sig` : `${file}.asc`).catch(() => undefined);
    if (said.code !== 0 || !made)
      throw fault(
        'usage',
        `Cannot sign with \`${key}\`: ${said.text.trim().split('\n').slice(-2).join('; ')}. Name the file of an SSH key, or an OpenPGP key of \`gpg --list-secret-keys\``,
      );
    return { kind: ssh ? 'ssh' : 'openpgp', content: new Uint8Array(made) };
  } finally {
    scratch.close();
  }
}

/**
 * Verifies a signature of `content`, and that it is by `signer` if one is given: a fingerprint, or the file of a public
 * key. Otherwise an SSH signature by anyone is good, and an OpenPGP signature if gpg has the key. Throws a `Fault`
 * (`missing-tool`) if the program is not installed.
 */
export async function checkSignature(
  content: Uint8Array,
  signature: Signature,
  signer: string | undefined,
  env: Env = process.env,
): Promise<SignatureProof> {
  const scratch = openScratch();
  try {
    const file = join(scratch.folder, 'content');
    const detached = join(scratch.folder, 'signature');
    await writeFile(file, content);
    await writeFile(detached, signature.content);
    return signature.kind === 'ssh'
      ? await checkSsh(content, detached, signer, env)
      : await checkOpenPgp(file, detached, signer, { ...env }, scratch.folder);
  } finally {
    scratch.close();
  }
}

async function checkSsh(
  content: Uint8Array,
  detached: string,
  signer: string | undefined,
  env: Env,
): Promise<SignatureProof> {
  const said = await run(
    'ssh-keygen',
    ['-Y', 'check-novalidate', '-n', namespace, '-s', detached],
    env,
    content,
  );
  const [, kind, print] = /^Good .* signature with (\S+) key (SHA256:\S+)/m.exec(said.text) ?? [];
  if (said.code !== 0 || print === undefined)
    return { who: 'nobody known', flaw: 'it is not a signature of these bytes' };
  const who = `the SSH key ${print} (${kind})`;
  if (signer === undefined) return { who, flaw: undefined };
  const wanted = existsSync(signer)
    ? [...(await run('ssh-keygen', ['-l', '-f', signer], env)).text.matchAll(/SHA256:\S+/g)].map(
        ([one]) => one,
      )
    : [signer];
  return { who, flaw: wanted.includes(print) ? undefined : otherSigner(wanted) };
}

async function checkOpenPgp(
  file: string,
  detached: string,
  signer: string | undefined,
  env: Env,
  scratch: string,
): Promise<SignatureProof> {
  const isFile = signer !== undefined && existsSync(signer);
  // If the file of a key is given, gpg gets a home of its own, in which it has that key alone.
  const home = isFile ? ['--homedir', scratch] : [];
  if (isFile) await run('gpg', [...home, '--batch', '--no-autostart', '--import', signer], env);
  const args = [...home, '--batch', '--no-autostart', '--status-fd', '1', '--verify', detached, file];
  const { text } = await run('gpg', args, env);
  const status = (name: string) => new RegExp(`^\\[GNUPG:\\] ${name} (.*)$`, 'm').exec(text)?.[1]?.split(' ');
  const valid = status('VALIDSIG');
  const good = status('GOODSIG');
  const unknown = status('NO_PUBKEY')?.[0];
  if (!valid || !good) {
    const bad = status('BADSIG') ?? status('EXPKEYSIG') ?? status('REVKEYSIG') ?? status('EXPSIG');
    if (unknown !== undefined)
      return {
        who: `the OpenPGP key ${unknown}`,
        flaw:
          signer === undefined
            ? 'gpg does not have that key: import it, or name its file with `--signer`'
            : otherSigner([signer]),
      };
    return {
      who: bad ? `the OpenPGP key ${bad.join(' ')}` : 'nobody known',
      flaw:
        status('BADSIG') || !bad
          ? 'it is not a signature of these bytes'
          : 'the key or the signature is no longer valid',
    };
  }
  const prints = [valid[0] ?? '', valid.at(-1) ?? ''];
  const who = `${good.slice(1).join(' ')} (OpenPGP key ${prints[1]})`;
  if (signer === undefined || isFile) return { who, flaw: undefined };
  const wanted = signer.replace(/\s|^0x/g, '').toUpperCase();
  return { who, flaw: prints.includes(wanted) ? undefined : otherSigner([signer]) };
}

function otherSigner(wanted: readonly string[]): string {
  return `expected one by ${wanted.map((one) => `\`${one}\``).join(' or ')}`;
}

/** Runs a program to its end, with messages in English. Gives what it writes to stdout and stderr. */
function run(
  program: 'gpg' | 'ssh-keygen',
  args: readonly string[],
  env: Env,
  input?: Uint8Array,
): Promise<Readonly<{ code: number; text: string }>> {
  return new Promise((done, failed) => {
    const child = execFile(program, args, { env: { ...env, LC_ALL: 'C' } }, (error, stdout, stderr) => {
      if (systemCode(error) === 'ENOENT')
        failed(
          fault(
            'missing-tool',
            `Cannot find \`${program}\`, which signatures are made and checked with. Install it, so that it is on the PATH`,
          ),
        );
      else done({ code: error === null ? 0 : 1, text: `${stdout}\n${stderr}` });
    });
    child.stdin?.on('error', () => {});
    child.stdin?.end(input ?? '');
  });
}
