// Sound books that are mostly code: lines of every kind that pages break, and tokens that nothing breaks.

import type { Files } from '../../memory.ts';
import { bookOf, fenced } from './book.ts';

const listings: Readonly<Record<string, string>> = {
  C: `#define MAX(a, b)                                                     \\\n\t({ typeof(a) _a = (a);                                         \\\n\t   _a > (b) ? _a : (b); })\n\nstatic int __init hello_init(void)\n{\n\tpr_info("a message that is rather long, so that it has no room on a narrow page: %d\\n", 42);\n\treturn 0;\n}`,
  'a shell': `$ find . -name '*.c' -print0 | xargs -0 grep -l 'module_init' | sort -u | while read -r file; do echo "$file"; done\n$ curl -sSL https://example.org/releases/download/v1.2.3/archive-1.2.3-x86_64-unknown-linux-gnu.tar.gz | tar xz`,
  'its output': `PID    USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND\n    1 root      20   0  168604  13172   8436 S   0.0   0.1   0:03.21 systemd\n    2 root      20   0       0      0      0 S   0.0   0.0   0:00.01 kthreadd`,
  'a compiler': `error[E0308]: mismatched types\n --> src/main.rs:4:18\n  |\n4 |     let x: i32 = "a string that is much longer than it has to be, for the sake of it";\n  |            ---   ${'^'.repeat(70)} expected \`i32\`\n  |            |\n  |            expected due to this`,
  boxes: `┌──────────┐    ┌──────────┐\n│          │    │          │\n│  user    │───▶│  kernel  │\n│          │    │          │\n└──────────┘    └──────────┘\n+-----+\n|     |\n|     |\n+-----+`,
  Python: `def function(argument: dict[str, list[tuple[int, str]]] = None, *args: int, **keywords: str) -> Iterator[str]:\n    """A line of documentation."""\n    yield from (f"{key}={value!r}" for key, value in sorted((argument or {}).items()) if value is not None)`,
  Lisp: `(defun fold (f z xs)\n  (if (null xs)\n      z\n      (fold f (funcall f z (car xs)) (cdr xs))))`,
  JSON: `{"key": "value", "list": [1, 2, 3], "nested": {"a": null, "b": true, "c": [{"d": "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"}]}}`,
  'equal lines': `}\n}\n}\n\n\n}\nend\nend`,
  'a difference': `--- a/file.c\n+++ b/file.c\n@@ -1,3 +1,3 @@\n-old line\n+new line\n unchanged`,
  'one line': 'x',
  'a page and more': Array.from({ length: 90 }, (_, n) => `line ${n + 1} of a listing that goes on`).join(
    '\n',
  ),
};

const kinds = bookOf({
  title: 'All Code',
  settings: 'html: {lineNumbers: true}',
  chapters: Object.fromEntries(
    Object.entries(listings).map(([name, code]) => [`Of ${name}`, `Code:\n\n${fenced(code)}`]),
  ),
});

const narrow = bookOf({
  title: 'Code on Small Pages',
  settings: 'print: {profile: generic, trim: 5x8}',
  chapters: Object.fromEntries(
    Object.entries(listings).map(([name, code]) => [
      `${name}, twice`,
      `> 1. In a list in a quotation:\n>\n>    ${fenced(code).trim().replaceAll('\n', '\n>    ')}\n\n${fenced(code, 'c')}`,
    ]),
  ),
});

const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const tokens = bookOf({
  title: 'Long Tokens',
  settings: 'print: {profile: generic, trim: 5x8}',
  chapters: {
    'In the text': `The digest is \`${hash.repeat(2)}\`, the name \`${'a_long_name_'.repeat(9)}\`, the path \`/usr/share/${'folder/'.repeat(15)}file.txt\`. An address: <https://example.org/${'part/'.repeat(20)}?${'query=value&'.repeat(8)}end>.`,
    'In code': `${fenced(`${hash.repeat(4)}\n${'A'.repeat(200)}\nkey = "${'QUJD'.repeat(60)}"`)}`,
    'In a table': `| name | value |\n|---|---|\n| \`${'x'.repeat(60)}\` | ${hash} |`,
    [`${'Unbreakable'.repeat(5)}`]: `${'word'.repeat(50)} ends.`,
  },
});

const nested = bookOf({
  title: 'Lists in Lists',
  chapters: {
    Steps: `1. First\n\n   ${fenced('make all', 'sh').trim().replaceAll('\n', '\n   ')}\n\n   - inside\n\n     ${fenced('cd build\n\n./run --with="a rather long option that has no room in a list of lists" --verbose', 'sh').trim().replaceAll('\n', '\n     ')}\n\n     1. deeper\n\n        ${fenced('deep\n  deeper', '').trim().replaceAll('\n', '\n        ')}\n\n2. Second, without code\n\n3. ${fenced('code at once').trim().replaceAll('\n', '\n   ')}`,
    Tasks:
      '- [x] done `a`\n- [ ] open\n  - [ ] more\n    1. one\n    2. two\n\n> Quoted:\n>\n> - a list\n>\n>       indented code\n>\n> > and deeper',
  },
});

/** By kind. */
export const code: Readonly<Record<string, Files>> = {
  'code of all kinds': kinds,
  'code on small pages': narrow,
  'long tokens': tokens,
  'nested lists with code': nested,
};
