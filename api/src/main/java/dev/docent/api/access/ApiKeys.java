package dev.docent.api.access;

import dev.docent.api.access.secret.Secrets;
import dev.docent.storage.records.RecordIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Service;

/** Issues API keys and authenticates callers by them. */
@Service
class ApiKeys {

    private static final String PREFIX = "dk_";
    private static final int SHOWN_LENGTH = 9;

    private final ApiKeyRepository keys;
    private final Clock clock;

    ApiKeys(ApiKeyRepository keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** {@return a new key, whose text is not stored} */
    Issued issue(String account, Set<Permission> permissions, Duration lifetime) {
        var text = PREFIX + Secrets.randomText();
        var now = clock.instant();
        var expiresAt = now.plus(lifetime);
        keys.save(new ApiKey(
                RecordIds.next(),
                null,
                account,
                DigestUtils.sha256Hex(text),
                text.substring(0, SHOWN_LENGTH),
                new ApiKey.Grants(permissions),
                expiresAt,
                now));
        return new Issued(text, expiresAt);
    }

    /** {@return the caller with this key} @throws BadCredentialException if the key is unknown or expired */
    Caller authenticate(String text) {
        var hash = DigestUtils.sha256Hex(text);
        var key = keys.findByHash(hash)
                .filter(found -> MessageDigest.isEqual(bytes(found.hash()), bytes(hash)))
                .orElseThrow(() -> new BadCredentialException("The API key is unknown"));
        if (key.expiresAt() != null && !clock.instant().isBefore(key.expiresAt())) {
            throw new BadCredentialException("The API key has expired");
        }
        return Caller.key(key.account(), key.grants().permissions());
    }

    private static byte[] bytes(String hex) {
        return hex.getBytes(StandardCharsets.US_ASCII);
    }

    /** A new key. */
    record Issued(String text, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued[expiresAt=" + expiresAt + "]";
        }
    }
}
