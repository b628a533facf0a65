package dev.docent.api.launch;

import org.jspecify.annotations.Nullable;

/** The start cannot go on for a reason that whoever starts Docent can mend. It is printed without a stack trace. */
final class StartRefusedException extends RuntimeException {

    private final String remedy;

    /**
     * @param message what is wrong, naming the file, folder or setting
     * @param remedy what to do about it
     */
    StartRefusedException(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
