package dev.docent.api.conversation;

import dev.docent.api.conversation.history.Exchanges.Ended;
import dev.docent.retrieval.question.ConversationSummary;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Summarizes long conversations after their answers, so that no question waits for it. What fails, or is lost with the
 * process, is summarized after the next answer.
 */
@Component
class ConversationSummarizer {

    private static final Logger log = LoggerFactory.getLogger(ConversationSummarizer.class);

    private final ConversationHistory history;
    private final ConversationSummary summaries;
    private final Set<String> current = ConcurrentHashMap.newKeySet();

    ConversationSummarizer(ConversationHistory history, ConversationSummary summaries) {
        this.history = history;
        this.summaries = summaries;
    }

    @EventListener
    void on(Ended ended) {
        if (summaries.isWanted() && current.add(ended.conversation())) {
            Thread.ofVirtual().name("summary-" + ended.conversation()).start(() -> summarize(ended));
        }
    }

    private void summarize(Ended ended) {
        try {
            history.summarize(ended.owner(), ended.conversation());
        } catch (RuntimeException deletedOrBusy) {
            log.info(
                    "event=summarize_conversation_failed conversation={} error={}",
                    ended.conversation(),
                    deletedOrBusy.getClass().getSimpleName());
        } finally {
            current.remove(ended.conversation());
        }
    }
}
