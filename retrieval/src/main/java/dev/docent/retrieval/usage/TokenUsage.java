package dev.docent.retrieval.usage;

import dev.docent.retrieval.provider.ProviderException.BudgetUsedUpException;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the tokens of hosted models by account, and holds the accounts to their budgets. No method waits for a store. Safe
 * for concurrent use.
 */
public interface TokenUsage {

    /** Counts nothing and refuses nothing. */
    TokenUsage NONE = new TokenUsage() {
        @Override
        public Optional<BudgetUsedUpException> refusal(String account) {
            return Optional.empty();
        }

        @Override
        public Set<String> usedUp() {
            return Set.of();
        }

        @Override
        public void add(String account, Purpose purpose, String model, Tokens tokens) {}
    };

    /** {@return why no hosted model is called for the account; empty if it has tokens left today} */
    Optional<BudgetUsedUpException> refusal(String account);

    /** {@return the accounts that have used up their tokens of the day} */
    Set<String> usedUp();

    /** @throws BudgetUsedUpException if the account has used up its tokens of the day */
    default void require(String account) {
        refusal(account).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** Adds the tokens of a call. */
    void add(String account, Purpose purpose, String model, Tokens tokens);

    /** What a call was made for. */
    enum Purpose {
        QUESTION_EMBEDDING,
        PASSAGE_EMBEDDING,
        /** Passages embedded again for another model, as an administrator confirmed. Counts toward no budget. */
        REBUILD,
        REWRITING,
        ANSWERING,
        /** A summary of a long conversation. */
        SUMMARIZING,
        /** What is said in audio, written down. */
        TRANSCRIPTION,
        /** Fields read from the image of a page. */
        EXTRACTION,
        /** Figures of documents, described. */
        FIGURES
    }

    /**
     * The tokens of a call.
     *
     * @param input sent to the model
     * @param output received from it, including what it thought
     * @param thought the part of the output that the model thought; 0 if the provider does not say
     */
    record Tokens(long input, long output, long thought) {

        /** {@return the tokens of texts that were embedded} */
        public static Tokens embedded(long input) {
            return new Tokens(input, 0, 0);
        }

        /** {@return all tokens that the provider charges for} */
        public long all() {
            return input + output;
        }

        public Tokens plus(Tokens other) {
            return new Tokens(input + other.input, output + other.output, thought + other.thought);
        }
    }
}
