/** Embedding with models of servers that implement OpenAI's API. */
@NullMarked
package dev.docent.retrieval.embedding.openai;

import org.jspecify.annotations.NullMarked;
