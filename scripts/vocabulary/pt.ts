// The words in Portuguese, such as Brazil and Portugal both have them.

import type { Words } from '../vocabulary.ts';

/** Portuguese. */
export const portuguese: Words = {
  contents: 'Sumário',
  copyright: 'Direitos autorais',
  colophon: 'Colofão',
  index: 'Índice remissivo',
  symbols: 'Símbolos',
  see: 'ver',
  seeAlso: 'ver também',
  listing: 'Listagem',
  figure: 'Figura',
  table: 'Tabela',
  listings: 'Listagens',
  figures: 'Figuras',
  tables: 'Tabelas',
  notes: 'Notas',
  note: 'Nota',
  page: 'p. {page}',
  version: 'Versão',
  cover: 'Capa',
  coverOf: 'Capa: {title}, de {authors}',
  edition: '{title}, versão {version} de {date}.',
  sourceAt: 'A fonte desta edição está em {source}.',
  isbn: 'ISBN {isbn} (livro impresso)',
  madeBy: 'Esta edição foi feita com Colophon {version} a partir de Markdown.',
  types:
    'Seus tipos são Source Serif, Source Sans e Source Code Pro, desenhados na Adobe por Frank Grießhammer e Paul D. Hunt e livres sob a SIL Open Font License 1.1.',
  otherTypes:
    'No papel, outras escritas, símbolos e emojis são compostos em Noto, desenhada para o Google e livre sob a mesma licença.',
  digest:
    'O resumo (SHA-256) da sua fonte, pelo qual se sabe se dois exemplares vêm dos mesmos arquivos: {digest}',
  printedPages: 'Páginas do livro impresso',
  landmarks: 'Pontos de referência',
};
