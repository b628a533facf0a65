package dev.docent.api.conversation;

import dev.docent.retrieval.answering.Question.Turn;

/**
 * A question of a path with its answer.
 *
 * @param answer id of the answer
 */
record PathTurn(String answer, Turn turn) {}
