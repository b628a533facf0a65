package dev.docent.api.access;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of credentials. Each call reads the records, so that a credential that ended on any node is refused by the next
 * request. Whether the account is suspended, and whether it administers the installation, is not decided here but for all
 * kinds together. Safe for concurrent use.
 */
public interface CredentialKind {

    CredentialRef.Kind kind();

    /** {@return the caller with a credential of this kind, for a chat token that hangs on it; empty if it has ended} */
    Optional<Authenticated> find(CredentialRef credential);

    /** {@return what each of these credentials of this kind permits now; those that have ended are absent} */
    Map<CredentialRef, Grants> current(Collection<CredentialRef> some);
}
