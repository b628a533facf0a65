/** The endpoints of conversations and their messages. */
@NullMarked
package dev.docent.api.conversation.chat;

import org.jspecify.annotations.NullMarked;
