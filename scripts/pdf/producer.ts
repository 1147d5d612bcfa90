// Names the program in its PDFs, so that the proof recognises them and expects code as the program sets it.

/** The entry `Producer` of the PDFs that this program makes. */
export const producer = 'Colophon with Chromium';
