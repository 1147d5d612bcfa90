// Runs PDFium, Chrome's PDF library, as WebAssembly. It starts once in each thread, and again after an error.

import { readResource } from '../system/package.ts';

/** The functions of PDFium's C interface that are used (`fpdfview.h`, `fpdf_text.h`, `fpdf_edit.h`). */
type Names =
  | 'FPDF_LoadMemDocument'
  | 'FPDF_CloseDocument'
  | 'FPDF_GetPageCount'
  | 'FPDF_LoadPage'
  | 'FPDF_ClosePage'
  | 'FPDFText_LoadPage'
  | 'FPDFText_ClosePage'
  | 'FPDFText_CountChars'
  | 'FPDFText_GetUnicode'
  | 'FPDFText_GetTextObject'
  | 'FPDFText_GetMatrix'
  | 'FPDFText_GetFontSize'
  | 'FPDFText_GetCharBox'
  | 'FPDFPage_CountObjects'
  | 'FPDFPage_GetObject'
  | 'FPDFPageObj_GetType'
  | 'FPDFFormObj_CountObjects'
  | 'FPDFFormObj_GetObject'
  | 'FPDFPageObj_CountMarks'
  | 'FPDFPageObj_GetMark'
  | 'FPDFPageObjMark_GetName'
  | 'FPDFPageObjMark_GetParamBlobValue'
  | 'FPDF_GetPageWidthF'
  | 'FPDF_GetPageHeightF'
  | 'FPDF_PageToDevice'
  | 'FPDF_RenderPageBitmap'
  | 'FPDFBitmap_CreateEx'
  | 'FPDFBitmap_FillRect'
  | 'FPDFBitmap_Destroy'
  | 'FPDFPage_RemoveObject'
  | 'FPDFFormObj_RemoveObject'
  | 'FPDFPageObj_GetMatrix'
  | 'FPDFPageObj_GetBounds'
  | 'FPDFPageObj_TransformF'
  | 'FPDFTextObj_GetFontSize';

type Functions = Readonly<Record<Names, (...args: number[]) => number>>;

type Memory = Readonly<{
  HEAPU8: Uint8Array;
  HEAPU32: Uint32Array;
  HEAPF32: Float32Array;
  HEAPF64: Float64Array;
}>;

/** PDFium with one open document. Handles and pointers are numbers. */
export type Pdfium = Functions &
  Readonly<{
    document: number;
    /** Calls `write` with a pointer, and gives the numbers that it writes there, at most eight. */
    floats: (count: number, write: (pointer: number) => unknown) => readonly number[];
    doubles: (count: number, write: (pointer: number) => unknown) => readonly number[];
    integers: (count: number, write: (pointer: number) => unknown) => readonly number[];
    /** Renders a page on white. A pixel has 4 bytes, of which the first three are its colour. */
    render: (page: number, width: number, height: number) => Uint8Array;
    /** Gives the text that `write` writes to `pointer` as UTF-16, in at most `room` bytes, and its byte size to `size`. */
    text: (write: (pointer: number, room: number, size: number) => number) => string;
    /** Moves an object of an open page by so many points. The file is not changed. */
    moveObject: (object: number, across: number, up: number) => void;
    /** Gives the bytes that `write` writes to `pointer`, at most `room`, and their number to `size`. */
    bytes: (write: (pointer: number, room: number, size: number) => number) => Uint8Array;
    /** Gives a pointer to an ASCII text, always the same one for the same text. */
    literal: (text: string) => number;
  }>;

/** Pixels of four bytes, the last one unused (`FPDFBitmap_BGRx`); annotations are drawn too (`FPDF_ANNOT`). */
const formats = { bgrx: 3 };
const flags = { annotations: 1 };

/** The size in bytes of the buffer for numbers and short texts. */
const room = 4096;

let started: ReturnType<typeof startPdfium> | undefined;

/** Starts PDFium in advance. Throws if it does not start. */
export async function warmUp(): Promise<void> {
  started ??= startPdfium();
  await started;
}

async function startPdfium() {
  const { init } = await import('@embedpdf/pdfium');
  const wasm = await readResource('@embedpdf/pdfium/dist/pdfium.wasm');
  const library = await init({ wasmBinary: Uint8Array.from(wasm).buffer });
  library.PDFiumExt_Init();
  return library;
}

/** Calls `use` with an open PDF, which is closed afterwards. Throws if PDFium can't open it. */
export async function withPdfium<T>(pdf: Uint8Array, use: (pdfium: Pdfium) => T): Promise<T> {
  started ??= startPdfium();
  const mine = started;
  try {
    return useOne(await mine, pdf, use);
  } catch (error) {
    // PDFium did not start, or a damaged file may have corrupted its memory.
    if (started === mine) started = undefined;
    throw error;
  }
}

function useOne<T>(
  library: Awaited<ReturnType<typeof startPdfium>>,
  pdf: Uint8Array,
  use: (pdfium: Pdfium) => T,
): T {
  // The exports are called directly, since the library's wrappers and their checks take many times as long.
  const functions = library.pdfium.wasmExports as unknown as Functions &
    Readonly<{ malloc: (size: number) => number; free: (pointer: number) => void }>;
  const { malloc, free } = functions;
  // The views are got anew each time, since memory moves when it grows.
  const memory = () => library.pdfium as unknown as Memory;
  const put = (bytes: Uint8Array) => {
    const pointer = malloc(bytes.length);
    memory().HEAPU8.set(bytes, pointer);
    return pointer;
  };
  const taken: number[] = [];
  const take = (pointer: number) => {
    taken.push(pointer);
    return pointer;
  };
  const literals = new Map<string, number>();
  const literal = (text: string) => {
    const pointer = literals.get(text) ?? take(put(Buffer.from(`${text}\0`, 'latin1')));
    literals.set(text, pointer);
    return pointer;
  };
  const document = functions.FPDF_LoadMemDocument(take(put(pdf)), pdf.length, literal(''));
  if (document === 0) throw new Error('PDFium cannot open the PDF');
  const scratch = take(malloc(room));
  const size = take(malloc(8));
  const result = use({
    ...functions,
    document,
    literal,
    moveObject: (object, across, up) => {
      memory().HEAPF32.set([1, 0, 0, 1, across, up], scratch / 4);
      functions.FPDFPageObj_TransformF(object, scratch);
    },
    floats: (count, write) => {
      write(scratch);
      return numbersAt(memory().HEAPF32, scratch / 4, count);
    },
    doubles: (count, write) => {
      write(scratch);
      return numbersAt(memory().HEAPF64, scratch / 8, count);
    },
    integers: (count, write) => {
      write(scratch);
      return numbersAt(new Int32Array(memory().HEAPU8.buffer, scratch, count), 0, count);
    },
    render: (page, width, height) => {
      const stride = 4 * width;
      const pixels = malloc(stride * height);
      const bitmap = functions.FPDFBitmap_CreateEx(width, height, formats.bgrx, pixels, stride);
      functions.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
      functions.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags.annotations);
      const copy = memory().HEAPU8.slice(pixels, pixels + stride * height);
      functions.FPDFBitmap_Destroy(bitmap);
      free(pixels);
      return copy;
    },
    bytes: (write) => {
      if (!write(scratch, room, size)) return new Uint8Array();
      return memory().HEAPU8.slice(scratch, scratch + Math.min(memory().HEAPU32[size / 4] ?? 0, room));
    },
    text: (write) => {
      if (!write(scratch, room, size)) return '';
      const bytes = Math.min(memory().HEAPU32[size / 4] ?? 0, room);
      return Buffer.from(memory().HEAPU8.subarray(scratch, scratch + Math.max(0, bytes - 2))).toString(
        'utf16le',
      );
    },
  });
  functions.FPDF_CloseDocument(document);
  taken.forEach(free);
  return result;
}

/** Copies numbers one by one, which happens tens of thousands of times: for a few, `Array.from` takes ten times as long. */
function numbersAt(memory: ArrayLike<number>, from: number, count: number): readonly number[] {
  const numbers: number[] = [];
  for (let index = from; index < from + count; index += 1) numbers.push(memory[index] ?? 0);
  return numbers;
}
