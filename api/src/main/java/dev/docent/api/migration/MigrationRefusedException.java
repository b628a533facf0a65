package dev.docent.api.migration;

/** A migration cannot start or continue. The message says why and what to do. */
public final class MigrationRefusedException extends RuntimeException {
    MigrationRefusedException(String message) {
        super(message);
    }
}
