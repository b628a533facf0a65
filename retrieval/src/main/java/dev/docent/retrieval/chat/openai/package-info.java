/** Chat with models of servers that implement OpenAI's API. */
@NullMarked
package dev.docent.retrieval.chat.openai;

import org.jspecify.annotations.NullMarked;
