/** Chat models of Google. */
@NullMarked
package dev.docent.retrieval.chat.gemini;

import org.jspecify.annotations.NullMarked;
