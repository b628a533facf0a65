/** Words and excerpts of messages. */
@NullMarked
package dev.docent.api.conversation.text;

import org.jspecify.annotations.NullMarked;
