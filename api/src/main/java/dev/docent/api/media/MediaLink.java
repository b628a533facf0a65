package dev.docent.api.media;

import dev.docent.api.access.CredentialRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What a link to a rendition permits, and until when.
 *
 * @param owner id of the account
 * @param credential the link ends with it
 */
record MediaLink(String owner, CredentialRef credential, Instant expiresAt) {

    /** {@return the link as text that is safe in URLs} */
    String text() {
        var text = owner + "\n" + credential + "\n" + expiresAt.getEpochSecond();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the link of the text; empty if it is none} */
    static Optional<MediaLink> parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1);
            return parts.length == 3
                    ? CredentialRef.parse(parts[1])
                            .map(credential -> new MediaLink(
                                    parts[0], credential, Instant.ofEpochSecond(Long.parseLong(parts[2]))))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
