/** Access to servers that implement OpenAI's API, for chat and embedding. */
@NullMarked
package dev.docent.retrieval.openai;

import org.jspecify.annotations.NullMarked;
