package dev.docent.retrieval.answering;

import dev.docent.retrieval.passage.Citation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a question.
 *
 * @param text refers to its citations as {@code [1]}, {@code [2]}; when not grounded it says in plain words that the
 *     documents do not hold the answer
 * @param grounded whether at least one verified citation supports it
 * @param citations in the order of their numbers, each quote found verbatim in the stored text; those that a sentence
 *     goes beyond say so
 * @param usage what it cost
 * @param disagreement that its sources disagree, which the text says as well; null when no such thing was seen
 */
public record Answer(
        String text,
        boolean grounded,
        List<Citation> citations,
        Usage usage,
        @Nullable Disagreement disagreement) {

    public Answer {
        citations = List.copyOf(citations);
    }

    /** An answer whose sources were not seen to disagree. */
    public Answer(String text, boolean grounded, List<Citation> citations, Usage usage) {
        this(text, grounded, citations, usage, null);
    }

    /**
     * What an answer cost.
     *
     * @param model what made it: {@code extractive}, or the name of a chat model
     * @param inputTokens tokens of the question and of the passages that were read
     * @param outputTokens tokens of the answer
     */
    public record Usage(String model, int inputTokens, int outputTokens) {}
}
