package dev.docent.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.RecordStoreTest;
import dev.docent.storage.records.OffsetPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Sort;

/** What is expected of the records of the audit log. */
class AuditRecordsTest extends RecordStoreTest {

    private static final OffsetPage PAGE = new OffsetPage(2, 0, Sort.by(Sort.Direction.DESC, "id"));

    @Test
    void keepsAnEntryAsItWas() {
        var event = AuditEvent.of(AuditAction.KEY_REVOKE, "ann")
                .by("root", "master")
                .on("key-1")
                .from("192.0.2.1");
        var entry = AuditEntry.of(event, Instant.parse("2026-11-21T02:28:38.123Z"), "request-1", 1);

        entries().save(entry);

        assertThat(list(null, null))
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(entry);
    }

    @Test
    void listsByAccountActionAndTimeNewestFirst() {
        add("ann", AuditAction.KEY_CREATE);
        add("bob", AuditAction.KEY_CREATE);
        add("ann", AuditAction.DOCUMENT_DELETE);
        add("ann", AuditAction.KEY_CREATE);

        assertThat(list("ann", null)).extracting(AuditEntry::action).containsExactly("key_create", "document_delete");
        assertThat(list("ann", AuditAction.KEY_CREATE)).hasSize(2);
        assertThat(entries()
                        .list(AuditSelection.of("ann", null, null, null), PAGE)
                        .getTotalElements())
                .isEqualTo(3);
        var later = Instant.now().plusSeconds(60);
        assertThat(entries().list(AuditSelection.of(null, null, later, null), PAGE))
                .isEmpty();
        assertThat(entries()
                        .list(AuditSelection.of(null, null, later.minusSeconds(600), later), PAGE)
                        .getTotalElements())
                .isEqualTo(4);
    }

    @Test
    void deletesByAgeOnly() {
        add("ann", AuditAction.KEY_CREATE);
        var year = new AuditProperties(Duration.ofDays(365));

        new AuditRetention(entries(), year, in(Duration.ofDays(364))).deleteOld();
        assertThat(list(null, null)).hasSize(1);
        new AuditRetention(entries(), new AuditProperties(Duration.ZERO), in(Duration.ofDays(999))).deleteOld();
        assertThat(list(null, null)).hasSize(1);
        new AuditRetention(entries(), year, in(Duration.ofDays(366))).deleteOld();
        assertThat(list(null, null)).isEmpty();
    }

    @Test
    void storesDurableActionsAtOnceAndOthersInBatches() {
        var log = new AuditLog(entries(), new RefusedEvents(), Clock.systemUTC());

        log.record(AuditEvent.of(AuditAction.DOCUMENT_UPLOAD, "ann"));
        log.record(AuditEvent.of(AuditAction.KEY_CREATE, "ann"));
        assertThat(list(null, null)).extracting(AuditEntry::action).containsExactly("key_create");

        log.flush();
        assertThat(list(null, null)).hasSize(2);
    }

    @Test
    void storesWhatIsLeftWhenTheServiceStops() {
        var log = new AuditLog(entries(), new RefusedEvents(), Clock.systemUTC());
        var refused = AuditEvent.of(AuditAction.REQUEST, null).from("192.0.2.1").refused("401");
        log.record(refused);
        log.flush();
        log.record(refused);
        log.record(refused);

        log.stop();

        assertThat(list(null, null)).extracting(AuditEntry::count).containsExactly(2L, 1L);
    }

    private static Clock in(Duration time) {
        return Clock.fixed(Instant.now().plus(time), ZoneOffset.UTC);
    }

    private void add(String account, AuditAction action) {
        entries().save(AuditEntry.of(AuditEvent.of(action, account), Instant.now(), null, 1));
    }

    private List<AuditEntry> list(@Nullable String account, @Nullable AuditAction action) {
        return entries()
                .list(AuditSelection.of(account, action, null, null), PAGE)
                .getContent();
    }

    private AuditRepository entries() {
        return context().getBean(AuditRepository.class);
    }
}
