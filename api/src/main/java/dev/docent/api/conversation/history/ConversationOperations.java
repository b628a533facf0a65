package dev.docent.api.conversation.history;

import org.springframework.data.domain.Page;

/** Queries of conversations. */
interface ConversationOperations {

    /** {@return a page of the selected conversations: the pinned ones first, then those that were written to last} */
    Page<Conversation> list(ConversationSelection selection, int limit, long offset);
}
