package dev.docent.api.conversation.chat;

import dev.docent.api.conversation.history.Exchanges;
import dev.docent.api.conversation.stream.MessageRef;
import dev.docent.api.conversation.stream.StreamedMessages;
import dev.docent.retrieval.answering.Answer;
import org.springframework.stereotype.Component;

/** Stores what becomes of answers that are streamed. Safe for concurrent use. */
@Component
final class StreamedExchanges implements StreamedMessages {

    private final Exchanges exchanges;

    StreamedExchanges(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    @Override
    public void complete(MessageRef message, Answer answer) {
        exchanges.finish(message.owner(), message.id(), answer);
    }

    @Override
    public void interrupt(MessageRef message, String text) {
        exchanges.interrupt(message.owner(), message.id(), text.strip());
    }
}
