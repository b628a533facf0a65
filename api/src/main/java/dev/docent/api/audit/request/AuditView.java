package dev.docent.api.audit.request;

import dev.docent.api.audit.AuditEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of the audit log in the API. */
@Schema(name = "AuditEntry")
record AuditView(
        String id,

        @Schema(description = "When it happened; of several, the first")
        Instant at,

        @Schema(example = "document_delete") String action,

        @Schema(allowableValues = {"done", "refused", "failed"})
        String outcome,

        @Nullable @Schema(description = "Why it was refused or failed: a status or a word")
        String reason,

        @Nullable @Schema(description = "The account that it concerns; null if it concerns none")
        String account,

        @Nullable @Schema(description = "The account that did it; null if nobody was authenticated")
        String actor,

        @Nullable
        @Schema(
                description =
                        "Id of the credential that was used, such as that of an API key; `master` for the master key."
                                + " Null if none was accepted, and for those of other accounts unless an administrator asks")
        String credential,

        @Nullable @Schema(description = "Id of what it was done to; several are separated by spaces")
        String target,

        @Nullable
        @Schema(description = "Address of the client; null for those of other accounts unless an administrator asks")
        String address,

        @Nullable @Schema(description = "The `X-Request-Id` of the request, or of the first")
        String requestId,

        @Schema(description = "How often it happened: refusals of the same kind are one entry a minute")
        long count) {

    static AuditView of(AuditEntry entry) {
        return of(entry, true);
    }

    /** {@return the entry as its account sees it} What another account did to it, it learns without where from. */
    static AuditView ofOwner(AuditEntry entry) {
        return of(entry, entry.account() != null && entry.account().equals(entry.actor()));
    }

    private static AuditView of(AuditEntry entry, boolean whole) {
        return new AuditView(
                entry.id(),
                entry.at(),
                entry.action(),
                entry.outcome(),
                entry.reason(),
                entry.account(),
                entry.actor(),
                whole ? entry.credential() : null,
                entry.target(),
                whole ? entry.address() : null,
                entry.requestId(),
                entry.count());
    }
}
