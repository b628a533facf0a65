/** Chat models of servers that speak OpenAI's API. */
@NullMarked
package dev.docent.retrieval.chat.openai;

import org.jspecify.annotations.NullMarked;
