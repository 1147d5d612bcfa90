// Check: the list of chapters has every chapter, once, and nothing else.

import { frontMatterOf, lineOf, textIn } from '../dialect/front-matter.ts';
import type { Manuscript } from '../model/book.ts';
import type { Check, Tell } from '../model/contract.ts';
import { expectedRoles, roleNames, roleOf } from '../settings/roles.ts';
import { nearestName } from '../settings/value-faults.ts';

type Rule = 'unlisted' | 'draft' | 'outside' | 'twice' | 'role';

const settings = 'id: a\ntitle: A\nlanguage: en\nauthors: [B]\ncopyright: [C]\nlicense: {id: OSL-3.0}\n';

/** The check of the list of chapters, which may be a SUMMARY.md. */
export const chapters: Check<Rule> = {
  id: 'chapters',
  about:
    'The list of chapters is `chapters` in book.yaml, or a SUMMARY.md as mdBook, HonKit and GitBook have it. A Markdown file ' +
    'beside the chapters that the list leaves out is in no edition, and neither is an entry without a file: the author may ' +
    'have forgotten it. A chapter may have a role, in book.yaml (`{file: a.md, role: preface}`) or, as `role: preface`, in ' +
    `its front matter: ${expectedRoles}. Where both have one, that of book.yaml counts.`,
  severity: { unlisted: 'warning', draft: 'warning', outside: 'warning', twice: 'warning', role: 'warning' },
  examples: [
    {
      about: 'a SUMMARY.md with a preface, a part, a chapter in a chapter and an appendix',
      files: {
        'src/SUMMARY.md':
          '# Summary\n\n[Preface](preface.md)\n\n# Part\n\n- [One](one.md)\n  - [More](one/more.md)\n\n[Words](words.md)\n',
        'src/preface.md': '# Preface\n\nText.\n',
        'src/one.md': '# One\n\nText.\n',
        'src/one/more.md': '# More\n\nText.\n',
        'src/words.md': '# Words\n\nText.\n',
        'chapters/01-one.md': null,
      },
      messages: [],
    },
    {
      about: 'parts, roles, and chapters in chapters in book.yaml; a role in front matter',
      files: {
        'book.yaml': `${settings}chapters:\n  - for.md\n  - {part: First, chapters: [01-one.md]}\n  - {file: end.md, role: afterword, chapters: [more.md]}\n`,
        'chapters/for.md': '---\nrole: Dedication\n---\n\nFor B.\n',
        'chapters/end.md': '+++\nrole = "afterword"\n+++\n\n# End\n\nText.\n',
        'chapters/more.md': '# More\n\nText.\n',
      },
      messages: [],
    },
    {
      about: 'a role that does not exist, and two that differ',
      files: {
        'book.yaml': `${settings}chapters: [{file: 01-one.md, role: preface}, 02-two.md, 03-three.md]\n`,
        'chapters/01-one.md': '---\ntitle: One\nrole: foreword\n---\n\n# One\n\nText.\n',
        'chapters/02-two.md': '---\nrole: apendix\n---\n\n# Two\n\nText.\n',
        'chapters/03-three.md': '+++\n  role = "main"\n+++\n\n# Three\n\nText.\n',
      },
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected role `foreword`, expected `preface` as in book.yaml (The role in book.yaml counts. Take one of the two out.)',
        `chapters/02-two.md:2:1: warning: Unexpected role \`apendix\`, expected ${expectedRoles} (Did you mean \`appendix\`?)`,
        `chapters/03-three.md:2:1: warning: Unexpected role \`main\`, expected ${expectedRoles} (The chapter is made as one without a role.)`,
      ],
    },
    {
      about: 'a file that is in no list',
      files: {
        'book.yaml': `${settings}chapters: [01-one.md]\n`,
        'chapters/02-two.md': '# 2. Two\n',
      },
      messages: [
        'book.yaml:7:1: warning: Cannot find `chapters/02-two.md` in the list of chapters (It is in no edition. Add it to the list, or move it out of chapters/.)',
      ],
    },
    {
      about: 'a file that is in no list, and to which a chapter links',
      files: {
        'book.yaml':
          'id: a\ntitle: A\nlanguage: en\nauthors: [B]\ncopyright: [C]\nlicense: {id: OSL-3.0}\nchapters: [01-one.md]\n',
        'chapters/01-one.md': '# 1. One\n\n[More](02-two.md)\n',
        'chapters/02-two.md': '# 2. Two\n',
      },
      messages: [
        'book.yaml:7:1: warning: Cannot find `chapters/02-two.md` in the list of chapters (Links to it lead to the file, as it is written. Add it to the list, and they lead to the chapter.)',
      ],
    },
    {
      about: 'entries that no chapter is made of',
      files: {
        'src/SUMMARY.md':
          '# Summary\n\n- [One](one.md)\n- [Two]()\n- [Three](https://example.org/)\n- [One again](one.md)\n- [A section](one.md#one)\n',
        'src/one.md': '# One\n\nText.\n',
        'chapters/01-one.md': null,
      },
      messages: [
        'src/SUMMARY.md:4:3: warning: Cannot find a file for the chapter `Two` (It is in no edition. Write the name of its file, or take the entry out.)',
        'src/SUMMARY.md:5:3: warning: Unexpected address `https://example.org/` in the list of chapters, expected a file (It is in no edition. Link to it from a chapter.)',
        'src/SUMMARY.md:6:3: warning: Unexpected second entry for `one.md` in the list of chapters (The chapter stands where it is listed first. Take one of the entries out.)',
      ],
    },
  ],
  run(manuscript, tell) {
    const { list, unlisted, files } = manuscript;
    const path = list.source?.path ?? manuscript.settings.path;
    for (const { kind, entry, place } of list.faults) {
      const [reason, cure] = wordings[kind](entry);
      tell(kind, path, place, reason, cure);
    }
    const place = list.source ? { line: 1, column: 1 } : manuscript.settings.locate(['chapters']);
    for (const file of unlisted)
      tell(
        'unlisted',
        path,
        place,
        `Cannot find \`${file}\` in the list of chapters`,
        files.get(file)?.kind === 'file'
          ? 'Links to it lead to the file, as it is written. Add it to the list, and they lead to the chapter.'
          : `It is in no edition. Add it to the list, or move it out of ${list.folder}/.`,
      );
    tellRoles(manuscript, tell);
  },
};

/** Reports roles in front matter that do not exist, and those that differ from the role in book.yaml. */
function tellRoles({ chapters: all, list }: Manuscript, tell: Tell<Rule>): void {
  for (const [index, { path, tree }] of all.entries()) {
    const front = frontMatterOf(tree);
    const name = front && textIn(front, 'role');
    if (front === undefined || name === undefined) continue;
    const place = { line: 1 + lineOf(front, 'role'), column: 1 };
    const role = roleOf(name);
    const listed = list.chapters[index]?.role;
    if (role === undefined) {
      const cure = nearestName(name, roleNames) ?? 'The chapter is made as one without a role.';
      tell('role', path, place, `Unexpected role \`${name}\`, expected ${expectedRoles}`, cure);
    } else if (listed !== undefined && listed !== role) {
      const reason = `Unexpected role \`${name}\`, expected \`${listed}\` as in book.yaml`;
      tell('role', path, place, reason, 'The role in book.yaml counts. Take one of the two out.');
    }
  }
}

const wordings: Readonly<
  Record<Exclude<Rule, 'unlisted' | 'role'>, (entry: string) => readonly [string, string]>
> = {
  draft: (entry: string) => [
    `Cannot find a file for the chapter \`${entry}\``,
    'It is in no edition. Write the name of its file, or take the entry out.',
  ],
  outside: (entry: string) => [
    `Unexpected address \`${entry}\` in the list of chapters, expected a file`,
    'It is in no edition. Link to it from a chapter.',
  ],
  twice: (entry: string) => [
    `Unexpected second entry for \`${entry}\` in the list of chapters`,
    'The chapter stands where it is listed first. Take one of the entries out.',
  ],
};
