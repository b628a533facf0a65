package dev.docent.retrieval.question;

import dev.docent.retrieval.answering.Question.Turn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps long conversations within the budget of a chat model: the latest turns, and a summary of those before. Safe for
 * concurrent use.
 */
public interface ConversationSummary {

    /** Answers are extractive: rules need few turns, and no summary. */
    ConversationSummary NONE = new ConversationSummary() {
        @Override
        public boolean isWanted() {
            return false;
        }

        @Override
        public int fitting(String account, List<Turn> turns, double share) {
            return turns.size();
        }

        @Override
        public Optional<String> summarize(String account, @Nullable String earlier, List<Turn> turns) {
            return Optional.empty();
        }
    };

    /** {@return the summary as the turn before all others} */
    static Turn told(String summary) {
        return new Turn("What was said before?", summary, true);
    }

    /** {@return whether a chat model answers; otherwise there are no summaries} */
    boolean isWanted();

    /**
     * {@return the number of turns, the latest ones, that the model receives}
     *
     * @param account whose turn on the cores it is
     * @param share of the tokens that are meant for turns, above 0, at most 1
     */
    int fitting(String account, List<Turn> turns, double share);

    /**
     * {@return a summary of the turns and of what was before them; empty if the model fails}
     *
     * @param account whose tokens it costs
     * @param earlier the summary of what was before them; null if nothing was
     * @param turns oldest first
     */
    Optional<String> summarize(String account, @Nullable String earlier, List<Turn> turns);
}
