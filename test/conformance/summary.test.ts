// What the conformance run prints, and when it fails; and how validators' reports are read.

import { describe, expect, it } from 'vitest';
import { violations } from './ace.ts';
import { report } from './epubcheck.ts';
import { javaVersion } from './java.ts';
import { losses } from './lighthouse.ts';
import { complaints } from './nu.ts';
import { type Outcome, passes, summary } from './summary.ts';

const good: Outcome = {
  id: 'epubcheck',
  folder: '',
  result: { verdicts: [{ artifact: 'epub/a.epub', passed: true, messages: [] }] },
};
const bad: Outcome = {
  id: 'nu',
  folder: '',
  result: { verdicts: [{ artifact: 'html/', passed: false, messages: ['error a.html:1:1 No'] }] },
};
const skipped: Outcome = { id: 'ace', folder: '', result: { skipped: 'Cannot find a Chromium' } };

describe('summary', () => {
  it('ends with the count', () => {
    expect(summary([good, bad])).toBe(
      [
        'validator  artifact     result',
        'epubcheck  epub/a.epub  passed',
        'nu         html/        failed',
        '',
        'nu: html/',
        '  error a.html:1:1 No',
        '',
        '1 passed, 1 failed',
        '',
      ].join('\n'),
    );
  });

  it('says in capitals what was skipped', () => {
    expect(summary([good, skipped])).toContain(
      '\nSKIPPED ACE: Cannot find a Chromium\n\n1 passed, 0 failed, 1 skipped\n',
    );
  });

  it('fails on a failure, and when strict on a skip', () => {
    expect(passes([good], true)).toBe(true);
    expect(passes([good, bad], false)).toBe(false);
    expect(passes([good, skipped], false)).toBe(true);
    expect(passes([good, skipped], true)).toBe(false);
  });
});

describe('reports', () => {
  it('counts what EPUBCheck counts and what it does not', () => {
    const at = { path: 'EPUB/a.xhtml', line: 3, column: 7 };
    const messages = [
      { ID: 'RSC-005', severity: 'ERROR', message: 'No', locations: [at] },
      { ID: 'HTM-060', severity: 'INFO', message: 'Hm', locations: [] },
      { ID: 'ACC-013', severity: 'USAGE', message: 'Hm', locations: [] },
    ];
    expect(report(JSON.stringify({ messages }))).toEqual({
      fatals: 0,
      errors: 1,
      warnings: 0,
      infos: 1,
      usages: 1,
      messages: ['RSC-005 ERROR EPUB/a.xhtml:3:7 No', 'HTM-060 INFO Hm'],
    });
  });

  it('leaves out of the Nu Html Checker only what is no fault', () => {
    const parse = (extract: string) => ({ type: 'error', message: 'CSS: Parse Error.', extract });
    const messages = [
      { type: 'info', message: 'Trailing slash on void elements has no effect' },
      parse('highlight(found) {\n  backgroun'),
      parse('mark {\n  :highlight(found) {'),
      {
        type: 'info',
        subType: 'warning',
        url: 'file:///o/a.html',
        lastLine: 2,
        lastColumn: 9,
        message: 'Hm',
      },
    ];
    expect(complaints(JSON.stringify({ messages }), '/o')).toEqual([
      'error :0:0 CSS: Parse Error.',
      'warning a.html:2:9 Hm',
    ]);
  });

  it('reads a failure of Ace that names nothing', () => {
    expect(violations('{"earl:result":{"earl:outcome":"fail"},"assertions":[]}')).toHaveLength(1);
    expect(violations('{"earl:result":{"earl:outcome":"pass"},"assertions":[]}')).toEqual([]);
  });

  it('reads versions of Java, old and new', () => {
    const said = [
      'openjdk version "17.0.15" 2025-04-15',
      'java version "1.8.0_452"',
      'openjdk version "25"',
      'no',
    ];
    expect(said.map(javaVersion)).toEqual([17, 8, 25, 0]);
  });
});

describe('a Lighthouse report', () => {
  it('gives what lost points, by category, but times', () => {
    const audits = {
      shift: { title: 'Cumulative Layout Shift', score: 0.79, displayValue: '0.14' },
      hint: { title: 'Render blocking requests', score: 0 },
      name: { title: 'Links have a name', score: 1 },
      none: { title: 'No video', score: null },
      'speed-index': { title: 'Speed Index', score: 0.9 },
    };
    const refs = [...Object.keys(audits)].map((id) => ({ id, weight: id === 'hint' ? 0 : 25 }));
    const categories = {
      performance: { id: 'performance', score: 0.94, auditRefs: refs },
      seo: { id: 'seo', score: 1, auditRefs: refs },
      slow: { id: 'slow', score: 0.99, auditRefs: [{ id: 'speed-index', weight: 10 }] },
    };
    expect(losses(JSON.stringify({ audits, categories }))).toEqual([
      'performance 94: Cumulative Layout Shift: 0.14',
    ]);
  });
});
