// All languages that highlight.js knows, in a part of the program that loads when a book has a rare one.

export { all as allLanguages } from 'lowlight';
