package dev.docent.api.migration;

/** The move is not begun, or not gone on with. Its message is a sentence for whoever asked for it. */
public final class MigrationRefusedException extends RuntimeException {

    MigrationRefusedException(String message) {
        super(message);
    }
}
