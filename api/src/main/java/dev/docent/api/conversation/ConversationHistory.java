package dev.docent.api.conversation;

import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.conversation.history.Conversations;
import dev.docent.api.conversation.history.MessagePaths;
import dev.docent.retrieval.answering.Question.Turn;
import dev.docent.retrieval.question.ConversationSummary;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The part of its conversation that a question is asked with: the latest turns of its path, and where a chat model answers, before them the
 * summary of earlier ones. Safe for concurrent use.
 */
@Service
public class ConversationHistory {

    /** What rules need to complete a question. */
    private static final int FEW_MESSAGES = 12;

    private static final int FEW_TURNS = FEW_MESSAGES / 2;

    /** What is read behind a summary. */
    private static final int MOST_MESSAGES = 400;

    /** The share of the turns' tokens that is left after summarizing, so that not each question needs it. */
    private static final double LEFT = 0.5;

    private static final int MOST_TURNS_AT_ONCE = 60;
    private static final int MOST_CALLS = 8;

    private final Conversations conversations;
    private final MessagePaths paths;
    private final ConversationSummary summaries;
    private final Clock clock;

    ConversationHistory(Conversations conversations, MessagePaths paths, ConversationSummary summaries, Clock clock) {
        this.conversations = conversations;
        this.paths = paths;
        this.summaries = summaries;
        this.clock = clock;
    }

    /** {@return the turns of the chosen path that a question is asked with} */
    List<Turn> of(Conversation conversation) {
        var tree = paths.tree(conversation);
        return along(conversation, tree.pathTo(tree.end(conversation.leaf())));
    }

    /** {@return the turns of a path that a question is asked with} @param path ids of its messages, oldest first */
    public List<Turn> along(Conversation conversation, List<String> path) {
        if (!summaries.isWanted()) {
            return Turns.of(paths.latest(conversation, path, FEW_MESSAGES));
        }
        var summary = summary(conversation, path);
        var turns = turns(behind(summary, conversation, path));
        var told = Math.max(summaries.fitting(conversation.owner(), turns, 1), Math.min(FEW_TURNS, turns.size()));
        var latest = turns.subList(turns.size() - told, turns.size());
        return summary == null
                ? latest
                : Stream.concat(Stream.of(ConversationSummary.told(summary.text())), latest.stream())
                        .toList();
    }

    /** Summarizes the turns of the chosen path that do not fit, and stores the summary. */
    void summarize(String owner, String id) {
        for (var call = 0; call < MOST_CALLS; call++) {
            var conversation = conversations.get(owner, id);
            var tree = paths.tree(conversation);
            var path = tree.pathTo(tree.end(conversation.leaf()));
            var summary = summary(conversation, path);
            var older = older(owner, behind(summary, conversation, path));
            if (older.isEmpty() || !isSummarized(conversation, summary, older)) {
                return;
            }
        }
    }

    /** {@return the turns to summarize; the last one is kept, since the next question may refer to it} */
    private List<PathTurn> older(String owner, List<PathTurn> all) {
        var turns = turns(all);
        if (summaries.fitting(owner, turns, 1) == turns.size()) {
            return List.of();
        }
        var older = all.size() - Math.max(1, summaries.fitting(owner, turns, LEFT));
        return all.subList(0, Math.min(older, MOST_TURNS_AT_ONCE));
    }

    private boolean isSummarized(
            Conversation conversation, Conversation.@Nullable Summary earlier, List<PathTurn> older) {
        var before = earlier == null ? null : earlier.text();
        var text = summaries.summarize(conversation.owner(), before, turns(older));
        text.ifPresent(words -> {
            var stored = new Conversation.Summary(words, older.getLast().answer(), clock.instant());
            conversations.change(conversation.owner(), conversation.id(), each -> each.summarized(stored));
        });
        return text.isPresent();
    }

    /** {@return the summary, if this path continues after what it covers} */
    private static Conversation.@Nullable Summary summary(Conversation conversation, List<String> path) {
        var summary = conversation.summary();
        var through = summary == null ? -1 : path.indexOf(summary.through());
        return through >= 0 && through < path.size() - 1 ? summary : null;
    }

    private List<PathTurn> behind(
            Conversation.@Nullable Summary summary, Conversation conversation, List<String> path) {
        var from = summary == null ? 0 : path.indexOf(summary.through()) + 1;
        return Turns.along(paths.latest(conversation, path.subList(from, path.size()), MOST_MESSAGES));
    }

    private static List<Turn> turns(List<PathTurn> all) {
        return all.stream().map(PathTurn::turn).toList();
    }
}
