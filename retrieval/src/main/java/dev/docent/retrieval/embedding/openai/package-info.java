/** Embedding models of servers that speak OpenAI's API. */
@NullMarked
package dev.docent.retrieval.embedding.openai;

import org.jspecify.annotations.NullMarked;
