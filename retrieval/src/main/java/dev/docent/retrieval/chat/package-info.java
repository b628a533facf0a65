/** Chat models of providers, as Spring AI's {@code ChatModel}. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.chat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
