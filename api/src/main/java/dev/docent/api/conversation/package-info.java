/** Conversations, their messages, and the endpoints that answer questions. */
@NullMarked
package dev.docent.api.conversation;

import org.jspecify.annotations.NullMarked;
