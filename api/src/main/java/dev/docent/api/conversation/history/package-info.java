/** Conversations with their messages as they are stored: trees of which one path is chosen. */
@NullMarked
package dev.docent.api.conversation.history;

import org.jspecify.annotations.NullMarked;
