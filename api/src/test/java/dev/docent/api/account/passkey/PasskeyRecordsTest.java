package dev.docent.api.account.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.RecordStoreTest;
import dev.docent.storage.records.OffsetPage;
import dev.docent.storage.records.RecordIds;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;

/** What is expected of the records of passkeys. */
class PasskeyRecordsTest extends RecordStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:28:38.123Z");

    @Test
    void keepEverythingOfAPasskey() {
        var saved = passkeys().save(passkey("ada", "key"));
        var changed = passkeys().save(saved.used(7, true, true, NOW).named("Phone"));

        assertThat(passkeys().findByCredentialId("key")).contains(changed);
        assertThat(passkeys().findByAccountAndId("ada", saved.id())).contains(changed);
        assertThat(passkeys().findByAccountAndId("ben", saved.id())).isEmpty();
        assertThat(passkeys().findByCredentialId("KEY")).isEmpty();
    }

    @Test
    void keepAKeyOnce() {
        passkeys().save(passkey("ada", "key"));

        assertThatThrownBy(() -> passkeys().save(passkey("ben", "key"))).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void acceptOneOfTwoUses() {
        var read = passkeys().save(passkey("ada", "key"));
        passkeys().save(read.used(1, true, false, NOW));

        assertThatThrownBy(() -> passkeys().save(read.used(1, true, false, NOW)))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void listAndDeleteThoseOfAnAccount() {
        passkeys().save(passkey("ada", "first"));
        var second = passkeys().save(passkey("ada", "second"));
        passkeys().save(passkey("ben", "third"));

        assertThat(passkeys()
                        .findByAccount("ada", new OffsetPage(1, 0, Sort.by(Sort.Direction.DESC, "id")))
                        .getContent())
                .containsExactly(second);
        assertThat(passkeys().countByAccount("ada")).isEqualTo(2);
        passkeys().deleteByAccountAndId("ben", second.id());
        passkeys().deleteByAccountAndId("ada", second.id());
        assertThat(passkeys().findByAccount("ada")).hasSize(1);
        passkeys().deleteByAccount("ada");
        assertThat(passkeys().count()).isEqualTo(1);
    }

    private PasskeyRepository passkeys() {
        return context().getBean(PasskeyRepository.class);
    }

    private static Passkey passkey(String account, String credentialId) {
        return new Passkey(
                RecordIds.next(),
                null,
                account,
                credentialId,
                "Key",
                "c29tZXRoaW5n",
                0,
                false,
                true,
                false,
                "hybrid internal",
                NOW,
                null);
    }
}
