package dev.docent.retrieval.answering;

import dev.docent.retrieval.answering.FurtherSentences.Further;
import dev.docent.retrieval.passage.Citation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a question.
 *
 * @param text refers to its citations as {@code [1]}, {@code [2]}; if not grounded, says that the documents do not hold
 *     the answer, or replies to small talk
 * @param grounded whether at least one verified citation supports it
 * @param citations ordered by number; each quote occurs verbatim in the stored text
 * @param usage what the answer cost
 * @param disagreement the values on which its sources disagree, which the text mentions too; null if none was found
 * @param completion how the answer ended
 * @param nearest if the question was refused, quotes of the passages that came closest, best first, each with the index 0;
 *     otherwise empty
 * @param alsoFound further sentences that bear on the question, which the text does not say; their citations are numbered behind
 *     those of the text
 */
public record Answer(
        String text,
        boolean grounded,
        List<Citation> citations,
        Usage usage,
        @Nullable Disagreement disagreement,
        Completion completion,
        List<Citation> nearest,
        List<Further> alsoFound) {

    public Answer {
        citations = List.copyOf(citations);
        nearest = List.copyOf(nearest);
        alsoFound = List.copyOf(alsoFound);
    }

    /** An answer without nearest passages and further sentences. */
    public Answer(
            String text,
            boolean grounded,
            List<Citation> citations,
            Usage usage,
            @Nullable Disagreement disagreement,
            Completion completion) {
        this(text, grounded, citations, usage, disagreement, completion, List.of(), List.of());
    }

    /** {@return a refusal in the language of the question, which is not grounded and has no citations} */
    public static Answer refusal(Question question, Usage usage, Completion completion) {
        return new Answer(Refusal.of(question.text()), false, List.of(), usage, null, completion);
    }

    /** {@return the text without citation numbers; empty for a refusal, whose words must not count for any question} */
    public String plainText() {
        return grounded ? text.replaceAll(" \\[\\d+]", "") : "";
    }

    /** {@return whether the documents do not hold the answer, or the chat model's provider withheld it} Small talk is no refusal. */
    public boolean isRefusal() {
        return !grounded && (completion == Completion.BLOCKED || Refusal.is(text));
    }

    /** {@return this answer with another completion} */
    public Answer ended(Completion how) {
        return new Answer(text, grounded, citations, usage, disagreement, how, nearest, alsoFound);
    }

    /** {@return this answer with another usage} */
    public Answer costing(Usage cost) {
        return new Answer(text, grounded, citations, cost, disagreement, completion, nearest, alsoFound);
    }

    /** {@return this answer with the passages that came closest} */
    public Answer near(List<Citation> passages) {
        return new Answer(text, grounded, citations, usage, disagreement, completion, passages, alsoFound);
    }

    /** {@return this answer with further sentences} */
    public Answer with(List<Further> sentences) {
        return new Answer(text, grounded, citations, usage, disagreement, completion, nearest, sentences);
    }

    /** How an answer ended. */
    public enum Completion {
        /** It is complete. */
        WHOLE,
        /** The chat model was unavailable or wrote nothing; sentences of the documents answer instead. */
        FALLBACK,
        /** The chat model broke off, or the receiver disconnected; the text so far is kept. */
        INTERRUPTED,
        /** The chat model reached its output limit. */
        TRUNCATED,
        /** The chat model's provider withheld the answer, or refused the question. */
        BLOCKED
    }

    /**
     * What an answer cost.
     *
     * @param model {@code extractive}, or the name of the chat model
     * @param inputTokens tokens of the question and of the passages read
     * @param outputTokens tokens of the answer, with those of the thoughts before it
     * @param thoughtTokens tokens that the model spent on thinking
     */
    public record Usage(String model, int inputTokens, int outputTokens, int thoughtTokens) {

        /** The name in place of a model, where none answered. */
        public static final String EXTRACTIVE = "extractive";

        /** The usage of an answer without thoughts. */
        public Usage(String model, int inputTokens, int outputTokens) {
            this(model, inputTokens, outputTokens, 0);
        }
    }
}
