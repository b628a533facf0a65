package dev.docent.api.launch;

import org.jspecify.annotations.Nullable;

/** The service cannot start, for a reason that the operator can fix. Printed without a stack trace. */
public final class StartRefusedException extends RuntimeException {

    /**
     * @param problem names the file, folder or setting
     * @param remedy how to fix it
     */
    public StartRefusedException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    StartRefusedException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem + " " + remedy, cause);
    }
}
