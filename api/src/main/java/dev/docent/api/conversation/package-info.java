/** Conversations and their messages. Depends on {@code access} and {@code problem}. */
@NullMarked
package dev.docent.api.conversation;

import org.jspecify.annotations.NullMarked;
