// How our PDFs name the program that made them: the proof holds such a file to how we set code.

/** The producer of a PDF of ours. */
export const producer = 'Colophon with Chromium';
