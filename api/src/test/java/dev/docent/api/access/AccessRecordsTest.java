package dev.docent.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.RecordStoreTest;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** What is expected of the records of accounts and keys. */
class AccessRecordsTest extends RecordStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:28:38.123Z");

    @Test
    void keepsAnAccountOnceUnderItsName() {
        var accounts = context().getBean(AccountRepository.class);
        var saved = accounts.save(account("ada"));

        assertThatThrownBy(() -> accounts.save(account("ada"))).isInstanceOf(DuplicateKeyException.class);
        assertThat(accounts.findByExternalId("ada")).contains(saved);
        assertThat(accounts.findByExternalId("Ada")).isEmpty();
        accounts.save(new Account(saved.id(), saved.version(), "ada", true, NOW));
        assertThat(accounts.findByExternalId("ada")).get().matches(Account::welcomed);
    }

    @Test
    void remembersOnceWhatTwoProcessesSawToAtTheSameMoment() {
        var repository = context().getBean(AccountRepository.class);
        var accounts = new Accounts(repository, Clock.fixed(NOW, ZoneOffset.UTC), event -> {});
        var root = accounts.root();

        accounts.markWelcomed(root);
        accounts.markWelcomed(root);

        assertThat(accounts.root().welcomed()).isTrue();
    }

    @Test
    void findsAKeyByItsHash() {
        var keys = context().getBean(ApiKeyRepository.class);
        var lasting = keys.save(key("a", null));
        var passing = keys.save(key("b", NOW));

        assertThat(keys.findByHash("a")).contains(lasting);
        assertThat(keys.findByHash("b")).contains(passing);
        assertThat(keys.findByHash("c")).isEmpty();
        assertThatThrownBy(() -> keys.save(key("a", NOW))).isInstanceOf(DuplicateKeyException.class);
    }

    private static Account account(String name) {
        return new Account(RecordIds.next(), null, name, false, NOW);
    }

    private static ApiKey key(String hash, @Nullable Instant end) {
        var grants = new ApiKey.Grants(Set.of(Permission.values()));
        return new ApiKey(RecordIds.next(), null, "ada", hash, "dk_abc", grants, end, NOW);
    }
}
