/** Models and tokenizers that run inside the process, for the adapters that need them. */
@NullMarked
package dev.docent.retrieval.inference;

import org.jspecify.annotations.NullMarked;
