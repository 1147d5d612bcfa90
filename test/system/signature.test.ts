// Signatures by real gpg and ssh-keygen, with keys made for the test.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkSignature, sign } from '../../scripts/system/signature.ts';

// Short: gpg's agent listens at a path in it, which the system limits.
const home = mkdtempSync(join(tmpdir(), 's-'));
const content = new TextEncoder().encode('c0ffee  book.epub\n');
const other = new TextEncoder().encode('decade  book.epub\n');
const has = (program: string) => spawnSync(program, ['--version']).error === undefined;

describe.skipIf(!has('ssh-keygen'))('SSH', () => {
  const key = (name: string) => {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(home, name)]);
    return join(home, name);
  };
  const [ada, eve] = [key('ada'), key('eve')];
  const print = (path: string) =>
    /SHA256:\S+/.exec(execFileSync('ssh-keygen', ['-l', '-f', path], { encoding: 'utf8' }))?.[0] ?? '';

  test('tells the key, and is held against a fingerprint or a public key', async () => {
    const signature = await sign(content, ada, process.env);
    expect(signature.kind).toBe('ssh');
    const who = `the SSH key ${print(ada)} (ED25519)`;
    for (const signer of [undefined, print(ada), `${ada}.pub`])
      expect(await checkSignature(content, signature, signer, process.env)).toEqual({ who, flaw: undefined });
  });

  test('another key’s is caught', async () => {
    const signature = await sign(content, eve, process.env);
    const proof = await checkSignature(content, signature, `${ada}.pub`, process.env);
    expect(proof).toEqual({
      who: `the SSH key ${print(eve)} (ED25519)`,
      flaw: `expected one by \`${print(ada)}\``,
    });
  });

  test('one of other bytes is caught', async () => {
    const signature = await sign(content, ada, process.env);
    expect((await checkSignature(other, signature, undefined, process.env)).flaw).toBe(
      'it is not a signature of these bytes',
    );
  });

  test('a file that is no key is told', async () => {
    writeFileSync(join(home, 'none'), 'none');
    await expect(sign(content, join(home, 'none'), process.env)).rejects.toMatchObject({ code: 'usage' });
  });
});

describe.skipIf(!has('gpg'))('OpenPGP', () => {
  const keyring = (name: string) => {
    const folder = join(home, `g${name}`);
    mkdirSync(folder, { mode: 0o700 });
    const env = { ...process.env, GNUPGHOME: folder };
    const user = `${name} <${name}@example.org>`;
    const made = ['--batch', '--passphrase', '', '--quick-generate-key', user, 'ed25519', 'sign', 'never'];
    execFileSync('gpg', made, { env, stdio: 'ignore' });
    const file = join(home, `${name}.asc`);
    writeFileSync(file, execFileSync('gpg', ['--armor', '--export'], { env }));
    const listed = execFileSync('gpg', ['--with-colons', '--list-keys'], { env, encoding: 'utf8' });
    return { env, user, file, print: /^fpr:+([0-9A-F]+)/m.exec(listed)?.[1] ?? '' };
  };
  const [ada, eve] = [keyring('ada'), keyring('eve')];
  afterAll(() => {
    for (const { env } of [ada, eve]) spawnSync('gpgconf', ['--kill', 'all'], { env });
  });

  test('tells who signed, and is held against a fingerprint or a public key', async () => {
    const signature = await sign(content, 'ada', ada.env);
    const who = `${ada.user} (OpenPGP key ${ada.print})`;
    for (const signer of [undefined, ada.print, ada.print.toLowerCase(), ada.file])
      expect(await checkSignature(content, signature, signer, ada.env)).toEqual({ who, flaw: undefined });
    // Somebody who has the key's file only.
    expect(await checkSignature(content, signature, ada.file, eve.env)).toEqual({ who, flaw: undefined });
  });

  test('another key’s is caught, known or not', async () => {
    const signature = await sign(content, 'eve', eve.env);
    expect((await checkSignature(content, signature, ada.print, eve.env)).flaw).toBe(
      `expected one by \`${ada.print}\``,
    );
    expect((await checkSignature(content, signature, ada.file, eve.env)).flaw).toBe(
      `expected one by \`${ada.file}\``,
    );
    expect((await checkSignature(content, signature, undefined, ada.env)).flaw).toContain(
      'gpg does not have that key',
    );
  });

  test('one of other bytes is caught', async () => {
    const signature = await sign(content, 'ada', ada.env);
    expect((await checkSignature(other, signature, undefined, ada.env)).flaw).toBe(
      'it is not a signature of these bytes',
    );
  });

  test('a name that gpg does not know is told', async () => {
    await expect(sign(content, 'nobody', ada.env)).rejects.toMatchObject({ code: 'usage' });
  });
});

afterAll(() => rmSync(home, { recursive: true, force: true }));
