// Finds prompts, commands and output in recordings of terminal and interpreter sessions.

/** A part of a session. `language` is that of a command. */
export type SessionPart = Readonly<{
  kind: 'prompt' | 'command' | 'output';
  text: string;
  language: string | undefined;
}>;

/** A prompt at the beginning of a line, and the language of what is typed after it. */
type Prompts = Readonly<{ prompt: RegExp; next: RegExp; language: string }>;

/** `$ `, `user@host:~$ `, `[root@host dir]# `, `(venv) $ `, `PS C:\> `, `C:\>`. */
const place = String.raw`(?:\([\w.-]+\)[ \t]*)?(?:\[[^\]\n]*@[^\]\n]*\][ \t]*|[\w.-]+@[\w.-]+(?:[: ][^\s$#%>]*)?[ \t]*)?`;
const shellPrompt = new RegExp(
  String.raw`^[ \t]*(?:${place}[$%](?:[ \t]+|$)|PS(?: [A-Z]:\\[^>\n]*)?>[ \t]*|[A-Z]:\\[^>\n]*>)`,
);
const rootPrompt = new RegExp(String.raw`^[ \t]*${place}#(?:[ \t]+|$)`);
const anyPrompt = new RegExp(`${shellPrompt.source}|${rootPrompt.source}`);
const shell: Prompts = { prompt: shellPrompt, next: /^[ \t]*> ?/, language: 'bash' };
const python: Prompts = { prompt: /^[ \t]*>>>(?: |$)/, next: /^[ \t]*\.\.\.(?: |$)/, language: 'python' };
const interpreter: Prompts = {
  prompt: /^(?:In \[\d+\]: |irb\([^)\n]*\)[^>\n]*> |[\w.]*(?:>|\(\d+\)>) )/,
  next: /^ *\.\.\.:? /,
  language: 'python',
};

const sessionNames: ReadonlySet<string> = new Set([
  'console',
  'shell-session',
  'shellsession',
  'sh-session',
  'bash-session',
  'terminal',
]);
const pythonNames: ReadonlySet<string> = new Set(['pycon', 'python-console', 'doctest', 'python-repl']);
const shellNames: ReadonlySet<string> = new Set(['bash', 'sh', 'shell', 'zsh']);

/** Gives the parts of `text` if it is a session: by its language, or by the `$` before the first line of a shell's. */
export function sessionIn(language: string | undefined, text: string): readonly SessionPart[] | undefined {
  const lines = text.split(/(?<=\n)/);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  if (language === undefined) return undefined;
  if (pythonNames.has(language)) return partsOf(lines, python);
  if (language === 'ipython' && interpreter.prompt.test(first)) return partsOf(lines, interpreter);
  if (sessionNames.has(language)) {
    const own = lines.some((line) => shellPrompt.test(line));
    // A `#` begins a comment if other lines have prompts of their own, else it is the prompt of root.
    const prompts = own ? shell : { ...shell, prompt: anyPrompt };
    return lines.some((line) => prompts.prompt.test(line)) ? partsOf(lines, prompts) : undefined;
  }
  if (shellNames.has(language) && /^[ \t]*\$ +\S/.test(first)) return partsOf(lines, shell);
  return undefined;
}

function partsOf(lines: readonly string[], { prompt, next, language }: Prompts): readonly SessionPart[] {
  const parts: SessionPart[] = [];
  const add = (kind: SessionPart['kind'], text: string) => {
    if (text !== '') parts.push({ kind, text, language: kind === 'command' ? language : undefined });
  };
  let typing = false;
  let unfinished = false;
  for (const line of lines) {
    const bare = line.replace(/\n$/, '');
    const [found = ''] = prompt.exec(bare) ?? (typing ? next.exec(bare) : null) ?? [];
    if (found === '' && !unfinished) {
      add('output', line);
      typing = false;
      continue;
    }
    add('prompt', found);
    add('command', line.slice(found.length));
    typing = true;
    unfinished = language === 'bash' && /(?<!\\)\\$/.test(bare);
  }
  return parts;
}
