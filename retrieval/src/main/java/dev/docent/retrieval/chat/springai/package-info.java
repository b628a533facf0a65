/** Chat with the model of a starter of Spring AI. */
@NullMarked
package dev.docent.retrieval.chat.springai;

import org.jspecify.annotations.NullMarked;
