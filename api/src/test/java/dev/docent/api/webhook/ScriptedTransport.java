package dev.docent.api.webhook;

import dev.docent.api.webhook.transport.WebhookTransport;
import dev.docent.api.webhook.transport.WebhookTransport.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Carries messages nowhere, and says of each what it was told to say. Challenges are answered, unless it is told otherwise. */
final class ScriptedTransport implements WebhookTransport {

    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([^\"]+)\"");

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
        return outcomes.isEmpty() ? new Outcome.Answered(200, challenge(message.body())) : outcomes.removeFirst();
    }

    private static String challenge(String body) {
        var found = CHALLENGE.matcher(body);
        return found.find() ? found.group(1) : "";
    }
}
