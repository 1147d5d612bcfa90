// Code for the bench book: C listings put together from invented functions, and commands for a shell.

import { ending, pieces } from './functions.ts';
import { identifier } from './prose.ts';
import type { Random } from './random.ts';

const modules =
  'alder beacon cobalt dapple ember fennel grebe heron indigo juniper kestrel lantern mallow nimbus'.split(
    ' ',
  );
const records = 'bucket cursor frame lease packet quota ring slot ticket token'.split(' ');
const fields = 'backlog credits deadline depth generation highwater pending revision sequence weight'.split(
  ' ',
);
const headers = 'cdev delay fs init interrupt kernel kthread list module mutex slab timer uaccess wait'.split(
  ' ',
);

/** A fenced C listing of about `lines` lines (20 to 120); from 60 on it is a whole module with an init and an exit. */
export function listing(choose: Random, lines: number): string {
  const name = choose.pick(modules);
  const parts = [
    `/*\n * ${name}.c: ${choose.integer(2, 9)} ways to keep a REC. See MOD_${identifier(choose)}() for the details.\n */`,
    headers
      .filter((header) => header === 'module' || choose.chance(40))
      .map((header) => `#include <linux/${header}.h>`)
      .join('\n'),
    `\n#define LIMIT ${2 ** choose.integer(3, 12)}\n\nstatic LIST_HEAD(MOD_REC_list);\nstatic DEFINE_MUTEX(MOD_REC_guard);`,
  ];
  const tail = lines < 60 ? '' : ending;
  const length = () => `${parts.join('\n')}${tail}`.split('\n').length;
  let rest = pieces;
  while (length() < lines && rest.length > 0) {
    const piece = choose.pick(rest);
    rest = rest.filter((other) => other !== piece);
    if (length() < 20 || length() + piece.split('\n').length <= lines + 5) parts.push(piece);
  }
  const names = {
    MOD: name,
    REC: choose.pick(records),
    FLD: choose.pick(fields),
    NUM: `${choose.integer(2, 31)}`,
  };
  const text = `${parts.join('\n')}${tail && `\n${tail}`}`;
  // No word boundaries: the names stand inside longer ones.
  return `\`\`\`c\n${text.replace(/MOD(?!ULE)|REC|FLD|NUM/g, (mark) => names[mark as keyof typeof names])}\n\`\`\``;
}

/** One to three commands for a shell, without a prompt. */
export function commands(choose: Random): readonly string[] {
  const name = choose.pick(modules);
  const all = [
    `make -C /lib/modules/$(uname -r)/build M=$PWD modules`,
    `sudo insmod ./${name}.ko ${choose.pick(fields)}=${choose.integer(1, 64)}`,
    `sudo dmesg --follow | grep ${name}`,
    `cat /sys/module/${name}/parameters/${choose.pick(fields)}`,
    `sudo rmmod ${name}`,
    `ls -l /dev/${name}*`,
    `echo ${choose.integer(1, 99)} | sudo tee /sys/kernel/${name}/${choose.pick(fields)} > /dev/null && journalctl --dmesg --lines=${choose.integer(5, 40)}`,
  ];
  return Array.from({ length: choose.integer(1, 3) }, () => choose.pick(all));
}
