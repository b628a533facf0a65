package dev.docent.api.account.session;

import dev.docent.api.access.CredentialRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A session in the API. */
@Schema(name = "Session")
public record SessionView(
        String id,

        @Schema(description = "What the client said about itself, as its `User-Agent`")
        String device,

        Instant createdAt,

        @Schema(description = "The last sign-in or refresh") Instant lastUsedAt,

        @Schema(description = "When it ends unless it is refreshed before")
        Instant expiresAt,

        @Schema(description = "Whether it is that of the token of this call")
        boolean current) {

    static SessionView of(Session session, CredentialRef current) {
        return new SessionView(
                session.id(),
                session.device(),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt(),
                session.ref().equals(current));
    }
}
