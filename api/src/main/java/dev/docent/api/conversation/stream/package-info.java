/** Assistant messages while they are generated: their text is stored before it is sent, and can be followed from every node. */
@NullMarked
package dev.docent.api.conversation.stream;

import org.jspecify.annotations.NullMarked;
