package dev.docent.api.webhook;

import dev.docent.api.webhook.transport.WebhookTransport;
import dev.docent.api.webhook.transport.WebhookTransport.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Carries messages nowhere, and says of each what it was told to say. */
final class ScriptedTransport implements WebhookTransport {

    final List<Message> sent = new CopyOnWriteArrayList<>();
    private final Deque<Outcome> outcomes = new ArrayDeque<>();

    /** The outcomes of the next messages, in their order; those after them arrive. */
    ScriptedTransport then(Outcome... next) {
        outcomes.addAll(List.of(next));
        return this;
    }

    @Override
    public Outcome send(Message message) {
        sent.add(message);
        return outcomes.isEmpty() ? new Outcome.Answered(200) : outcomes.removeFirst();
    }
}
