/**
 * Golden questions and their evaluations, as the API has them.
 *
 * @typedef {{question: string, answer?: string[], filename?: string, unanswerable?: boolean}} GoldenQuestion
 */
import { BASES } from '../knowledge/documents.js';

/** What stands for an answer if the documents have none. */
const REFUSAL = /^[-–—]$/;

/** @param {string} base */
export const evaluationsOf = (base) => `${BASES}/${encodeURIComponent(base)}/evaluations`;

/** @param {any} evaluation */
export function isUnfinished({ status }) {
  return status === 'queued' || status === 'running';
}

/**
 * The questions of a text with one a line: the question, the expected answer and the expected document, between bars, or
 * between tabs as spreadsheets copy them. ` / ` separates alternatives of an answer.
 *
 * @param {string} text
 * @returns {{questions: GoldenQuestion[], incomplete: number[]}} and the numbers of the lines that expect nothing, from 1
 */
export function questionsIn(text) {
  const questions = [];
  const incomplete = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() !== '') {
      const golden = questionOf(line.split(line.includes('\t') ? '\t' : '|').map((cell) => cell.trim()));
      golden ? questions.push(golden) : incomplete.push(index + 1);
    }
  }
  return { questions, incomplete };
}

/** @param {string[]} cells @returns {GoldenQuestion | null} */
function questionOf([question, answer = '', filename = '']) {
  if (question === '' || (answer === '' && filename === '')) {
    return null;
  }
  if (REFUSAL.test(answer)) {
    return filename === '' ? { question, unanswerable: true } : null;
  }
  const answers = answer.split(/\s\/\s/).filter(Boolean);
  return { question, ...(answers.length > 0 ? { answer: answers } : {}), ...(filename ? { filename } : {}) };
}
