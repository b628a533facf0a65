/** Conversations and their messages. Depends on {@code access}, {@code knowledge} and {@code problem}. */
@NullMarked
package dev.docent.api.conversation;

import org.jspecify.annotations.NullMarked;
