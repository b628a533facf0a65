package dev.docent.api.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened. It has ids only, never contents or secrets.
 *
 * @param account id of the account whose data or credentials it concerns; null if there is none
 * @param actor id of the account that did it; null if nobody was authenticated
 * @param credential id of the credential that was used, never its text; null if none was accepted
 * @param target id of the thing that it was done to; null if that is the account, or the installation
 * @param reason why it was refused or failed: an HTTP status, or a word; null if it was done
 * @param address of the client; null for that of the current request
 */
public record AuditEvent(
        AuditAction action,
        Outcome outcome,
        @Nullable String account,
        @Nullable String actor,
        @Nullable String credential,
        @Nullable String target,
        @Nullable String reason,
        @Nullable String address) {

    /** How it ended. */
    public enum Outcome {
        DONE,
        REFUSED,
        FAILED
    }

    /** {@return an event that was done, by nobody yet} @param account null if it concerns none */
    public static AuditEvent of(AuditAction action, @Nullable String account) {
        return new AuditEvent(action, Outcome.DONE, account, null, null, null, null, null);
    }

    /** {@return this event, done by an account with a credential} @param credential its id; null for none */
    public AuditEvent by(@Nullable String account, @Nullable String credential) {
        return new AuditEvent(action, outcome, this.account, account, credential, target, reason, address);
    }

    /** {@return this event, done to the thing with this id} */
    public AuditEvent on(@Nullable String id) {
        return new AuditEvent(action, outcome, account, actor, credential, id, reason, address);
    }

    /** {@return this event, done by a client at this address} */
    public AuditEvent from(@Nullable String client) {
        return new AuditEvent(action, outcome, account, actor, credential, target, reason, client);
    }

    /** {@return this event, which was refused} @param why a word or a status, never what the client sent */
    public AuditEvent refused(String why) {
        return new AuditEvent(action, Outcome.REFUSED, account, actor, credential, target, why, address);
    }

    /** {@return this event, which failed} @param why a word or a status */
    public AuditEvent failed(String why) {
        return new AuditEvent(action, Outcome.FAILED, account, actor, credential, target, why, address);
    }

    boolean isDone() {
        return outcome == Outcome.DONE;
    }
}
