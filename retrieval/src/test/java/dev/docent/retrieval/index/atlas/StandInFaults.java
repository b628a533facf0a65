package dev.docent.retrieval.index.atlas;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What goes wrong as a test wants it to, and what was refused because it was asked wrongly. */
final class StandInFaults {

    private static final int BY_SEARCH = 8;
    private static final int SHUTDOWN_IN_PROGRESS = 91;
    private static final int NOT_PRIMARY = 10107;

    private final List<Refused> refused = new ArrayList<>();
    private final List<Refused> lost = new ArrayList<>();
    private final List<Refused> once = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    /** A command of which all, or the next one, fails. */
    private record Refused(String command, String collection, int code, String message) {

        boolean is(String other, String name) {
            return command.equalsIgnoreCase(other) && collection.equals(name);
        }
    }

    synchronized void refuse(String command, String collection, int code, String message) {
        refused.add(new Refused(command, collection, code, message));
    }

    synchronized void loseAnswer(String command, String collection) {
        lost.add(new Refused(command, collection, SHUTDOWN_IN_PROGRESS, "lost"));
    }

    synchronized void elect(String command, String collection, int commands) {
        for (int i = 0; i < commands; i++) {
            once.add(new Refused(command, collection, NOT_PRIMARY, "not primary"));
        }
    }

    synchronized void mend() {
        once.clear();
        refused.clear();
        lost.clear();
    }

    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** {@return the answer, unless the command is one that fails} */
    synchronized <T> T answer(String command, String collection, Supplier<T> answer) {
        refused.stream()
                .filter(each -> each.is(command, collection))
                .findFirst()
                .ifPresent(each -> StandInError.raise(each.code(), "Told", each.message()));
        var elected = once.stream().filter(each -> each.is(command, collection)).findFirst();
        if (elected.isPresent()) {
            once.remove(elected.get());
            StandInError.raise(NOT_PRIMARY, "NotWritablePrimary", "not primary");
        }
        var given = given(command, answer);
        if (lost.removeIf(each -> each.is(command, collection))) {
            StandInError.raise(SHUTDOWN_IN_PROGRESS, "ShutdownInProgress", "lost");
        }
        return given;
    }

    private <T> T given(String command, Supplier<T> answer) {
        try {
            return answer.get();
        } catch (MongoServerError refusal) {
            if (refusal.getCode() == BY_SEARCH && command.equals("aggregate")) {
                wrong.add(String.valueOf(refusal.getMessage()));
            }
            throw refusal;
        }
    }
}
