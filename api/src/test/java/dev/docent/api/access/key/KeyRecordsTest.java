package dev.docent.api.access.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.RecordStoreTest;
import dev.docent.api.access.Grants;
import dev.docent.api.access.KeyBudget;
import dev.docent.api.access.Permission;
import dev.docent.api.problem.ProblemException;
import dev.docent.storage.records.OffsetPage;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;

/** What is expected of the records of keys and of their usage. */
class KeyRecordsTest extends RecordStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:28:38.123Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");
    private static final OffsetPage PAGE = new OffsetPage(10, 0, Sort.by(Sort.Direction.DESC, "id"));
    private static final ApiKey.Settings ALL = new ApiKey.Settings(Permission.all(), null, null);

    @Test
    void findAKeyByItsHash() {
        var lasting = keys().save(key("a", ALL, null));
        var budget = new KeyBudget(1L, null, 3L);
        var bound = new ApiKey.Settings(Set.of(Permission.CHAT), Set.of("base", "other"), budget);
        var passing = keys().save(key("b", bound, NOW));

        assertThat(keys().findByHash("a")).contains(lasting);
        assertThat(keys().findByHash("b")).contains(passing);
        assertThat(keys().findByHash("c")).isEmpty();
        assertThatThrownBy(() -> keys().save(key("a", ALL, NOW))).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void boundKeysByTheirAccount() {
        var key = keys().save(key("a", ALL, NOW));
        var newer = keys().save(key("b", ALL, NOW));

        assertThat(keys().findByAccount("ada", PAGE)).containsExactly(newer, key);
        assertThat(keys().findByAccountAndId("ada", key.id())).contains(key);
        assertThat(keys().findByAccount("bob", PAGE)).isEmpty();
        assertThat(keys().findByAccountAndId("bob", key.id())).isEmpty();
        keys().deleteByAccountAndId("bob", key.id());
        assertThat(keys().findById(key.id())).contains(key);
    }

    @Test
    void recordAUseBesideAChange() {
        var key = keys().save(key("a", ALL, NOW));

        keys().markUsed(key.id(), NOW);
        keys().markUsed("nobody", NOW);

        assertThat(keys().findById(key.id())).get().returns(NOW, ApiKey::lastUsedAt);
        keys().save(key.changed("other", ALL, null));
        assertThatThrownBy(() -> keys().save(key.changed("late", ALL, null)))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void doNotRestoreARevokedKeyByAChange() {
        var key = keys().save(key("a", ALL, NOW));
        keys().deleteByAccountAndId("ada", key.id());

        assertThatThrownBy(() -> keys().save(key.changed("late", ALL, null)))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(keys().findById(key.id())).isEmpty();
    }

    @Test
    void loseExpiredKeysAndPastUsageAfterADay() {
        var lasting = keys().save(key("lasting", ALL, null));
        var told = keys().save(key("told", ALL, NOW));
        var old = keys().save(key("old", ALL, NOW.minusSeconds(2)));
        var none = KeyUsage.none(DAY.minusDays(1), "old");
        var today = KeyUsage.none(DAY, "told");
        var budget = new KeyBudget(9L, null, null);
        usage().admit(none, budget, 0);
        usage().admit(today, budget, 0);

        var later = NOW.plus(Duration.ofDays(1)).minusSeconds(1);
        new ExpiredKeys(keys(), usage(), Clock.fixed(later, ZoneOffset.UTC)).delete();

        assertThat(keys().findById(lasting.id())).isPresent();
        assertThat(keys().findById(told.id())).isPresent();
        assertThat(keys().findById(old.id())).isEmpty();
        assertThat(usage().findById(none.id())).isEmpty();
        assertThat(usage().findById(today.id())).isPresent();
    }

    @Test
    void limitTheKeysOfAnAccountButForTemporaryOnes() {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var issued = new IssuedKeys(keys(), new KeyUse(keys()), clock);
        var grants = new Grants(Permission.USUAL, null);
        issued.issueTemporary("ada", grants, NOW);
        for (var number = 0; number < IssuedKeys.MAX_PER_ACCOUNT; number++) {
            issued.issue("ada", "key " + number, grants, null, NOW);
        }

        assertThatThrownBy(() -> issued.issue("ada", "one more", grants, null, NOW))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at most 100");
        issued.issueTemporary("ada", grants, NOW);
        issued.issue("bob", "his", grants, null, NOW);
    }

    @Test
    void admitNoMoreRequestsAndBytesThanABudgetHasHoweverManyComeAtOnce() throws Exception {
        var requests = new KeyBudget(20L, null, null);
        assertThat(admitted(KeyUsage.none(DAY, "requests"), requests, 1)).hasSize(20);
        var bytes = new KeyBudget(null, null, 100L);
        assertThat(admitted(KeyUsage.none(DAY, "bytes"), bytes, 6)).hasSize(16);
        assertThat(usage().admit(KeyUsage.none(DAY, "bytes"), bytes, 4)).isPresent();
        assertThat(usage().admit(KeyUsage.none(DAY, "bytes"), bytes, 1)).isEmpty();
        assertThat(usage().admit(KeyUsage.none(DAY, "large"), bytes, 101)).isEmpty();
    }

    @Test
    void admitRequestsWhileATokenIsLeft() {
        var budget = new KeyBudget(null, 10L, null);
        var day = KeyUsage.none(DAY, "tokens");

        assertThat(usage().admit(day, budget, 0)).isPresent();
        usage().add(day.id(), 9);
        assertThat(usage().admit(day, budget, 0)).isPresent();
        usage().add(day.id(), 7);
        assertThat(usage().admit(day, budget, 0)).isEmpty();
        assertThat(usage().findById(day.id()))
                .get()
                .returns(16L, KeyUsage::tokens)
                .returns(2L, KeyUsage::requests);
        assertThat(usage().admit(KeyUsage.none(DAY.plusDays(1), "tokens"), budget, 0))
                .isPresent();
    }

    private List<KeyUsage> admitted(KeyUsage day, KeyBudget budget, long bytes) throws InterruptedException {
        List<Callable<Optional<KeyUsage>>> callers = IntStream.range(0, 64)
                .<Callable<Optional<KeyUsage>>>mapToObj(caller -> () -> usage().admit(day, budget, bytes))
                .toList();
        usage();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(callers).stream()
                    .map(Future::resultNow)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private ApiKeyRepository keys() {
        return context().getBean(ApiKeyRepository.class);
    }

    private KeyUsageRepository usage() {
        return context().getBean(KeyUsageRepository.class);
    }

    private static ApiKey key(String hash, ApiKey.Settings grants, @Nullable Instant end) {
        return new ApiKey(RecordIds.next(), null, "ada", hash, "dk_abc", grants, hash, end, NOW, null);
    }
}
