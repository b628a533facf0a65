package dev.docent.api.access;

import java.io.Serializable;
import java.util.Optional;

/**
 * Names a credential, as tokens and streams that hang on it remember it.
 *
 * @param id of its record; {@link #MASTER} for the master key
 * @param fingerprint changes with its secret: after a rotation, what hung on the old secret has ended
 */
public record CredentialRef(String id, String fingerprint) implements Serializable {

    /** The id of the master key. */
    public static final String MASTER = "master";

    /** {@return the credential that the text names, as {@link #toString} writes it; empty if it names none} */
    public static Optional<CredentialRef> parse(String text) {
        var dot = text.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.of(new CredentialRef(text.substring(0, dot), text.substring(dot + 1)));
    }

    /** {@return whether it is the master key, which ends with the process only} */
    public boolean isMaster() {
        return id.equals(MASTER);
    }

    @Override
    public String toString() {
        return id + "." + fingerprint;
    }
}
