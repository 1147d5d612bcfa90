// Declares the part of the package aasvg that is used; it has no types of its own.

declare module 'aasvg/text2svg.js' {
  function diagramToSVG(
    text: string,
    options: Readonly<{ style: Record<string, string>; compatible: boolean; spaces: number }>,
  ): string;
}
