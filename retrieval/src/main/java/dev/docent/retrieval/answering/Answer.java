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
 * @param completion how it came to its end
 */
public record Answer(
        String text,
        boolean grounded,
        List<Citation> citations,
        Usage usage,
        @Nullable Disagreement disagreement,
        Completion completion) {

    /** What is said when the documents do not hold the answer. */
    public static final String REFUSAL = "The documents do not hold an answer to this question.";

    public Answer {
        citations = List.copyOf(citations);
    }

    /** An answer that is whole, and whose sources were not seen to disagree. */
    public Answer(String text, boolean grounded, List<Citation> citations, Usage usage) {
        this(text, grounded, citations, usage, null, Completion.WHOLE);
    }

    /** {@return a refusal: the documents do not hold the answer} */
    public static Answer refusal(Usage usage, Completion completion) {
        return new Answer(REFUSAL, false, List.of(), usage, null, completion);
    }

    /** {@return it, come to its end in another way} */
    public Answer ended(Completion how) {
        return new Answer(text, grounded, citations, usage, disagreement, how);
    }

    /** How an answer came to its end. */
    public enum Completion {
        /** It was made as it should be. */
        WHOLE,
        /** The chat model could not be had: it is made of the documents' own sentences instead. */
        FALLBACK,
        /** The chat model broke off, or nobody listened any more; what was said until then is there. */
        INTERRUPTED,
        /** The chat model came to the most that it may write. */
        TRUNCATED,
        /** The chat model's provider withheld the answer, or refused the question. */
        BLOCKED
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
