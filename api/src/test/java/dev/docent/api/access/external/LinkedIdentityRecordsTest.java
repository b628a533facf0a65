package dev.docent.api.access.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.RecordStoreTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is expected of the records of linked identities. */
class LinkedIdentityRecordsTest extends RecordStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:28:38.123Z");

    @Test
    void keepEverythingOfALink() {
        assertThat(identities().link("acme", "user of acme", "ada")).isTrue();

        var link = identities().find("acme", "user of acme").orElseThrow();
        assertThat(link.account()).isEqualTo("ada");
        assertThat(link.createdAt()).isEqualTo(NOW);
        assertThat(identities().of("ada")).containsExactly(link);
        assertThat(identities().existing(List.of(link.id(), "other"))).containsExactly(link.id());
        assertThat(identities().find("other", "user of acme")).isEmpty();
    }

    @Test
    void linkAUserOnceAndAnAccountOnceForEachIssuer() {
        identities().link("acme", "one", "ada");

        assertThat(identities().link("acme", "one", "ada")).isTrue();
        assertThat(identities().link("acme", "one", "ben")).isFalse();
        assertThat(identities().link("acme", "two", "ada")).isFalse();
        assertThat(identities().link("other", "one", "ada")).isTrue();
        assertThat(identities().of("ada")).hasSize(2);
        assertThat(identities().of("ben")).isEmpty();
    }

    @Test
    void endLinksOfAnAccountOnly() {
        identities().link("acme", "one", "ada");
        identities().link("other", "one", "ada");
        identities().link("acme", "two", "ben");

        assertThat(identities().unlink("ada", "acme")).isTrue();
        assertThat(identities().unlink("ada", "acme")).isFalse();
        assertThat(identities().deleteOf("ada")).containsEntry("linked_identities", 1L);
        assertThat(identities().of("ada")).isEmpty();
        assertThat(identities().of("ben")).hasSize(1);
    }

    private LinkedIdentities identities() {
        return new LinkedIdentities(
                context().getBean(LinkedIdentityRepository.class), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
