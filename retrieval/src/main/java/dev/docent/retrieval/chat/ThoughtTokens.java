package dev.docent.retrieval.chat;

import org.springframework.ai.chat.metadata.Usage;

/**
 * The part of the output that a model thought, as the provider's own usage of Spring AI's {@link Usage}.
 *
 * @param count number of tokens
 */
public record ThoughtTokens(long count) {

    /** {@return the number of tokens thought; 0 if the provider reports none} */
    public static long in(Usage usage) {
        return usage.getNativeUsage() instanceof ThoughtTokens thoughts ? thoughts.count() : 0;
    }
}
