package dev.docent.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.RecordStoreTest;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** What is expected of the records of accounts. */
class AccountRecordsTest extends RecordStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:28:38.123Z");

    @Test
    void keepsAnAccountOnceUnderItsName() {
        var accounts = context().getBean(AccountRepository.class);
        var saved = accounts.save(account("ada"));

        assertThatThrownBy(() -> accounts.save(account("ada"))).isInstanceOf(DuplicateKeyException.class);
        assertThat(accounts.findByExternalId("ada")).contains(saved);
        assertThat(accounts.findByExternalId("Ada")).isEmpty();
        accounts.save(saved.welcome());
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

    private static Account account(String name) {
        return Account.created(RecordIds.next(), name, NOW);
    }
}
