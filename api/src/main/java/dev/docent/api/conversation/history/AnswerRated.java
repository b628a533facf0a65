package dev.docent.api.conversation.history;

import org.jspecify.annotations.Nullable;

/**
 * The reader of an answer gave feedback on it, changed it or withdrew it, which has been stored.
 *
 * @param assistant id of the assistant that answered; null for none
 * @param before the answer with its feedback before
 * @param after the answer with its feedback now
 */
public record AnswerRated(@Nullable String assistant, Message before, Message after) {}
