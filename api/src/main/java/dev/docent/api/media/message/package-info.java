/** Images and audio in the messages of conversations: accepted, seen or heard by a chat model, or read. */
@NullMarked
package dev.docent.api.media.message;

import org.jspecify.annotations.NullMarked;
