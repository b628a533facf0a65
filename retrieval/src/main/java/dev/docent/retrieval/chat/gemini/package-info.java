/** Chat with Google's models. */
@NullMarked
package dev.docent.retrieval.chat.gemini;

import org.jspecify.annotations.NullMarked;
