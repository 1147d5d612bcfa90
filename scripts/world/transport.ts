// The DevTools protocol over a pair of pipes: JSON messages, each ended by a NUL.

import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer';

/** A transport that writes to `out` and reads from `into`. It never throws: a broken pipe is a closed one. */
export function openTransport(out: Writable, into: Readable): ConnectionTransport {
  let pending: Buffer[] = [];
  let closed = false;
  const end = () => {
    closed = true;
    transport.onclose?.();
  };
  const transport: ConnectionTransport = {
    send: (message) => {
      out.write(`${message}\0`);
      if (closed) setImmediate(end); // before anybody listened
    },
    close: () => {
      out.destroy();
      into.destroy();
    },
  };
  into.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const message = Buffer.concat([...pending, chunk.subarray(start, end)]).toString();
      pending = [];
      start = end + 1;
      // A turn of its own for each message, as puppeteer's own transports do: its handlers rely on it.
      setImmediate(() => transport.onmessage?.(message));
    }
    pending.push(chunk.subarray(start));
  });
  into.on('close', end);
  for (const pipe of [out, into]) pipe.on('error', end);
  return transport;
}
