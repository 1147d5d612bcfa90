// Failures outside the book that the command line words by itself and ends with exit code 2.

/** An error with a code: `usage` is a wrong setting, `missing-tool` a program that is absent or does not start. */
export type Fault = Error & Readonly<{ code: 'usage' | 'missing-tool' }>;

/** Makes a `Fault`; `message` says what is wrong and what cures it. */
export function fault(code: Fault['code'], message: string, cause?: unknown): Fault {
  return Object.assign(new Error(message, { cause }), { code });
}

/** Whether an error is a `Fault`, of one code or of any. */
export function isFault(error: unknown, ...codes: readonly Fault['code'][]): error is Fault {
  const wanted: readonly string[] = codes.length > 0 ? codes : ['usage', 'missing-tool'];
  return wanted.includes(systemCode(error));
}

/** The system's code of an error (`ENOENT`, `EACCES` …), empty where it has none. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
