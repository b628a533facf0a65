/** Models and tokenizers that run in process. */
@NullMarked
package dev.docent.retrieval.inference;

import org.jspecify.annotations.NullMarked;
