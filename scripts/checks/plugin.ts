// Check: what the author's own remark plugins say of the chapters.

import type { Check } from '../model/contract.ts';

const settings =
  'id: sample\ntitle: A Sample\nlanguage: en\nauthors: [Ann Author]\ncopyright: [© 2026 Ann Author]\nlicense: {id: OSL-3.0}\nmarkdown: {remark: [./plugins/shout.mjs]}\n';

/** The check of plugins. */
export const plugin: Check<'message'> = {
  id: 'plugin',
  about:
    'The key `markdown` of book.yaml names your own unified plugins. They run as code, so they need leave: ' +
    '`--allow-plugins`, or the book’s folder in `~/.config/colophon/plugins`, one full path a line. They run in a process of ' +
    'their own, which may read the book’s folder, and can neither write nor start programs nor see the environment. Each has ' +
    '10 seconds for a chapter. What they make is held to the same safe HTML as the chapters. A plugin that cannot be found, ' +
    'throws, or gives no tree is an error at its place in book.yaml. What it says of a chapter by `file.message` is a warning there.',
  severity: { message: 'warning' },
  examples: [
    {
      about: 'a plugin that has nothing to say',
      files: {
        'book.yaml': settings,
        'plugins/shout.mjs': 'export default () => (tree) => {};\n',
      },
      messages: [],
    },
    {
      about: 'a plugin that dislikes the beginning of a chapter',
      files: {
        'book.yaml': settings,
        'plugins/shout.mjs':
          "export default () => (tree, file) => {\n  file.message('Unexpected calm', tree.children[1]);\n};\n",
      },
      messages: ['chapters/01-one.md:3:1: warning: Unexpected calm'],
    },
  ],
  run({ said }, tell) {
    for (const { reason, cure, at } of said) if (at) tell('message', at.path, at.place, reason, cure);
  },
};
