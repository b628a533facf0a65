package dev.docent.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A flood of refusals takes a bounded number of entries, and each is counted. */
class RefusedEventsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:28:38Z");

    private final RefusedEvents refused = new RefusedEvents();

    @Test
    void enterTheFirstAtOnceAndTheOthersOnceAMinute() {
        count("192.0.2.1", 1, NOW);
        assertThat(refused.takeDue(NOW)).extracting(AuditEntry::count).containsExactly(1L);

        count("192.0.2.1", 500, NOW.plusSeconds(1));
        assertThat(refused.takeDue(NOW.plusSeconds(59))).isEmpty();
        var minute = refused.takeDue(NOW.plusSeconds(60));
        assertThat(minute).extracting(AuditEntry::count).containsExactly(500L);
        assertThat(minute).extracting(AuditEntry::at).containsExactly(NOW.plusSeconds(1));
    }

    @Test
    void areKeptApartByWhoWhatAndWhere() {
        count("192.0.2.1", 1, NOW);
        count("192.0.2.2", 1, NOW);

        assertThat(refused.takeDue(NOW)).hasSize(2);
    }

    @Test
    void ofVeryManyAddressesAreCountedTogether() {
        for (var address = 0; address < 10_000; address++) {
            count("192.0.2." + address, 1, NOW);
        }

        var due = refused.takeDue(NOW);

        assertThat(due).hasSize(RefusedEvents.MAX_KINDS + 1);
        assertThat(due.stream().mapToLong(AuditEntry::count).sum()).isEqualTo(10_000);
    }

    @Test
    void takeNoMemoryAMinuteAfterTheLast() {
        for (var address = 0; address < RefusedEvents.MAX_KINDS; address++) {
            count("192.0.2." + address, 1, NOW);
        }
        refused.takeDue(NOW);
        refused.takeDue(NOW.plusSeconds(60));

        count("198.51.100.1", 1, NOW.plusSeconds(61));

        assertThat(refused.takeDue(NOW.plusSeconds(61)))
                .extracting(AuditEntry::address)
                .containsExactly("198.51.100.1");
    }

    private void count(String address, int times, Instant at) {
        var event = AuditEvent.of(AuditAction.REQUEST, null).from(address).refused("401");
        for (var time = 0; time < times; time++) {
            refused.count(event, null, at);
        }
    }
}
