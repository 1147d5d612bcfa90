// The elements and attributes of MathML Core that the editions keep: those of converted TeX, and those of raw HTML.

/** The elements (MathML Core, section 2.1.1), except those that hold other languages or run programs. */
export const mathElements: readonly string[] = (
  'math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover ' +
  'munderover mmultiscripts mprescripts mtable mtr mtd'
).split(' ');

/** The attributes. None names an address or has code. */
export const mathAttributes: ReadonlySet<string> = new Set(
  (
    'accent accentunder columnspan depth displaystyle fence form height largeop linethickness lspace mathbackground ' +
    'mathcolor mathsize mathvariant maxsize minsize movablelimits rowspan rspace scriptlevel separator stretchy ' +
    'symmetric voffset width'
  ).split(' '),
);

/** Class names of converted TeX. */
export const classNames: readonly string[] = (
  'tml-left tml-right tml-jot tml-small tml-prime mathscr mathcal tml-fbox tml-overline tml-underline tml-cancel ' +
  'tml-xcancel upstrike downstrike sout tml-tag math-left-edge math-right-edge math-margin math-tagged math-frame ' +
  'math-line-left math-line-right math-line-top math-line-bottom math-bold math-italic equation-number'
).split(' ');
