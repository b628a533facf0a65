package dev.docent.api.webhook;

import dev.docent.api.webhook.transport.DeliveryOutcome;
import dev.docent.api.webhook.transport.WebhookTransport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Carries messages nowhere, and says of each what it was told to say. */
final class ScriptedTransport implements WebhookTransport {

    final List<Message> sent = new CopyOnWriteArrayList<>();
    private final Deque<DeliveryOutcome> outcomes = new ArrayDeque<>();

    /** The outcomes of the next messages, in their order; those after them arrive. */
    ScriptedTransport then(DeliveryOutcome... next) {
        outcomes.addAll(List.of(next));
        return this;
    }

    @Override
    public DeliveryOutcome send(Message message) {
        sent.add(message);
        return outcomes.isEmpty() ? new DeliveryOutcome.Answered(200) : outcomes.removeFirst();
    }
}
