// Large books: what a web edition costs grows with the book, not with its square.

import { expect, test } from 'vitest';
import { html } from '../../../scripts/formats/html/html.ts';
import type { Artifact, Edition } from '../../../scripts/model/book.ts';
import { lacks } from '../../../scripts/proof/prove.ts';
import { editionOf } from '../../edition.ts';
import { type Files, sound, worldOf } from '../../memory.ts';

/** A book with so many more chapters, each with so many sections. */
function bookOf(chapters: number, sections = 1): Files {
  const files: Record<string, string> = {};
  for (let chapter = 1; chapter <= chapters; chapter += 1) {
    const parts = Array.from(
      { length: sections },
      (_, index) => `## Part ${index + 1} of chapter ${chapter}\n\nSome words of it.\n`,
    );
    const name = String(chapter).padStart(5, '0');
    files[`chapters/${name}.md`] = `# Chapter ${chapter}\n\n${parts.join('\n')}`;
  }
  return { ...sound, ...files };
}

async function make(files: Files): Promise<Readonly<{ edition: Edition; artifacts: readonly Artifact[] }>> {
  const world = worldOf(files);
  const edition = await editionOf(world);
  return { edition, artifacts: await html.write(edition, { world }) };
}

const bytes = (artifacts: readonly Artifact[]) =>
  artifacts.reduce((sum, { content }) => sum + content.length, 0);

test('twice the chapters have twice the bytes', async () => {
  const [none = 0, some = 0, more = 0] = await Promise.all(
    [250, 350, 550].map(async (chapters) => bytes((await make(bookOf(chapters))).artifacts)),
  );
  expect((more - some) / (some - none)).toBeLessThan(2.2);
}, 120_000);

test('a page names the chapters around it, the whole contents all of them', async () => {
  const { artifacts } = await make(bookOf(450));
  const page = (name: string) =>
    new TextDecoder().decode(artifacts.find(({ path }) => path === `html/${name}.html`)?.content);
  const entries = (text: string) => text.split('</nav>').find((part) => part.includes('class="book"')) ?? '';
  for (const name of ['00001', '00225', '00450', 'license']) {
    const list = entries(page(name));
    expect(list.match(/<li>/g)).toHaveLength(200);
    expect(list).toContain(`href="${name}.html" aria-current="page"`);
    expect(list).toContain('href="index.html#contents"');
  }
  expect(entries(page('00225')).match(/class="more"/g)).toHaveLength(2);
  for (const name of ['00001', '00225', '00450']) expect(page('index')).toContain(`href="${name}.html`);
}, 120_000);

test('a book of 400 chapters and 10,000 headings is made and read back', async () => {
  const { edition, artifacts } = await make(bookOf(400, 24));
  expect(edition.anchors.size).toBeGreaterThan(10_000);
  const copy = await html.read(artifacts);
  expect(copy.strays).toEqual([]);
  expect(lacks(html, edition, copy)).toEqual([]);
}, 300_000);
