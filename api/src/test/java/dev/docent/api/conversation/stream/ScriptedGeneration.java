package dev.docent.api.conversation.stream;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.answering.AnswerStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A model that says what a test tells it to, when the test tells it. */
final class ScriptedGeneration implements MessageGeneration {

    private static final String END = "\0end";
    private static final String FAIL = "\0fail";

    private final BlockingQueue<String> parts = new LinkedBlockingQueue<>();
    private final boolean stubborn;

    ScriptedGeneration() {
        this(false);
    }

    /** @param stubborn whether it never looks whether anybody listens */
    ScriptedGeneration(boolean stubborn) {
        this.stubborn = stubborn;
    }

    ScriptedGeneration says(String... said) {
        parts.addAll(List.of(said));
        return this;
    }

    ScriptedGeneration ends() {
        parts.add(END);
        return this;
    }

    ScriptedGeneration fails() {
        parts.add(FAIL);
        return this;
    }

    @Override
    public Answer generate(AnswerStream stream) {
        var text = new StringBuilder();
        for (var part = next(stream); !part.equals(END); part = next(stream)) {
            if (part.equals(FAIL)) {
                throw new IllegalStateException("The model is away");
            }
            text.append(part);
            stream.onDelta(part);
        }
        return new Answer(
                text.toString().strip(),
                true,
                List.of(),
                new Answer.Usage("scripted", 1, 2),
                null,
                stream.isOpen() ? Completion.WHOLE : Completion.INTERRUPTED);
    }

    private String next(AnswerStream stream) {
        try {
            String part = null;
            while (part == null && (stubborn || stream.isOpen())) {
                part = parts.poll(20, TimeUnit.MILLISECONDS);
            }
            return part == null ? END : part;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
