// Runs in the child process of plugins: gives it the parser of chapters, which remark plugins may extend.

import { chapterParser, copyOf, parseWith } from '../read/parse.ts';
import { servePlugins } from '../system/plugins/child.ts';

servePlugins({ parser: () => copyOf(chapterParser), parse: parseWith });
