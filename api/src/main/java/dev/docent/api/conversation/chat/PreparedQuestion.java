package dev.docent.api.conversation.chat;

import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.conversation.history.Exchange;
import dev.docent.retrieval.answering.Question;

/**
 * A question that can be answered, on any thread. Nothing of it is stored yet.
 *
 * @param exchange the messages to store
 * @param atEnd whether it follows the chosen path, whichever that is when it is stored
 * @param question the question with its scope and the messages before it
 */
record PreparedQuestion(Conversation conversation, Exchange exchange, boolean atEnd, Question question) {}
