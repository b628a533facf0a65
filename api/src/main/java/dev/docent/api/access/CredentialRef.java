package dev.docent.api.access;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/**
 * Names a credential, as tokens and streams that hang on it remember it.
 *
 * @param id of its record, or {@link #MASTER} for the master key; unique within its kind
 * @param fingerprint changes with its secret: after a rotation, what hung on the old secret has ended
 */
public record CredentialRef(Kind kind, String id, String fingerprint) implements Serializable {

    /** The id of the master key. */
    public static final String MASTER = "master";

    /** The kinds of credentials on which others can hang. */
    public enum Kind {
        /** API keys and the master key. */
        KEY(""),
        /** Sessions of people who signed in. */
        SESSION("session:"),
        /** Tokens of other issuers. */
        EXTERNAL("external:");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /** {@return the key with this id} */
    public static CredentialRef key(String id, String fingerprint) {
        return new CredentialRef(Kind.KEY, id, fingerprint);
    }

    /** {@return the credential that the text names, as {@link #toString} writes it; empty if it names none} */
    public static Optional<CredentialRef> parse(String text) {
        var kind = Arrays.stream(Kind.values())
                .filter(each -> each != Kind.KEY && text.startsWith(each.prefix))
                .findFirst()
                .orElse(Kind.KEY);
        var rest = text.substring(kind.prefix.length());
        var dot = rest.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.of(new CredentialRef(kind, rest.substring(0, dot), rest.substring(dot + 1)));
    }

    /** {@return whether it is the master key, which ends with the process only} */
    public boolean isMaster() {
        return kind == Kind.KEY && id.equals(MASTER);
    }

    /** {@return what the credential has in common with those that replace it} Tokens of other issuers are renewed every few minutes. */
    public String lineage() {
        return kind == Kind.EXTERNAL ? kind.prefix + id : toString();
    }

    @Override
    public String toString() {
        return kind.prefix + id + "." + fingerprint;
    }
}
