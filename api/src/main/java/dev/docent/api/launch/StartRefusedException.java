package dev.docent.api.launch;

import org.jspecify.annotations.Nullable;

/** The service cannot start, for a reason that the operator can fix. Printed without a stack trace. */
final class StartRefusedException extends RuntimeException {

    private final String remedy;

    /**
     * @param message names the problem and the file, folder or setting
     * @param remedy how to fix it
     */
    StartRefusedException(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
