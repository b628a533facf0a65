package dev.docent.api.account.passkey;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A passkey in the API. */
@Schema(name = "Passkey")
record PasskeyView(
        String id,
        String name,

        @Schema(description = "Whether it is synchronized between devices, so that losing one does not lose it")
        boolean backedUp,

        @Schema(description = "Whether the device verified the person, which signing in without a password requires")
        boolean userVerified,

        Instant createdAt,

        @Nullable @Schema(description = "Null if not yet") Instant lastUsedAt) {

    static PasskeyView of(Passkey passkey) {
        return new PasskeyView(
                passkey.id(),
                passkey.name(),
                passkey.backedUp(),
                passkey.userVerified(),
                passkey.createdAt(),
                passkey.lastUsedAt());
    }
}
