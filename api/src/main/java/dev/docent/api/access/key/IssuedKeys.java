package dev.docent.api.access.key;

import dev.docent.api.access.Grants;
import dev.docent.api.access.KeyBudget;
import dev.docent.api.access.secret.Secrets;
import dev.docent.api.problem.ProblemException;
import dev.docent.storage.records.OffsetPage;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.time.Instant;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * The API keys of accounts: issued, changed, rotated and revoked. A revoked key is deleted, and with it everything that
 * hangs on it ends. Safe for concurrent use: of two changes of a key at the same time, the second fails.
 */
@Service
class IssuedKeys {

    static final int MAX_PER_ACCOUNT = 100;

    private static final String PREFIX = "dk_";
    private static final int SHOWN_LENGTH = 9;
    private static final Logger log = LoggerFactory.getLogger(IssuedKeys.class);

    private final ApiKeyRepository keys;
    private final KeyUse use;
    private final Clock clock;

    IssuedKeys(ApiKeyRepository keys, KeyUse use, Clock clock) {
        this.keys = keys;
        this.use = use;
        this.clock = clock;
    }

    /** {@return a new key without a name, for a limited time} */
    Issued issueTemporary(String account, Grants grants, Instant expiresAt) {
        return save(account, null, settings(grants, null), expiresAt);
    }

    /** {@return a new key} @throws ProblemException (409) if the account has too many; temporary ones do not count */
    Issued issue(String account, String name, Grants grants, @Nullable KeyBudget budget, Instant expiresAt) {
        if (keys.countByAccountAndNameIsNotNull(account) >= MAX_PER_ACCOUNT) {
            throw ProblemException.of(HttpStatus.CONFLICT, "An account has at most " + MAX_PER_ACCOUNT + " API keys");
        }
        return save(account, name, settings(grants, budget), expiresAt);
    }

    Page<ApiKey> list(String account, OffsetPage page) {
        return keys.findByAccount(account, page).map(use::latest);
    }

    /** {@return the key} @throws ProblemException (404) if the account has none with this id */
    ApiKey get(String account, String id) {
        return keys.findByAccountAndId(account, id)
                .map(use::latest)
                .orElseThrow(() -> ProblemException.notFound("There is no API key " + id));
    }

    ApiKey change(
            ApiKey key, @Nullable String name, Grants grants, @Nullable KeyBudget budget, @Nullable Instant expiresAt) {
        return keys.save(key.changed(name, settings(grants, budget), expiresAt));
    }

    /** {@return the key with a new text} The previous text, and everything that hangs on it, ends. */
    Issued rotate(ApiKey key) {
        var text = PREFIX + Secrets.randomText();
        var rotated = keys.save(key.rotated(DigestUtils.sha256Hex(text), shown(text)));
        log.info("event=api_key_rotated account={} key={}", key.account(), key.id());
        return new Issued(rotated, text);
    }

    /** Revokes the key. One that does not exist is ignored. */
    void revoke(ApiKey key) {
        keys.deleteByAccountAndId(key.account(), key.id());
        log.info("event=api_key_revoked account={} key={}", key.account(), key.id());
    }

    private Issued save(String account, @Nullable String name, ApiKey.Settings settings, Instant expiresAt) {
        var text = PREFIX + Secrets.randomText();
        var key = keys.save(new ApiKey(
                RecordIds.next(),
                null,
                account,
                DigestUtils.sha256Hex(text),
                shown(text),
                settings,
                name,
                expiresAt,
                clock.instant(),
                null));
        return new Issued(key, text);
    }

    private static ApiKey.Settings settings(Grants grants, @Nullable KeyBudget budget) {
        return new ApiKey.Settings(
                grants.permissions(),
                grants.knowledgeBases(),
                budget == null || budget.limitsNothing() ? null : budget);
    }

    private static String shown(String text) {
        return text.substring(0, SHOWN_LENGTH);
    }

    /** A key with its text. */
    record Issued(ApiKey key, String text) {

        @Override
        public String toString() {
            return "Issued[key=" + key.id() + "]";
        }
    }
}
