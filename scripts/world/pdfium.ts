// PDFium, Chrome's reader of PDFs, as WebAssembly: with its memory, for as long as it is used.

import { readResource } from './package.ts';

type Library = Awaited<ReturnType<typeof import('@embedpdf/pdfium')['init']>>;
type Memory = Readonly<{ HEAPU8: Uint8Array; HEAPF32: Float32Array; HEAPF64: Float64Array }>;

/** PDFium with one document open. The functions are those of its C interface; handles and pointers are numbers. */
export type Pdfium = Library &
  Readonly<{
    document: number;
    /** The numbers that a function writes to the pointer that it is given; at most eight. */
    floats: (count: number, write: (pointer: number) => unknown) => readonly number[];
    doubles: (count: number, write: (pointer: number) => unknown) => readonly number[];
    /** The text that a function writes as UTF-16 to a pointer, whose room it is told; it gives its size in bytes back. */
    text: (write: (pointer: number, room: number) => number) => string;
  }>;

/** Room for numbers and short texts. */
const room = 4096;

/** Opens a PDF for as long as `use` takes. Throws where PDFium can't open it. */
export async function withPdfium<T>(pdf: Uint8Array, use: (pdfium: Pdfium) => T): Promise<T> {
  const { init } = await import('@embedpdf/pdfium');
  const wasm = await readResource('@embedpdf/pdfium/dist/pdfium.wasm');
  const library = await init({ wasmBinary: Uint8Array.from(wasm).buffer });
  library.PDFiumExt_Init();
  const { malloc } = library.pdfium.wasmExports;
  // Asked for anew each time: memory moves as it grows.
  const memory = () => library.pdfium as unknown as Memory;
  const bytes = malloc(pdf.length);
  memory().HEAPU8.set(pdf, bytes);
  const document = library.FPDF_LoadMemDocument(bytes, pdf.length, '');
  if (document === 0) throw new Error('PDFium cannot open the PDF');
  const scratch = malloc(room);
  return use({
    ...library,
    document,
    floats: (count, write) => {
      write(scratch);
      return [...memory().HEAPF32.subarray(scratch / 4, scratch / 4 + count)];
    },
    doubles: (count, write) => {
      write(scratch);
      return [...memory().HEAPF64.subarray(scratch / 8, scratch / 8 + count)];
    },
    text: (write) => {
      const size = Math.min(write(scratch, room), room);
      const end = scratch + Math.max(0, size - 2);
      return Buffer.from(memory().HEAPU8.subarray(scratch, end)).toString('utf16le');
    },
  });
  // Nothing is closed: with its memory all of it goes.
}
