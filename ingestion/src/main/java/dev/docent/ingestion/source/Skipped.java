package dev.docent.ingestion.source;

/**
 * A file of an archive or a mail that was left out while the rest was accepted.
 *
 * @param path for display
 */
public record Skipped(String path, Reason reason) {

    /** Why the file was left out. */
    public enum Reason {
        ENCRYPTED("it is encrypted"),
        LINK("it is a link to another file"),
        SPECIAL("it is a device or another special file"),
        UNSAFE_PATH("its path leads out of the archive, or is too long"),
        EMPTY("it is empty"),
        DAMAGED("it is damaged"),
        UNSUPPORTED("it is compressed in a way that is not supported"),
        SYSTEM_FILE("it was written by a file manager for itself"),
        TOO_DEEP("it is inside too many archives");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** {@return the reason for people, with the file as its subject} */
        public String sentence() {
            return sentence;
        }
    }
}
