package dev.docent.api.access;

/** A configured secret is too short to protect anything; the service does not start with it. */
final class WeakSecretException extends RuntimeException {

    private final String remedy;

    WeakSecretException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
