/** Models that a starter of Spring AI on the class path brings, for chat and embedding. */
@NullMarked
package dev.docent.retrieval.springai;

import org.jspecify.annotations.NullMarked;
