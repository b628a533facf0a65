package dev.docent.api.access;

import dev.docent.storage.records.RecordIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Hands out keys and recognises them. */
@Service
class ApiKeys {

    private static final String MARK = "dk_";

    private final ApiKeyRepository keys;
    private final Clock clock;

    ApiKeys(ApiKeyRepository keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** {@return a new key; its text is shown this once} */
    Issued issue(String account, Set<Permission> permissions, Duration lifetime) {
        var text = MARK + Secrets.randomText();
        var now = clock.instant();
        var expiresAt = now.plus(lifetime);
        keys.save(new ApiKey(
                RecordIds.next(),
                null,
                account,
                Secrets.sha256Hex(text),
                text.substring(0, 9),
                new ApiKey.Grants(permissions),
                expiresAt,
                now));
        return new Issued(text, expiresAt);
    }

    /** {@return whose key it is} @throws BadCredentialException when it is unknown or expired */
    Caller authenticate(String text) {
        var hash = Secrets.sha256Hex(text);
        var key = keys.findByHash(hash)
                .filter(found -> MessageDigest.isEqual(bytes(found.hash()), bytes(hash)))
                .orElseThrow(() -> new BadCredentialException("The API key is not known"));
        if (key.expiresAt() != null && !clock.instant().isBefore(key.expiresAt())) {
            throw new BadCredentialException("The API key has expired");
        }
        return Caller.key(key.account(), key.grants().permissions());
    }

    private static byte[] bytes(String hex) {
        return hex.getBytes(StandardCharsets.US_ASCII);
    }

    /** A key just made. */
    record Issued(String text, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued[expiresAt=" + expiresAt + "]";
        }
    }
}
