// What becomes of a build's files: put in place, or, where their proof failed, kept aside.

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tellDelivery } from '../../scripts/cli/build.ts';
import { exitCodes } from '../../scripts/cli/terminal.ts';
import { deliver as put } from '../../scripts/library/build.ts';
import type { Proof } from '../../scripts/model/proof.ts';

let out: string;
let said: string;
const spies = [vi.spyOn(process.stderr, 'write'), vi.spyOn(process.stdout, 'write')] as const;

beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'deliver-'));
  said = '';
  for (const spy of spies)
    spy.mockImplementation((text) => {
      said += String(text);
      return true;
    });
});
afterEach(() => {
  rmSync(out, { recursive: true });
  for (const spy of spies) spy.mockReset();
});

const sound = {
  anchors: 0,
  links: 0,
  looked: true,
  points: [],
  table: '',
  failures: [],
  broken: [],
  doubts: [],
};
const file = (path: string) => ({ path, content: new TextEncoder().encode(path) });
const artifacts = [file('html/index.html'), file('pdf/a.pdf')];
const html: Proof = { ...sound, format: 'html' };
const failed: Proof = { ...sound, format: 'pdf', failures: ['Cannot find the notice in the pdf edition'] };

const deliver = (made: Parameters<typeof put>[0], folder: string, unproved: readonly string[]) =>
  tellDelivery(put(made, folder, unproved), folder);

/** The folder with refused files that a message names. */
const refused = () => /refused files are in (\S+),/.exec(said)?.[1] ?? '';

test('files that are proved are put in place', () => {
  expect(deliver({ artifacts, proofs: [html, { ...sound, format: 'pdf' }] }, out, [])).toBe(exitCodes.done);
  expect(existsSync(join(out, 'pdf/a.pdf'))).toBe(true);
  expect(existsSync(join(out, 'proof.json'))).toBe(false);
});

test('a proof that fails is a fault of ours: nothing is put in place, the refused files are kept for their owner alone', () => {
  expect(deliver({ artifacts, proofs: [html, failed] }, out, [])).toBe(3);
  expect(existsSync(join(out, 'html'))).toBe(false);
  expect(said).toContain('error Cannot find the notice in the pdf edition');
  expect(said).toContain('--unproved pdf');
  const folder = refused();
  expect(readFileSync(join(folder, 'pdf/a.pdf'), 'utf8')).toBe('pdf/a.pdf');
  expect(readFileSync(join(folder, 'proof.json'), 'utf8')).toContain('Cannot find the notice');
  expect(existsSync(join(folder, 'html'))).toBe(false);
  expect(statSync(folder).mode & 0o077).toBe(0);
  rmSync(folder, { recursive: true });
});

test('what a printer’s rules find may be the book’s own fault: exit code 1', () => {
  const proofs = [{ ...failed, broken: failed.failures }];
  expect(deliver({ artifacts, proofs }, out, [])).toBe(exitCodes.failed);
  rmSync(refused(), { recursive: true });
});

test('a format named unproved is written with a warning that stays until its proof passes', () => {
  expect(deliver({ artifacts, proofs: [html, failed] }, out, ['pdf'])).toBe(exitCodes.done);
  expect(said).toContain('warning: pdf was written although its proof failed');
  const record = () => readFileSync(join(out, 'proof.json'), 'utf8');
  expect(JSON.parse(record())).toMatchObject({ unproved: [{ format: 'pdf', failures: failed.failures }] });
  expect(deliver({ artifacts: artifacts.slice(0, 1), proofs: [html] }, out, [])).toBe(exitCodes.done);
  expect(record()).toContain('pdf');
  expect(deliver({ artifacts, proofs: [html, { ...sound, format: 'pdf' }] }, out, ['pdf'])).toBe(
    exitCodes.done,
  );
  expect(existsSync(join(out, 'proof.json'))).toBe(false);
});

test('what the proof can’t tell is a warning, and stops nothing', () => {
  const proofs = [{ ...html, doubts: ['Cannot tell whether it rains'] }];
  expect(deliver({ artifacts: artifacts.slice(0, 1), proofs }, out, [])).toBe(exitCodes.done);
  expect(said).toContain('warning Cannot tell whether it rains');
});
