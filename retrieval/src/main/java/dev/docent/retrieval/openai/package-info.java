/** The way to any server that speaks OpenAI's API, which the chat model and the embedding model share. */
@NullMarked
package dev.docent.retrieval.openai;

import org.jspecify.annotations.NullMarked;
